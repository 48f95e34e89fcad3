//! A model folder on disk: its manifest, whatever the model reads, and writing it whole.

use std::fs;
use std::path::Path;

use nearsight_encoder::{
    EncoderError, ImageConfig, ImageManifest, Manifest, ModelFile, ModelKind, QuantizedClip,
    QuantizedImageModel, TextArchitecture, Variant,
};

use crate::error::CliError;
use crate::files;

/// What a folder's `manifest.json` says.
#[derive(Debug)]
pub(crate) enum FolderManifest {
    /// Of a model of texts.
    Text(Manifest),
    /// Of a model of pictures.
    Image(ImageManifest),
}

impl FolderManifest {
    /// Reads that of a folder.
    ///
    /// # Errors
    /// [`CliError::NotFound`], [`CliError::Model`].
    pub(crate) fn of_folder(folder: &Path) -> Result<Self, CliError> {
        let bytes = files::read(&folder.join("manifest.json"))?;
        Self::from_json(&bytes).map_err(|error| CliError::Model {
            folder: folder.to_path_buf(),
            error,
        })
    }

    fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        Ok(match ModelKind::of_manifest(bytes)? {
            ModelKind::Text => Self::Text(Manifest::from_json(bytes)?),
            ModelKind::Image => Self::Image(ImageManifest::from_json(bytes)?),
        })
    }

    /// Name of the model.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Text(manifest) => &manifest.id,
            Self::Image(manifest) => &manifest.id,
        }
    }

    /// Names the vector space.
    pub(crate) fn fingerprint(&self) -> &str {
        match self {
            Self::Text(manifest) => &manifest.fingerprint,
            Self::Image(manifest) => &manifest.fingerprint,
        }
    }

    /// All files but the manifest itself.
    pub(crate) fn files(&self) -> &[ModelFile] {
        match self {
            Self::Text(manifest) => &manifest.files,
            Self::Image(manifest) => &manifest.files,
        }
    }

    /// What whoever encodes downloads.
    pub(crate) fn encoder_bytes(&self) -> u64 {
        match self {
            Self::Text(manifest) => manifest.total_bytes(),
            Self::Image(manifest) => manifest.encoder_bytes(),
        }
    }

    /// Whether this version would make it the same.
    pub(crate) fn is_current(&self) -> bool {
        match self {
            Self::Text(manifest) => {
                let scheme = match manifest.architecture {
                    TextArchitecture::Bert => Variant::default().name(),
                    TextArchitecture::Clip => QuantizedClip::text_scheme(&QuantizedClip::VARIANT),
                };
                manifest.scheme == scheme
            }
            Self::Image(manifest) => {
                let scheme = match manifest.config {
                    ImageConfig::EfficientNet(_) => QuantizedImageModel::SCHEME,
                    ImageConfig::ClipVision(_) => QuantizedClip::IMAGE_SCHEME,
                };
                manifest.scheme == scheme
            }
        }
    }

    fn to_json(&self) -> String {
        match self {
            Self::Text(manifest) => manifest.to_json(),
            Self::Image(manifest) => manifest.to_json(),
        }
    }

    /// Writes a model to a folder, in the place of what may be there.
    ///
    /// # Errors
    /// What the disk refused.
    pub(crate) fn write(&self, contents: &[(String, Vec<u8>)], to: &Path) -> Result<(), CliError> {
        // None if there is none, or none that can be read.
        let before = Self::of_folder(to).ok();
        files::create_folder(to)?;
        for (name, bytes) in contents {
            files::write(&to.join(name), bytes)?;
        }
        // Last: a folder with a manifest is complete.
        files::write(&to.join("manifest.json"), self.to_json().as_bytes())?;
        match before {
            Some(before) => self.remove_others(to, &before),
            None => Ok(()),
        }
    }

    /// Removes what the folder's last model had and this one has not: whoever copies the folder must not copy it.
    fn remove_others(&self, folder: &Path, before: &Self) -> Result<(), CliError> {
        for old in before.files() {
            let path = folder.join(&old.name);
            let is_kept = self.files().iter().any(|file| file.name == old.name);
            if !is_kept && path.is_file() {
                fs::remove_file(&path).map_err(|error| CliError::write(&path, error))?;
            }
        }
        Ok(())
    }
}
