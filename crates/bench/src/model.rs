//! A model folder, read and checked.

use std::error::Error;
use std::fs::read;
use std::path::Path;

use nearsight_encoder::{ModelLoader, TextEncoder};

/// Loads `manifest.json` and the files it lists.
pub(crate) fn load(folder: &str) -> Result<TextEncoder, Box<dyn Error>> {
    let folder = Path::new(folder);
    let mut loader = ModelLoader::new(&read(folder.join("manifest.json"))?)?;
    for file in loader.manifest().files.clone() {
        loader.file(&file.name, &read(folder.join(&file.name))?)?;
    }
    Ok(loader.finish()?)
}
