//! The original f32 files to a model folder.

use std::path::Path;

use nearsight_encoder::{Manifest, Source, quantize};

use crate::error::CliError;
use crate::files;
use crate::model::hub_folder;

/// Largest weights file in bytes: what every static host takes and a browser fetches again without pain.
const SHARD_BYTES: usize = 20 << 20;

/// Reads `config.json`, `model.safetensors` and the tokenizer of a folder and writes the int8 model to another.
pub(crate) fn convert(from: &Path, to: &Path, source: &Source) -> Result<Manifest, CliError> {
    let (weights, config, vocab) = (
        hub_folder::weights(from)?,
        files::read(&from.join("config.json"))?,
        hub_folder::tokenizer(from)?,
    );
    let model = quantize(&weights, &config, &vocab, source, SHARD_BYTES)?;
    files::create_folder(to)?;
    for (name, bytes) in &model.files {
        files::write(&to.join(name), bytes)?;
    }
    // Last: a folder with a manifest is complete.
    files::write(
        &to.join("manifest.json"),
        model.manifest.to_json().as_bytes(),
    )?;
    Ok(model.manifest)
}
