//! The original f32 files to a model folder.

use std::path::Path;

use nearsight_encoder::{
    ImageManifest, Manifest, Original, Source, Variant, quantize_as, quantize_image_model,
};

use crate::error::CliError;
use crate::model::folder::FolderManifest;
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
    let manifest = FolderManifest::Text(model.manifest.clone());
    manifest.write(&model.files, to)?;
    Ok(model.manifest)
}

/// Reads a checkpoint of EfficientNet-Lite0 and writes the small model to a folder.
pub(crate) fn convert_pictures(
    checkpoint: &Path,
    to: &Path,
    source: &Source,
) -> Result<ImageManifest, CliError> {
    let checkpoint = files::read(checkpoint)?;
    let model = quantize_image_model(&checkpoint, source, SHARD_BYTES)?;
    let manifest = FolderManifest::Image(model.manifest.clone());
    manifest.write(&model.files, to)?;
    Ok(model.manifest)
}
