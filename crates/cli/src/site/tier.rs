//! What makes vectors of questions in the page.

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use serde::Deserialize;

use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;

/// Folder of the model beside the index.
const FOLDER: &str = "model";
/// What says which files it has.
const MANIFEST: &str = "manifest.json";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tier {
    /// Vectors of words, a few kilobytes a question
    #[default]
    Static,
    /// The model itself, fetched behind the first question over good connections: `<near-sight tier="text">`
    Text,
}

/// Copies the model beside the index, for pages with `tier="text"`.
///
/// # Errors
/// `file-missing` where the model is not there whole.
pub(super) fn copy_model(model: &str, out: &Path) -> Result<(), CliError> {
    let from = Cache::locate().folder(model);
    let manifest = files::read(&from.join(MANIFEST))?;
    let loader = nearsight_encoder::ModelLoader::new(&manifest)?;
    let to = out.join(FOLDER);
    files::create_folder(&to)?;
    let names = loader
        .manifest()
        .files
        .iter()
        .map(|file| file.name.as_str());
    // The manifest last: what it names is there by then.
    for name in names.chain([MANIFEST]) {
        files::copy(&from.join(name), &to.join(name))?;
    }
    Ok(())
}

/// Removes the model that an index with another tier had beside it: some 18 MB that no page asks for.
///
/// # Errors
/// What the disk refused.
pub(super) fn remove_model(out: &Path) -> Result<(), CliError> {
    let folder = out.join(FOLDER);
    if !folder.join(MANIFEST).is_file() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).map_err(|error| CliError::write(&folder, error))
}
