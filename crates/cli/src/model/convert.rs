//! The original f32 files to a model folder.

use std::path::Path;

use nearsight_encoder::{
    ClipOriginal, ImageManifest, Manifest, Original, QuantizedClip, Source, Variant, quantize_as,
    quantize_clip, quantize_image_model,
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

/// Reads a CLIP model's folder and writes its tower of pictures to a folder and its tower of texts beside it.
pub(crate) fn convert_clip(
    from: &Path,
    to: &Path,
    source: &Source,
    variant: &Variant,
) -> Result<[FolderManifest; 2], CliError> {
    let preprocessor = from.join("preprocessor_config.json");
    let preprocessor = preprocessor.is_file().then(|| files::read(&preprocessor));
    let (weights, config, tokenizer, preprocessor) = (
        hub_folder::weights(from)?,
        files::read(&from.join("config.json"))?,
        hub_folder::clip_tokenizer(from)?,
        preprocessor.transpose()?,
    );
    let original = ClipOriginal {
        weights: &weights,
        config: &config,
        tokenizer: &tokenizer,
        preprocessor: preprocessor.as_deref(),
    };
    let bar = progress::counting("rounding", "layers", 0);
    let model = quantize_clip(variant, &original, source, SHARD_BYTES, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    let (pictures, texts) = (model.pictures, model.texts);
    let manifests = [
        FolderManifest::Image(pictures.manifest),
        FolderManifest::Text(texts.manifest),
    ];
    manifests[0].write(&pictures.files, to)?;
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let beside = to.with_file_name(QuantizedClip::text_id(&name));
    manifests[1].write(&texts.files, &beside)?;
    Ok(manifests)
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
