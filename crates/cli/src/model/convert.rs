//! The original f32 files to a model folder.

use std::fs;
use std::path::Path;

use nearsight_encoder::{Manifest, Original, Source, Variant, quantize_as};

use crate::error::CliError;
use crate::model::cache::manifest_in;
use crate::model::hub_folder;
use crate::{files, progress};

/// Largest weights file in bytes: what every static host takes and a browser fetches again without pain.
const SHARD_BYTES: usize = 20 << 20;

/// Reads `config.json`, `model.safetensors` and the tokenizer of a folder and writes the small model to another.
pub(crate) fn convert(
    from: &Path,
    to: &Path,
    source: &Source,
    variant: &Variant,
) -> Result<Manifest, CliError> {
    let (weights, config, vocab) = (
        hub_folder::weights(from)?,
        files::read(&from.join("config.json"))?,
        hub_folder::tokenizer(from)?,
    );
    let original = Original {
        weights: &weights,
        config: &config,
        vocab: &vocab,
    };
    let bar = progress::counting("rounding", "layers", 0);
    let model = quantize_as(variant, &original, source, SHARD_BYTES, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    // None if there is none, or none that can be read.
    let before = manifest_in(to).ok();
    files::create_folder(to)?;
    for (name, bytes) in &model.files {
        files::write(&to.join(name), bytes)?;
    }
    // Last: a folder with a manifest is complete.
    files::write(
        &to.join("manifest.json"),
        model.manifest.to_json().as_bytes(),
    )?;
    if let Some(before) = before {
        remove_others(to, &before, &model.manifest)?;
    }
    Ok(model.manifest)
}

/// Removes what the folder's last model had and this one has not: whoever copies the folder must not copy it.
fn remove_others(folder: &Path, before: &Manifest, now: &Manifest) -> Result<(), CliError> {
    for file in &before.files {
        let path = folder.join(&file.name);
        if now.file(&file.name).is_none() && path.is_file() {
            fs::remove_file(&path).map_err(|error| CliError::write(&path, error))?;
        }
    }
    Ok(())
}
