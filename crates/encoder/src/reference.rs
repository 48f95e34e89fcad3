//! The f32 encoder, operation by operation in candle: slow, plain, and what the int8 path is held against.

use candle_core::{D, Device, Tensor};
use nearsight_tokenizer::Tokenizer;
use nearsight_vector::Embedding;

use crate::hub_config;
use crate::weights::Weights;
use crate::{EncoderError, Pooling, TextConfig};

/// A BERT sentence encoder with the original f32 weights (mean pooling unless told otherwise, unit norm).
pub struct ReferenceEncoder {
    tokenizer: Tokenizer,
    config: TextConfig,
    embeddings: ReferenceEmbeddings,
    layers: Vec<ReferenceLayer>,
    max_tokens: usize,
    pooling: Pooling,
}

struct ReferenceEmbeddings {
    words: Tensor,
    positions: Tensor,
    kind: Tensor,
    norm: Norm,
}

struct ReferenceLayer {
    query: Linear,
    key: Linear,
    value: Linear,
    attention_output: Linear,
    attention_norm: Norm,
    intermediate: Linear,
    output: Linear,
    output_norm: Norm,
}

struct Linear {
    weight: Tensor,
    bias: Tensor,
}

struct Norm {
    weight: Tensor,
    bias: Tensor,
    epsilon: f64,
}

/// Reads tensors by name into candle.
struct Reader<'a> {
    weights: Weights<'a>,
    prefix: &'static str,
}

impl Reader<'_> {
    fn tensor(&self, name: &str, shape: &[usize]) -> Result<Tensor, EncoderError> {
        Ok(Tensor::from_vec(
            self.weights.f32(&format!("{}{name}", self.prefix), shape)?,
            shape,
            &Device::Cpu,
        )?)
    }

    fn linear(&self, name: &str, outputs: usize, inputs: usize) -> Result<Linear, EncoderError> {
        Ok(Linear {
            weight: self
                .tensor(&format!("{name}.weight"), &[outputs, inputs])?
                .t()?
                .contiguous()?,
            bias: self.tensor(&format!("{name}.bias"), &[outputs])?,
        })
    }

    fn norm(&self, name: &str, width: usize, epsilon: f64) -> Result<Norm, EncoderError> {
        Ok(Norm {
            weight: self.tensor(&format!("{name}.weight"), &[width])?,
            bias: self.tensor(&format!("{name}.bias"), &[width])?,
            epsilon,
        })
    }
}

impl Linear {
    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        x.matmul(&self.weight)?.broadcast_add(&self.bias)
    }
}

impl Norm {
    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let x = x.broadcast_sub(&x.mean_keepdim(D::Minus1)?)?;
        let variance = x.sqr()?.mean_keepdim(D::Minus1)?;
        let x = x.broadcast_div(&(variance + self.epsilon)?.sqrt()?)?;
        x.broadcast_mul(&self.weight)?.broadcast_add(&self.bias)
    }
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
            .map(|index| ReferenceLayer::read(&reader, index, &config))
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
            hidden = layer.forward(&hidden, self.config.num_attention_heads)?;
        }
        let pooled = self.pooling.of(&(0..length));
        let pooled = hidden.narrow(0, pooled.start, pooled.len())?.mean(0)?;
        Ok(Embedding::normalize(pooled.to_vec1()?)?)
    }
}

impl ReferenceLayer {
    fn read(reader: &Reader, index: usize, config: &TextConfig) -> Result<Self, EncoderError> {
        let (hidden, inner, epsilon) = (
            config.hidden_size,
            config.intermediate_size,
            config.layer_norm_eps,
        );
        let name = |part: &str| format!("encoder.layer.{index}.{part}");
        Ok(Self {
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

    fn forward(&self, hidden: &Tensor, heads: usize) -> candle_core::Result<Tensor> {
        let attended = self
            .attention_output
            .forward(&self.attend(hidden, heads)?)?;
        let hidden = self.attention_norm.forward(&(hidden + attended)?)?;
        let inner = self.intermediate.forward(&hidden)?.gelu_erf()?;
        self.output_norm
            .forward(&(&hidden + self.output.forward(&inner)?)?)
    }

    fn attend(&self, hidden: &Tensor, heads: usize) -> candle_core::Result<Tensor> {
        let (length, width) = hidden.dims2()?;
        let split = |x: Tensor| {
            x.reshape((length, heads, width / heads))?
                .transpose(0, 1)?
                .contiguous()
        };
        let query = split(self.query.forward(hidden)?)?;
        let key = split(self.key.forward(hidden)?)?;
        let value = split(self.value.forward(hidden)?)?;
        let scores =
            (query.matmul(&key.transpose(1, 2)?.contiguous()?)? / ((width / heads) as f64).sqrt())?;
        let scores = scores
            .broadcast_sub(&scores.max_keepdim(D::Minus1)?)?
            .exp()?;
        let weights = scores.broadcast_div(&scores.sum_keepdim(D::Minus1)?)?;
        weights
            .matmul(&value)?
            .transpose(0, 1)?
            .contiguous()?
            .reshape((length, width))
    }
}
