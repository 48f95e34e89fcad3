//! The hub's `config.json` of a CLIP model: both towers' shapes, or a refusal that names what is not run here.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::activation::Activation;
use crate::config::check_layers;
use crate::kernel::attention::Sight;
use crate::transformer::{NormPlace, Shape};
use crate::{EncoderError, TextConfig};

/// Red, green, blue.
pub(super) const CHANNELS: usize = 3;

/// Side of the largest picture: no published model reads half of it.
const LARGEST_IMAGE: usize = 2048;

/// The first models say that a text ends with the token of this id and mean the one of the largest.
const LEGACY_END: u64 = 2;

/// Shape of the tower of pictures; the field names are those of `config.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisionConfig {
    /// Width of the hidden state.
    pub hidden_size: usize,
    /// Width of the feed-forward layer.
    pub intermediate_size: usize,
    /// Heads per layer; divides `hidden_size`.
    pub num_attention_heads: usize,
    /// Number of layers.
    pub num_hidden_layers: usize,
    /// Side of the square that is read, in pixels.
    pub image_size: usize,
    /// Side of a patch, in pixels; divides `image_size`.
    pub patch_size: usize,
    /// Added to the variance in LayerNorm.
    pub layer_norm_eps: f64,
    /// Activation of the feed-forward layer.
    pub hidden_act: Activation,
}

impl VisionConfig {
    /// Checks that the sizes fit each other and the kernels.
    ///
    /// # Errors
    /// [`EncoderError::Config`], naming the field and its value.
    pub fn validate(&self) -> Result<(), EncoderError> {
        check_layers(
            self.hidden_size,
            self.intermediate_size,
            self.num_attention_heads,
            self.num_hidden_layers,
        )?;
        let (image, patch) = (self.image_size, self.patch_size);
        if image == 0 || image > LARGEST_IMAGE || patch == 0 || !image.is_multiple_of(patch) {
            return Err(EncoderError::Config {
                reason: format!(
                    "image_size is {image}, patch_size {patch}; the first must be a multiple of the second up to {LARGEST_IMAGE}"
                ),
            });
        }
        Ok(())
    }

    /// Patches of a row, and rows of them.
    pub(super) fn patches_a_side(&self) -> usize {
        self.image_size / self.patch_size
    }

    /// Tokens of a picture: one for all of it, and its patches.
    pub(super) fn n_tokens(&self) -> usize {
        1 + self.patches_a_side() * self.patches_a_side()
    }

    /// Numbers of a patch.
    pub(super) fn patch_len(&self) -> usize {
        CHANNELS * self.patch_size * self.patch_size
    }

    /// The same, filled up to what the kernels take.
    pub(super) fn padded_patch_len(&self) -> usize {
        self.patch_len().next_multiple_of(8)
    }

    /// What the layers are like.
    pub(super) fn shape(&self) -> Shape {
        Shape {
            layers: self.num_hidden_layers,
            width: self.hidden_size,
            inner: self.intermediate_size,
            heads: self.num_attention_heads,
            epsilon: self.layer_norm_eps,
            activation: self.hidden_act,
            norm: NormPlace::Before,
            sight: Sight::All,
        }
    }
}

/// A CLIP model.
pub(super) struct ClipConfig {
    pub(super) text: TextConfig,
    pub(super) vision: VisionConfig,
    /// Length of the vectors of both towers.
    pub(super) projection: usize,
    /// The token that ends a text and is its vector.
    end: u64,
}

impl ClipConfig {
    /// Reads a `config.json`. What it leaves out is what transformers takes for it: ViT-B/32.
    ///
    /// # Errors
    /// [`EncoderError::Unsupported`], naming the field of another architecture; [`EncoderError::Config`] if the file is not
    /// JSON or a size is out of range.
    pub(super) fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let config: Value = serde_json::from_slice(bytes).map_err(in_config)?;
        is("model_type", &config["model_type"], "clip")?;
        let text = tower(
            &config,
            "text_config",
            json!({
                "hidden_size": 512, "intermediate_size": 2048, "num_attention_heads": 8, "num_hidden_layers": 12,
                "vocab_size": 49_408, "max_position_embeddings": 77, "layer_norm_eps": 1e-5, "hidden_act": "quick_gelu",
                "eos_token_id": 49_407,
            }),
        )?;
        let vision = tower(
            &config,
            "vision_config",
            json!({
                "hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12, "num_hidden_layers": 12,
                "image_size": 224, "patch_size": 32, "layer_norm_eps": 1e-5, "hidden_act": "quick_gelu", "num_channels": 3,
            }),
        )?;
        is(
            "vision_config.num_channels",
            &vision["num_channels"],
            CHANNELS,
        )?;
        let projection = config["projection_dim"].as_u64().unwrap_or(512) as usize;
        if projection == 0 || !projection.is_multiple_of(8) || projection > 1 << 14 {
            let reason =
                format!("projection_dim is {projection}; it must be a multiple of 8 up to 16384");
            return Err(EncoderError::Config { reason });
        }
        let read = Self {
            end: text["eos_token_id"].as_u64().unwrap_or(LEGACY_END),
            text: serde_json::from_value(text).map_err(in_config)?,
            vision: serde_json::from_value(vision).map_err(in_config)?,
            projection,
        };
        read.text.validate()?;
        read.vision.validate()?;
        Ok(read)
    }

    /// Checks that the last token of a text, `end` of `pieces` pieces, is the one whose vector the model was trained to give.
    pub(super) fn check_end(&self, end: u32, pieces: usize) -> Result<(), EncoderError> {
        let wanted = match self.end {
            LEGACY_END => (pieces as u64).saturating_sub(1),
            end => end,
        };
        if wanted == u64::from(end) {
            return Ok(());
        }
        let said = self.end;
        let reason =
            format!("text_config.eos_token_id is {said}, the tokenizer ends texts with {end}");
        Err(EncoderError::Unsupported { reason })
    }
}

/// The shape of a tower: the defaults, with what the file says in their place. Some files say it under two names, of which
/// transformers takes the longer.
fn tower(config: &Value, name: &str, mut defaults: Value) -> Result<Value, EncoderError> {
    let longer = &config[format!("{name}_dict")];
    let given = if longer.is_object() {
        longer
    } else {
        &config[name]
    };
    for (field, value) in given.as_object().into_iter().flatten() {
        if !value.is_null() {
            defaults[field] = value.clone();
        }
    }
    match defaults["hidden_act"].as_str() {
        Some("gelu" | "quick_gelu") => Ok(defaults),
        _ => {
            let found = &defaults["hidden_act"];
            let reason =
                format!("{name}.hidden_act is {found}, only gelu and quick_gelu are known");
            Err(EncoderError::Unsupported { reason })
        }
    }
}

fn is(field: &str, found: &Value, known: impl Into<Value>) -> Result<(), EncoderError> {
    let known = known.into();
    if *found == known {
        return Ok(());
    }
    let reason = format!("{field} is {found}, only {known} is known");
    Err(EncoderError::Unsupported { reason })
}

fn in_config(error: serde_json::Error) -> EncoderError {
    let reason = format!("config.json: {error}");
    EncoderError::Config { reason }
}

#[cfg(test)]
mod tests;
