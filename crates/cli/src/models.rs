//! The models that an index needs, each loaded once.

use std::collections::BTreeMap;

use nearsight_encoder::{ImageEncoder, ImageManifest, TextEncoder};
use nearsight_engine::{Encoder, Encoders, EngineError, PictureSpace};

use crate::error::CliError;
use crate::model::cache::{self, Cache};
use crate::model::folder::FolderManifest;

/// Models at hand.
#[derive(Default)]
pub(crate) struct Models {
    texts: BTreeMap<String, TextEncoder>,
    /// Name of the one for passages.
    passages: Option<String>,
    pictures: Option<PictureModel>,
}

/// A model of pictures: where its vectors are is known without the network that makes them.
struct PictureModel {
    manifest: ImageManifest,
    encoder: Option<ImageEncoder>,
}

/// A head leads into the space of any model of its texts' name; two towers are of one model, whose fingerprint both have.
fn check_same_space(pictures: &ImageManifest, texts: &TextEncoder) -> Result<(), CliError> {
    if pictures.alignment.is_some() || texts.fingerprint() == pictures.fingerprint {
        return Ok(());
    }
    let describe = |id: &str, fingerprint: &str| format!("{id} ({fingerprint})");
    Err(CliError::Engine(EngineError::ModelMismatch {
        indexed: describe(&pictures.id, &pictures.fingerprint),
        loaded: describe(texts.id(), texts.fingerprint()),
    }))
}

impl Models {
    /// Loads the model of passages.
    ///
    /// # Errors
    /// As [`Cache::load`].
    pub(crate) fn load_passages(&mut self, id: &str) -> Result<(), CliError> {
        self.load_texts(id)?;
        self.passages = Some(id.into());
        Ok(())
    }

    /// Takes a model of pictures for its place alone: enough to look for texts there.
    ///
    /// # Errors
    /// As [`Cache::load`]; [`CliError::OtherKind`] for a model of texts.
    pub(crate) fn load_picture_space(&mut self, id: &str) -> Result<(), CliError> {
        let folder = Cache::locate().present(id)?;
        let FolderManifest::Image(manifest) = FolderManifest::of_folder(&folder)? else {
            return Err(CliError::OtherKind {
                id: id.into(),
                what: "reads texts; give a model of pictures, such as lite0-minilm",
            });
        };
        if let Some(texts) = &manifest.texts {
            self.load_texts(texts)?;
            check_same_space(&manifest, &self.texts[texts])?;
        }
        self.pictures = Some(PictureModel {
            manifest,
            encoder: None,
        });
        Ok(())
    }

    /// Loads a model of pictures, its network too.
    ///
    /// # Errors
    /// As [`Self::load_picture_space`].
    pub(crate) fn load_pictures(&mut self, id: &str) -> Result<(), CliError> {
        self.load_picture_space(id)?;
        let encoder = cache::load_pictures(&Cache::locate().folder(id))?;
        self.pictures = Some(PictureModel {
            manifest: encoder.manifest().clone(),
            encoder: Some(encoder),
        });
        Ok(())
    }

    fn load_texts(&mut self, id: &str) -> Result<(), CliError> {
        if !self.texts.contains_key(id) {
            self.texts.insert(id.into(), Cache::locate().load(id)?);
        }
        Ok(())
    }

    /// The model of passages.
    pub(crate) fn passages(&self) -> Option<&TextEncoder> {
        self.texts.get(self.passages.as_ref()?)
    }

    /// The model of pictures, if its network was loaded.
    pub(crate) fn pictures(&self) -> Option<&ImageEncoder> {
        self.pictures.as_ref()?.encoder.as_ref()
    }

    /// All of them, for the engine.
    pub(crate) fn encoders(&self) -> Encoders<'_> {
        let space = |model: &'_ PictureModel| {
            let manifest = &model.manifest;
            let texts = self.texts.get(manifest.texts.as_ref()?)?;
            Some(texts as &dyn Encoder)
        };
        Encoders {
            text: self.passages().map(|texts| texts as &dyn Encoder),
            pictures: self.pictures.as_ref().map(|model| PictureSpace {
                id: &model.manifest.id,
                fingerprint: &model.manifest.fingerprint,
                dimension: model.manifest.dimension,
                texts: space(model),
            }),
        }
    }
}
