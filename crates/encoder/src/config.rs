//! The shape of a transformer that reads texts, read from the hub's `config.json`.

use serde::{Deserialize, Serialize};

use crate::EncoderError;
use crate::activation::Activation;
use crate::kernel::attention::Sight;
use crate::transformer::{NormPlace, Shape};

/// Shape of BERT (Devlin et al. 2018, section 3) or of CLIP's transformer of texts; the field names are those of `config.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextConfig {
    /// Width of the hidden state.
    pub hidden_size: usize,
    /// Width of the feed-forward layer.
    pub intermediate_size: usize,
    /// Heads per layer; divides `hidden_size`.
    pub num_attention_heads: usize,
    /// Number of layers.
    pub num_hidden_layers: usize,
    /// Rows of the word embedding table.
    pub vocab_size: usize,
    /// Rows of the position embedding table.
    pub max_position_embeddings: usize,
    /// Added to the variance in LayerNorm.
    #[serde(default = "default_epsilon")]
    pub layer_norm_eps: f64,
    /// Activation of the feed-forward layer.
    #[serde(default)]
    pub hidden_act: Activation,
}

fn default_epsilon() -> f64 {
    1e-12
}

/// Larger than any BERT, small enough that sizes cannot overflow when multiplied on wasm32.
const LARGEST_WIDTH: usize = 1 << 14;
const LARGEST_TABLE: usize = 1 << 20;

impl TextConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// [`EncoderError::Config`] if it is not JSON, lacks a size, or names an activation that is not known.
    pub fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let config: Self = serde_json::from_slice(bytes).map_err(|error| EncoderError::Config {
            reason: format!("config.json: {error}"),
        })?;
        config.validate()?;
        Ok(config)
    }

    /// Checks that the sizes fit each other and the kernels (widths are multiples of 8).
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
        for (name, rows) in [
            ("vocab_size", self.vocab_size),
            ("max_position_embeddings", self.max_position_embeddings),
        ] {
            if rows == 0 || rows > LARGEST_TABLE {
                let reason = format!("{name} is {rows}; it must be 1 to {LARGEST_TABLE}");
                return Err(EncoderError::Config { reason });
            }
        }
        Ok(())
    }
}

/// Which transformer reads the texts; `architecture` in a manifest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextArchitecture {
    /// BERT: every token sees all others.
    #[default]
    Bert,
    /// CLIP's: a token sees those before it, and the last one's vector is projected into the space of the pictures.
    Clip,
}

impl TextArchitecture {
    /// What its layers are like.
    pub(crate) fn shape(self, config: &TextConfig) -> Shape {
        let (norm, sight) = match self {
            Self::Bert => (NormPlace::After, Sight::All),
            Self::Clip => (NormPlace::Before, Sight::Before),
        };
        Shape {
            layers: config.num_hidden_layers,
            width: config.hidden_size,
            inner: config.intermediate_size,
            heads: config.num_attention_heads,
            epsilon: config.layer_norm_eps,
            activation: config.hidden_act,
            norm,
            sight,
        }
    }
}

/// Checks the sizes of a transformer's layers.
pub(crate) fn check_layers(
    hidden_size: usize,
    intermediate_size: usize,
    num_attention_heads: usize,
    num_hidden_layers: usize,
) -> Result<(), EncoderError> {
    let refuse = |reason: String| Err(EncoderError::Config { reason });
    for (name, width) in [
        ("hidden_size", hidden_size),
        ("intermediate_size", intermediate_size),
    ] {
        if width == 0 || width % 8 != 0 || width > LARGEST_WIDTH {
            return refuse(format!(
                "{name} is {width}; it must be a multiple of 8 up to {LARGEST_WIDTH}"
            ));
        }
    }
    if num_hidden_layers == 0 || num_hidden_layers > 128 {
        return refuse(format!(
            "num_hidden_layers is {num_hidden_layers}; it must be 1 to 128"
        ));
    }
    // The kernel of attention takes eight columns at once.
    let is_head = |heads| hidden_size.is_multiple_of(8 * heads);
    if num_attention_heads == 0 || !is_head(num_attention_heads) {
        return refuse(format!(
            "num_attention_heads is {num_attention_heads}; it must divide hidden_size {hidden_size} into heads of a \
             multiple of 8"
        ));
    }
    Ok(())
}
