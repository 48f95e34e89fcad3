//! What makes vectors of questions in the page.

use std::path::Path;

use clap::ValueEnum;
use serde::Deserialize;

use crate::error::CliError;
use crate::files;
use crate::model::cache::Cache;

/// Folder of the model beside the index.
const FOLDER: &str = "model";

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
    const MANIFEST: &str = "manifest.json";
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
