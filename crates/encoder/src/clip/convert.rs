//! From a CLIP checkpoint to two model folders.
//!
//! Linear layers and positions have 8 bits, one scale an output channel or row, rounded to the nearest.

use nearsight_image::{Filter, Preprocessing};
use nearsight_tokenizer::Tokenizer;
use serde_json::Value;

use super::checkpoint::Tower;
use super::config::ClipConfig;
use crate::efficientnet::QuantizedImageModel;
use crate::hash::sha256_hex;
use crate::image_config::ImageConfig;
use crate::manifest::FORMAT_VERSION;
use crate::quantize::checkpoint::{Layer, Linear};
use crate::quantize::rows::round_rows;
use crate::quantize::shards::{Origin, Tensor, shard};
use crate::quantize::tensors::{int8_rows, norm, words};
use crate::quantize::{Pieces, Variant, WordBits, describe};
use crate::weights::Weights;
use crate::{
    EncoderError, FileRole, ImageManifest, Manifest, ModelFile, ModelKind, Pooling, Precision,
    Prefixes, QuantizedModel, Source, TextArchitecture, TextConfig,
};

/// Names the rounding above, before the bits of the words.
const TEXT_SCHEME: &str = "rounded-1";

/// Names it for the tower of pictures.
const IMAGE_SCHEME: &str = "rounded-1/patches8";

/// A checkpoint in the hub's layout.
#[derive(Debug, Clone, Copy)]
pub struct ClipOriginal<'a> {
    /// `model.safetensors`.
    pub weights: &'a [u8],
    /// `config.json`.
    pub config: &'a [u8],
    /// `tokenizer.json`.
    pub tokenizer: &'a [u8],
    /// `preprocessor_config.json`; without it pictures are prepared as OpenAI's models want them.
    pub preprocessor: Option<&'a [u8]>,
}

/// Two model folders in memory whose vectors are of one space.
#[derive(Debug, Clone)]
pub struct QuantizedClip {
    /// Reads pictures; has the name of the model.
    pub pictures: QuantizedImageModel,
    /// Reads texts; has that name with `-text` behind it.
    pub texts: QuantizedModel,
}

impl QuantizedClip {
    /// What is taken where nobody asks for another. Words have 8 bits: with 4 the cosine was .970 on random weights of
    /// ViT-B/32, with 8 it is .9996, because no LayerNorm stands between words and layers.
    pub const VARIANT: Variant = Variant {
        words: WordBits::Int8,
        vocabulary: Pieces::All,
    };

    /// The scheme of pictures that this version writes.
    pub const IMAGE_SCHEME: &'static str = IMAGE_SCHEME;

    /// The scheme of texts that this version writes in that variant.
    pub fn text_scheme(variant: &Variant) -> String {
        format!("{TEXT_SCHEME}/{}", variant.words.name())
    }

    /// The name of the tower of texts of the model of that name.
    pub fn text_id(id: &str) -> String {
        format!("{id}-text")
    }
}

/// Whether a `config.json` is of a CLIP model.
pub fn is_clip(config: &[u8]) -> bool {
    let config: Result<Value, _> = serde_json::from_slice(config);
    config.is_ok_and(|config| config["model_type"] == "clip")
}

/// Quantizes both towers. The same bytes on every machine. Of `source`, pooling and prefixes are not used; of `variant`, the
/// vocabulary is not. `on_progress` is told how many of how many layers are done.
///
/// # Errors
/// [`EncoderError`] if a file is damaged, a tensor is missing or has another shape than the configuration says, or the
/// tokenizer does not fit the table of words.
pub fn quantize_clip(
    variant: &Variant,
    original: &ClipOriginal,
    source: &Source,
    shard_bytes: usize,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<QuantizedClip, EncoderError> {
    let config = ClipConfig::from_json(original.config)?;
    let pieces = check_tokenizer(original.tokenizer, &config)?;
    let conversion = Conversion {
        variant,
        original,
        source,
        shard_bytes,
        weights: Weights::from_bytes("model.safetensors", original.weights)?,
        preprocessing: preprocessing(original.preprocessor, config.vision.image_size)?,
        config,
        pieces,
    };
    conversion.run(on_progress)
}

/// Number of its pieces.
fn check_tokenizer(file: &[u8], config: &ClipConfig) -> Result<usize, EncoderError> {
    let tokenizer = Tokenizer::from_bytes(file)?;
    let (pieces, rows) = (tokenizer.vocab_len(), config.text.vocab_size);
    let Tokenizer::Bpe(bpe) = tokenizer else {
        let reason = "its tokenizer is not CLIP's byte-level BPE".into();
        return Err(EncoderError::Unsupported { reason });
    };
    if pieces > rows {
        let reason = format!("the tokenizer has {pieces} pieces, text_config.vocab_size is {rows}");
        return Err(EncoderError::Config { reason });
    }
    config.check_end(bpe.end(), pieces)?;
    Ok(pieces)
}

/// What `preprocessor_config.json` says, in whichever of the hub's ways.
fn preprocessing(file: Option<&[u8]>, image_size: usize) -> Result<Preprocessing, EncoderError> {
    let damaged = |reason: String| EncoderError::Config {
        reason: format!("preprocessor_config.json: {reason}"),
    };
    let says: Value = match file {
        Some(bytes) => serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?,
        None => Value::Null,
    };
    let side = |value: &Value, name: &str| value.as_u64().or(value[name].as_u64());
    let colours = |name: &str, usual: [f64; 3]| match &says[name] {
        Value::Null => Ok(usual),
        value => serde_json::from_value(value.clone())
            .map_err(|error| damaged(format!("{name}: {error}"))),
    };
    // OpenAI's, of all their pictures.
    let mean = colours("image_mean", [0.481_454_66, 0.457_827_5, 0.408_210_73])?;
    let std = colours("image_std", [0.268_629_54, 0.261_302_58, 0.275_777_11])?;
    let in_bytes = |shares: [f64; 3]| shares.map(|share| (share * 255.0) as f32);
    let preprocessing = Preprocessing {
        resize: side(&says["size"], "shortest_edge").map_or(image_size, |side| side as usize),
        crop: side(&says["crop_size"], "height").map_or(image_size, |side| side as usize),
        filter: match says["resample"].as_u64() {
            None | Some(3) => Filter::Bicubic,
            Some(2) => Filter::Bilinear,
            Some(other) => return Err(damaged(format!("resample is {other}; known are 2 and 3"))),
        },
        mean: in_bytes(mean),
        std: in_bytes(std),
    };
    if preprocessing.crop != image_size {
        let crop = preprocessing.crop;
        return Err(damaged(format!(
            "crop_size is {crop}, the model reads {image_size}"
        )));
    }
    preprocessing.validate()?;
    Ok(preprocessing)
}

/// What is made of a checkpoint.
struct Conversion<'a> {
    variant: &'a Variant,
    original: &'a ClipOriginal<'a>,
    source: &'a Source,
    shard_bytes: usize,
    weights: Weights<'a>,
    preprocessing: Preprocessing,
    config: ClipConfig,
    pieces: usize,
}

impl Conversion<'_> {
    fn run(
        &self,
        on_progress: &mut dyn FnMut(usize, usize),
    ) -> Result<QuantizedClip, EncoderError> {
        let shape = TextArchitecture::Clip.shape(&self.config.text);
        let text = Tower {
            from: &self.weights,
            name: "text_model",
            shape,
        };
        let vision = Tower {
            from: &self.weights,
            name: "vision_model",
            shape: self.config.vision.shape(),
        };
        let all = text.shape.layers + vision.shape.layers;
        let text_layers = text.shape.layers;
        let of_texts = self.text_tensors(&text, &mut |done| on_progress(done, all))?;
        let of_pictures =
            self.image_tensors(&vision, &mut |done| on_progress(text_layers + done, all))?;
        on_progress(all, all);
        let fingerprint = self.fingerprint();
        Ok(QuantizedClip {
            pictures: self.image_model(of_pictures, &fingerprint)?,
            texts: self.text_model(of_texts, &fingerprint)?,
        })
    }

    fn text_tensors(
        &self,
        tower: &Tower,
        on_layer: &mut dyn FnMut(usize),
    ) -> Result<Vec<Tensor>, EncoderError> {
        let (config, width) = (&self.config.text, tower.shape.width);
        let table =
            |name: &str, rows| tower.get(&format!("embeddings.{name}.weight"), &[rows, width]);
        let mut tokens = table("token_embedding", config.vocab_size)?;
        // No text has other ids.
        tokens.truncate(self.pieces * width);
        let mut out = words(self.variant.words, &tokens, width);
        out.extend(positions(
            &table("position_embedding", config.max_position_embeddings)?,
            width,
        ));
        out.extend(layers(tower, on_layer)?);
        out.extend(self.projection(tower, "final_layer_norm", "text_projection")?);
        Ok(out)
    }

    fn image_tensors(
        &self,
        tower: &Tower,
        on_layer: &mut dyn FnMut(usize),
    ) -> Result<Vec<Tensor>, EncoderError> {
        let (config, width) = (&self.config.vision, tower.shape.width);
        let (patch, padded) = (config.patch_len(), config.padded_patch_len());
        let side = config.patch_size;
        let weight = tower.get("embeddings.patch_embedding.weight", &[width, 3, side, side])?;
        let weight = weight.chunks_exact(patch).flat_map(|row| {
            let filling = std::iter::repeat_n(0.0, padded - patch);
            row.iter().copied().chain(filling)
        });
        let patches = without_bias(weight.collect(), padded);
        let mut out = linear("embeddings.patches", &patches);
        let class = tower.get("embeddings.class_embedding", &[width])?;
        out.push(Tensor::f32("embeddings.class".into(), &class));
        let shape = [config.n_tokens(), width];
        let places = tower.get("embeddings.position_embedding.weight", &shape)?;
        out.extend(positions(&places, width));
        // Spelled so in every checkpoint.
        out.extend(norm("embeddings.norm", &tower.norm("pre_layrnorm")?));
        out.extend(layers(tower, on_layer)?);
        out.extend(self.projection(tower, "post_layernorm", "visual_projection")?);
        Ok(out)
    }

    fn projection(
        &self,
        tower: &Tower,
        last_norm: &str,
        name: &str,
    ) -> Result<Vec<Tensor>, EncoderError> {
        let shape = [self.config.projection, tower.shape.width];
        let weight = self.weights.f32(&format!("{name}.weight"), &shape)?;
        let mut out = norm("final_norm", &tower.norm(last_norm)?);
        out.extend(linear(
            "projection",
            &without_bias(weight, tower.shape.width),
        ));
        Ok(out)
    }

    /// One for both: it names the space that they share.
    fn fingerprint(&self) -> String {
        let scheme = QuantizedClip::text_scheme(self.variant);
        let preprocessing = format!("{:?}", self.preprocessing);
        let digest = sha256_hex(&[
            self.original.weights,
            self.original.tokenizer,
            scheme.as_bytes(),
            IMAGE_SCHEME.as_bytes(),
            preprocessing.as_bytes(),
        ]);
        let (id, precision) = (&self.source.id, Precision::W8A13.name());
        format!("{id}/{precision}/{}", &digest[..16])
    }

    fn text_model(
        &self,
        tensors: Vec<Tensor>,
        fingerprint: &str,
    ) -> Result<QuantizedModel, EncoderError> {
        let (source, config) = (self.source, &self.config.text);
        let origin = Origin::new("clip-text", fingerprint, source);
        let mut files = shard(tensors, self.shard_bytes, &origin)?;
        // Small, and everything needs it: fetched first.
        files.insert(
            0,
            ("tokenizer.json".into(), compact(self.original.tokenizer)),
        );
        let longest = config.max_position_embeddings;
        let manifest = Manifest {
            format_version: FORMAT_VERSION,
            id: QuantizedClip::text_id(&source.id),
            fingerprint: fingerprint.into(),
            scheme: QuantizedClip::text_scheme(self.variant),
            precision: Precision::W8A13,
            architecture: TextArchitecture::Clip,
            dimension: self.config.projection,
            max_tokens: match source.max_tokens {
                0 => longest,
                wanted => wanted.min(longest),
            },
            pooling: Pooling::Last,
            prefixes: Prefixes::default(),
            config: TextConfig {
                vocab_size: self.pieces,
                ..config.clone()
            },
            source: source.origin.clone(),
            licence: source.licence.clone(),
            files: listed(&files),
        };
        Ok(QuantizedModel { manifest, files })
    }

    fn image_model(
        &self,
        tensors: Vec<Tensor>,
        fingerprint: &str,
    ) -> Result<QuantizedImageModel, EncoderError> {
        let source = self.source;
        let logit_scale = self.weights.f32("logit_scale", &[])?;
        let origin = Origin::new("clip-vision", fingerprint, source);
        let files = shard(tensors, self.shard_bytes, &origin)?;
        let manifest = ImageManifest {
            format_version: FORMAT_VERSION,
            kind: ModelKind::Image,
            id: source.id.clone(),
            fingerprint: fingerprint.into(),
            scheme: IMAGE_SCHEME.into(),
            precision: Precision::W8A13,
            config: ImageConfig::ClipVision(self.config.vision.clone()),
            preprocessing: self.preprocessing.clone(),
            dimension: self.config.projection,
            texts: Some(QuantizedClip::text_id(&source.id)),
            alignment: None,
            logit_scale: logit_scale.first().map(|scale| scale.exp()),
            source: source.origin.clone(),
            licence: source.licence.clone(),
            files: listed(&files),
        };
        Ok(QuantizedImageModel { manifest, files })
    }
}

/// The file without the spaces between its parts, a third of it.
fn compact(json: &[u8]) -> Vec<u8> {
    let parsed = serde_json::from_slice::<Value>(json);
    parsed.map_or_else(|_| json.to_vec(), |value| value.to_string().into_bytes())
}

fn listed(files: &[(String, Vec<u8>)]) -> Vec<ModelFile> {
    let role = |name: &str| match name {
        "tokenizer.json" => FileRole::Vocab,
        _ => FileRole::Weights,
    };
    let described = files.iter();
    described
        .map(|(name, bytes)| describe(name, bytes, role(name)))
        .collect()
}

fn layers(tower: &Tower, on_layer: &mut dyn FnMut(usize)) -> Result<Vec<Tensor>, EncoderError> {
    let mut out = Vec::new();
    for index in 0..tower.shape.layers {
        on_layer(index);
        out.extend(layer(&tower.layer(index)?, index));
    }
    Ok(out)
}

fn layer(from: &Layer, index: usize) -> Vec<Tensor> {
    let name = |part: &str| format!("layers.{index}.{part}");
    let parts = [
        linear(&name("qkv"), &from.qkv),
        linear(&name("attention_output"), &from.attention_output),
        linear(&name("intermediate"), &from.intermediate),
        linear(&name("output"), &from.output),
        norm(&name("attention_norm"), &from.attention_norm),
        norm(&name("output_norm"), &from.output_norm),
    ];
    parts.into_iter().flatten().collect()
}

fn linear(name: &str, from: &Linear) -> Vec<Tensor> {
    let mut out = int8_rows(name, round_rows(&from.weight, from.inputs), from.inputs);
    out.push(Tensor::f32(format!("{name}.bias"), &from.bias));
    out
}

fn positions(values: &[f32], width: usize) -> Vec<Tensor> {
    int8_rows("embeddings.positions", round_rows(values, width), width)
}

fn without_bias(weight: Vec<f32>, inputs: usize) -> Linear {
    let bias = vec![0.0; weight.len() / inputs];
    Linear {
        weight,
        bias,
        inputs,
    }
}

#[cfg(test)]
mod tests;
