//! The f32 encoder, operation by operation in candle: slow, plain, and what the int8 path is held against.

mod parts;

use candle_core::{Device, Tensor};
use nearsight_tokenizer::Tokenizer;
use nearsight_vector::Embedding;

use crate::hub_config;
use crate::kernel::attention::Sight;
use crate::weights::Weights;
use crate::{EncoderError, Pooling, TextConfig};

pub(crate) use parts::{Layer, Norm, Reader};

/// A BERT sentence encoder with the original f32 weights (mean pooling unless told otherwise, unit norm).
pub struct ReferenceEncoder {
    tokenizer: Tokenizer,
    config: TextConfig,
    embeddings: ReferenceEmbeddings,
    layers: Vec<Layer>,
    max_tokens: usize,
    pooling: Pooling,
}

struct ReferenceEmbeddings {
    words: Tensor,
    positions: Tensor,
    kind: Tensor,
    norm: Norm,
}

impl ReferenceEncoder {
    /// Reads a model in the hub's layout. Texts are cut at `max_tokens`.
    ///
    /// # Errors
    /// [`EncoderError`] if a file is damaged or does not fit the configuration.
    pub fn from_bytes(
        weights: &[u8],
        config: &[u8],
        vocab: &[u8],
        max_tokens: usize,
    ) -> Result<Self, EncoderError> {
        let config = hub_config::read(config)?;
        let (hidden, epsilon) = (config.hidden_size, config.layer_norm_eps);
        let weights = Weights::from_bytes("model.safetensors", weights)?;
        let reader = Reader {
            prefix: weights.encoder_prefix()?,
            weights,
        };
        let embeddings = ReferenceEmbeddings {
            words: reader.tensor(
                "embeddings.word_embeddings.weight",
                &[config.vocab_size, hidden],
            )?,
            positions: reader.tensor(
                "embeddings.position_embeddings.weight",
                &[config.max_position_embeddings, hidden],
            )?,
            kind: reader
                .tensor("embeddings.token_type_embeddings.weight", &[2, hidden])?
                .get(0)?,
            norm: reader.norm("embeddings.LayerNorm", hidden, epsilon)?,
        };
        let layers = (0..config.num_hidden_layers)
            .map(|index| read_layer(&reader, index, &config))
            .collect::<Result<_, _>>()?;
        let max_tokens = max_tokens.min(config.max_position_embeddings);
        Ok(Self {
            tokenizer: Tokenizer::from_bytes(vocab)?,
            config,
            embeddings,
            layers,
            max_tokens,
            pooling: Pooling::Mean,
        })
    }

    /// The same with another pooling.
    #[must_use]
    pub fn with_pooling(self, pooling: Pooling) -> Self {
        Self { pooling, ..self }
    }

    /// The unit vector of the text as it stands, without a prefix.
    ///
    /// # Errors
    /// [`EncoderError::Vector`] if the weights give NaN; [`EncoderError::Tensor`] if candle refuses.
    pub fn encode(&self, text: &str) -> Result<Embedding, EncoderError> {
        let ids = self.tokenizer.encode(text, self.max_tokens).ids;
        let length = ids.len();
        let ids = Tensor::new(ids, &Device::Cpu)?;
        let words = self.embeddings.words.index_select(&ids, 0)?;
        let positions = self.embeddings.positions.narrow(0, 0, length)?;
        let sum = (words + positions)?.broadcast_add(&self.embeddings.kind)?;
        let mut hidden = self.embeddings.norm.forward(&sum)?;
        for layer in &self.layers {
            hidden = forward(layer, &hidden, self.config.num_attention_heads)?;
        }
        let pooled = self.pooling.of(&(0..length));
        let pooled = hidden.narrow(0, pooled.start, pooled.len())?.mean(0)?;
        Ok(Embedding::normalize(pooled.to_vec1()?)?)
    }
}

fn read_layer(reader: &Reader, index: usize, config: &TextConfig) -> Result<Layer, EncoderError> {
    let (hidden, inner, epsilon) = (
        config.hidden_size,
        config.intermediate_size,
        config.layer_norm_eps,
    );
    let name = |part: &str| format!("encoder.layer.{index}.{part}");
    Ok(Layer {
        query: reader.linear(&name("attention.self.query"), hidden, hidden)?,
        key: reader.linear(&name("attention.self.key"), hidden, hidden)?,
        value: reader.linear(&name("attention.self.value"), hidden, hidden)?,
        attention_output: reader.linear(&name("attention.output.dense"), hidden, hidden)?,
        attention_norm: reader.norm(&name("attention.output.LayerNorm"), hidden, epsilon)?,
        intermediate: reader.linear(&name("intermediate.dense"), inner, hidden)?,
        output: reader.linear(&name("output.dense"), hidden, inner)?,
        output_norm: reader.norm(&name("output.LayerNorm"), hidden, epsilon)?,
    })
}

/// Norms after the attention and after the output.
fn forward(layer: &Layer, hidden: &Tensor, heads: usize) -> candle_core::Result<Tensor> {
    let attended = layer.attended(hidden, heads, Sight::All)?;
    let hidden = layer.attention_norm.forward(&(hidden + attended)?)?;
    let inner = layer.intermediate.forward(&hidden)?.gelu_erf()?;
    layer
        .output_norm
        .forward(&(&hidden + layer.output.forward(&inner)?)?)
}
