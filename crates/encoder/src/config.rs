//! The shape of a BERT encoder, read from the hub's `config.json`.

use serde::{Deserialize, Serialize};

use crate::EncoderError;

/// Shape of a BERT encoder (Devlin et al. 2018, section 3); the field names are those of `config.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BertConfig {
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
    /// Activation of the feed-forward layer; only `gelu` is known.
    #[serde(default = "default_activation")]
    pub hidden_act: String,
}

fn default_epsilon() -> f64 {
    1e-12
}

fn default_activation() -> String {
    "gelu".into()
}

/// Larger than any BERT, small enough that sizes cannot overflow when multiplied on wasm32.
const LARGEST_WIDTH: usize = 1 << 14;
const LARGEST_TABLE: usize = 1 << 20;

impl BertConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// [`EncoderError::Config`] if it is not JSON, lacks a size, or describes something else than a GELU BERT.
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
        let refuse = |reason: String| Err(EncoderError::Config { reason });
        for (name, width) in [
            ("hidden_size", self.hidden_size),
            ("intermediate_size", self.intermediate_size),
        ] {
            if width == 0 || width % 8 != 0 || width > LARGEST_WIDTH {
                return refuse(format!(
                    "{name} is {width}; it must be a multiple of 8 up to {LARGEST_WIDTH}"
                ));
            }
        }
        for (name, rows) in [
            ("vocab_size", self.vocab_size),
            ("max_position_embeddings", self.max_position_embeddings),
        ] {
            if rows == 0 || rows > LARGEST_TABLE {
                return refuse(format!("{name} is {rows}; it must be 1 to {LARGEST_TABLE}"));
            }
        }
        if self.num_hidden_layers == 0 || self.num_hidden_layers > 128 {
            return refuse(format!(
                "num_hidden_layers is {}; it must be 1 to 128",
                self.num_hidden_layers
            ));
        }
        if self.num_attention_heads == 0
            || !self.hidden_size.is_multiple_of(self.num_attention_heads)
        {
            return refuse(format!(
                "num_attention_heads is {}; it must divide hidden_size {}",
                self.num_attention_heads, self.hidden_size
            ));
        }
        if self.hidden_act != "gelu" {
            return refuse(format!(
                "hidden_act is {:?}; only \"gelu\" is known",
                self.hidden_act
            ));
        }
        Ok(())
    }

    /// Width of one attention head.
    pub fn head_size(&self) -> usize {
        self.hidden_size / self.num_attention_heads
    }
}
