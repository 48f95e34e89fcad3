//! From the f32 checkpoint to a model folder.
//!
//! Pointwise weights have 8 bits, one scale an output channel. The stem and the depthwise convolutions, a twentieth of
//! all weights, have more, because their few weights a channel weigh most: measured on 62 photos, 8 bits for the stem
//! cost .0006 of the features' cosine and for the depthwise .005, against .004 for all the others together.
//! What rounding does to the mean of a channel is made good in its bias (`expectation.rs`): .9932 became .9983.

use nearsight_image::Preprocessing;

use super::architecture::{Architecture, Block};
use super::checkpoint::{Checkpoint, Convolution};
use super::expectation::{mean_error, relu6_means};
use super::{DEPTHWISE_LARGEST, STEM_LARGEST};
use crate::hash::sha256_hex;
use crate::image_config::ImageConfig;
use crate::manifest::FORMAT_VERSION;
use crate::quantize::describe;
use crate::quantize::rows::{round_rows, round_wide_rows};
use crate::quantize::shards::{Origin, Tensor, file, shard};
use crate::quantize::tensors::int8_rows;
use crate::torch_file::StateDict;
use crate::{
    EncoderError, FileRole, ImageManifest, ImageModelLoader, ModelKind, Precision, Source,
};

/// Names the bits and the roundings above.
const SCHEME: &str = "corrected-1/stem15/depthwise14/pointwise8";

/// File of the classifier.
const CLASSIFIER: &str = "classifier.safetensors";

/// A model folder in memory.
#[derive(Debug, Clone)]
pub struct QuantizedImageModel {
    /// Goes into `manifest.json`.
    pub manifest: ImageManifest,
    /// Name and bytes of all other files.
    pub files: Vec<(String, Vec<u8>)>,
}

impl QuantizedImageModel {
    /// The scheme that this version writes.
    pub const SCHEME: &'static str = SCHEME;

    /// A loader that has all files.
    ///
    /// # Errors
    /// [`EncoderError`] if a file is not what the manifest says.
    pub fn loader(&self) -> Result<ImageModelLoader, EncoderError> {
        let mut loader = ImageModelLoader::new(self.manifest.to_json().as_bytes())?;
        for (name, bytes) in &self.files {
            loader.file(name, bytes)?;
        }
        Ok(loader)
    }
}

/// Quantizes the checkpoint of EfficientNet-Lite0 (a PyTorch file). The same bytes on every machine. Of `source`, what is
/// about texts is not used.
///
/// # Errors
/// [`EncoderError`] if the file is damaged or not of this network.
pub fn quantize_image_model(
    original: &[u8],
    source: &Source,
    shard_bytes: usize,
) -> Result<QuantizedImageModel, EncoderError> {
    let from = StateDict::from_bytes("the checkpoint", original)?;
    let architecture = Architecture::lite0();
    let preprocessing = Preprocessing::EFFICIENTNET_LITE;
    let fingerprint = fingerprint(original, source, &preprocessing);
    let origin = Origin::new("efficientnet-lite", &fingerprint, source);
    let checkpoint = Checkpoint {
        from: &from,
        architecture: &architecture,
    };
    let mut files = shard(network(&checkpoint)?, shard_bytes, &origin)?;
    let described = files.iter();
    let mut listed: Vec<_> = described
        .map(|(name, bytes)| describe(name, bytes, FileRole::Weights))
        .collect();
    let with_classes = file(CLASSIFIER, &classifier(&checkpoint)?, &origin)?;
    listed.push(describe(CLASSIFIER, &with_classes, FileRole::Classifier));
    files.push((CLASSIFIER.into(), with_classes));
    let manifest = ImageManifest {
        format_version: FORMAT_VERSION,
        kind: ModelKind::Image,
        id: source.id.clone(),
        scheme: SCHEME.into(),
        precision: Precision::W8A13,
        dimension: architecture.features,
        texts: None,
        alignment: None,
        logit_scale: None,
        config: ImageConfig::EfficientNet(architecture),
        preprocessing,
        source: source.origin.clone(),
        licence: source.licence.clone(),
        files: listed,
        fingerprint,
    };
    Ok(QuantizedImageModel { manifest, files })
}

/// Pictures prepared otherwise have other vectors.
fn fingerprint(checkpoint: &[u8], source: &Source, preprocessing: &Preprocessing) -> String {
    let preprocessing = format!("{preprocessing:?}");
    let digest = sha256_hex(&[checkpoint, SCHEME.as_bytes(), preprocessing.as_bytes()]);
    let precision = Precision::W8A13.name();
    format!("{}/{precision}/{}", source.id, &digest[..16])
}

/// All that encoding needs, in the order of the layers.
pub(super) fn network(checkpoint: &Checkpoint) -> Result<Vec<Tensor>, EncoderError> {
    let stem = checkpoint.stem()?;
    let mut out = wide("stem", &stem, STEM_LARGEST);
    // The mean of each channel that the next convolution reads.
    let mut means = relu6_means(&stem);
    for (index, shape) in checkpoint.architecture.blocks.iter().enumerate() {
        out.extend(block(checkpoint, index, shape, &mut means)?);
    }
    out.extend(pointwise("head", &checkpoint.head()?, &means));
    Ok(out)
}

fn block(
    checkpoint: &Checkpoint,
    index: usize,
    block: &Block,
    means: &mut Vec<f64>,
) -> Result<Vec<Tensor>, EncoderError> {
    let weights = checkpoint.block(index, block)?;
    let name = |part: &str| format!("blocks.{index}.{part}");
    let mut out = Vec::new();
    if let Some(expand) = &weights.expand {
        out.extend(pointwise(&name("expand"), expand, means));
    }
    out.extend(wide(
        &name("depthwise"),
        &weights.depthwise,
        DEPTHWISE_LARGEST,
    ));
    let inner = relu6_means(&weights.depthwise);
    out.extend(pointwise(&name("project"), &weights.project, &inner));
    let projected = weights.project.mean.iter().map(|&mean| f64::from(mean));
    *means = if block.has_shortcut() {
        projected
            .zip(&*means)
            .map(|(mean, input)| mean + input)
            .collect()
    } else {
        projected.collect()
    };
    Ok(out)
}

fn classifier(checkpoint: &Checkpoint) -> Result<Vec<Tensor>, EncoderError> {
    let classifier = checkpoint.classifier()?;
    let width = checkpoint.architecture.features;
    let mut out = int8_rows("classifier", round_rows(classifier.weight, width), width);
    out.push(Tensor::f32("classifier.bias".into(), classifier.bias));
    Ok(out)
}

/// 8 bits a weight, for inputs of these means.
fn pointwise(name: &str, from: &Convolution, means: &[f64]) -> Vec<Tensor> {
    let (codes, scales) = round_rows(&from.weight, means.len());
    let errors = mean_error(&from.weight, &codes, &scales, means);
    let bias = from.bias.iter().zip(errors);
    let bias: Vec<f32> = bias
        .map(|(&bias, error)| (f64::from(bias) - error) as f32)
        .collect();
    let mut out = int8_rows(name, (codes, scales), means.len());
    out.push(Tensor::f32(format!("{name}.bias"), &bias));
    out
}

/// 16 bits a weight, of which codes up to `largest` are used.
fn wide(name: &str, from: &Convolution, largest: i16) -> Vec<Tensor> {
    let width = from.weight.len() / from.bias.len();
    let (codes, scales) = round_wide_rows(&from.weight, width, largest);
    vec![
        Tensor::i16(format!("{name}.weight"), &codes, width),
        Tensor::f32(format!("{name}.scale"), &scales),
        Tensor::f32(format!("{name}.bias"), &from.bias),
    ]
}
