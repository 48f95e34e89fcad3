//! The folder that models are kept in: one folder each, the original files in `source` below it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use nearsight_encoder::{
    EncoderError, ImageEncoder, ImageManifest, ImageModelLoader, ModelLoader, TextEncoder,
};

use crate::error::CliError;
use crate::files;
use crate::model::folder::FolderManifest;
use crate::model::registry::KnownModel;
use crate::model::{hash, registry};

/// The models of this machine.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `NEARSIGHT_MODELS`, else `nearsight` in the system's folder for caches.
    pub(crate) fn locate() -> Self {
        Self {
            root: root(|name| env::var_os(name).filter(|value| !value.is_empty())),
        }
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the model of that name is, or would be.
    pub(crate) fn folder(&self, id: &str) -> PathBuf {
        self.root.join(id)
    }

    /// Where the model's original files are, or would be.
    pub(crate) fn source(&self, id: &str) -> PathBuf {
        self.folder(id).join("source")
    }

    /// The manifests of all folders of a model, if all of them are intact.
    pub(crate) fn whole(&self, known: &KnownModel) -> Option<Vec<FolderManifest>> {
        let folders = known.folders().into_iter();
        folders.map(|folder| self.intact(&folder)).collect()
    }

    /// The manifest, if all files it lists are there with the right hashes, made as this version makes them.
    fn intact(&self, id: &str) -> Option<FolderManifest> {
        let folder = self.folder(id);
        let manifest = FolderManifest::of_folder(&folder).ok()?;
        let is_intact = manifest.is_current()
            && manifest
                .files()
                .iter()
                .all(|file| hash::is_intact(&folder.join(&file.name), file.bytes, &file.sha256));
        is_intact.then_some(manifest)
    }

    /// Loads a model.
    ///
    /// # Errors
    /// [`CliError::ModelUnknown`]; [`CliError::ModelMissing`] with the command that fetches it; [`CliError::Model`] if
    /// its files are not what the manifest says.
    pub(crate) fn load(&self, id: &str) -> Result<TextEncoder, CliError> {
        load(&self.present(id)?)
    }

    /// Loads a model of pictures.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub(crate) fn load_pictures(&self, id: &str) -> Result<ImageEncoder, CliError> {
        load_pictures(&self.present(id)?)
    }

    /// The folder of a model that is there.
    pub(crate) fn present(&self, id: &str) -> Result<PathBuf, CliError> {
        let folder = self.folder(id);
        if folder.join("manifest.json").is_file() {
            return Ok(folder);
        }
        registry::find(id)?;
        let id = id.to_owned();
        Err(CliError::ModelMissing { id, folder })
    }
}

/// Loads a model folder.
pub(crate) fn load(folder: &Path) -> Result<TextEncoder, CliError> {
    let refuse = |error| refused(folder, error);
    let mut loader =
        ModelLoader::new(&files::read(&folder.join("manifest.json"))?).map_err(refuse)?;
    let names: Vec<String> = loader
        .manifest()
        .files
        .iter()
        .map(|file| file.name.clone())
        .collect();
    for name in names {
        let path = folder.join(&name);
        // A file that is not there is named by `finish`.
        if path.is_file() {
            loader.file(&name, &files::read(&path)?).map_err(refuse)?;
        }
    }
    loader.finish().map_err(refuse)
}

/// Loads a folder with a model of pictures.
pub(crate) fn load_pictures(folder: &Path) -> Result<ImageEncoder, CliError> {
    load_pictures_as(folder, |_| ())
}

/// The same, with other settings than its manifest has.
pub(crate) fn load_pictures_as(
    folder: &Path,
    change: impl FnOnce(&mut ImageManifest),
) -> Result<ImageEncoder, CliError> {
    let refuse = |error| refused(folder, error);
    let manifest = files::read(&folder.join("manifest.json"))?;
    let mut manifest = ImageManifest::from_json(&manifest).map_err(refuse)?;
    change(&mut manifest);
    let mut loader = ImageModelLoader::new(manifest.to_json().as_bytes()).map_err(refuse)?;
    for file in loader.manifest().files.clone() {
        let path = folder.join(&file.name);
        // As above.
        if path.is_file() {
            let bytes = files::read(&path)?;
            loader.file(&file.name, &bytes).map_err(refuse)?;
        }
    }
    loader.finish().map_err(refuse)
}

fn refused(folder: &Path, error: EncoderError) -> CliError {
    CliError::Model {
        folder: folder.to_path_buf(),
        error,
    }
}

fn root(variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    if let Some(models) = variable("NEARSIGHT_MODELS") {
        return models.into();
    }
    let home = || variable("HOME").map(PathBuf::from);
    let caches = variable("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| match env::consts::OS {
            "windows" => variable("LOCALAPPDATA").map(PathBuf::from),
            "macos" => home().map(|home| home.join("Library/Caches")),
            _ => home().map(|home| home.join(".cache")),
        });
    caches.unwrap_or_else(env::temp_dir).join("nearsight")
}

#[cfg(test)]
mod tests;
