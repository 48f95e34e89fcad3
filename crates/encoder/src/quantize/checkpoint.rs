//! The f32 tensors of a checkpoint in the hub's layout, layer by layer.

use crate::weights::Weights;
use crate::{EncoderError, TextConfig};

/// The tensors of a checkpoint, wherever it keeps its encoder.
pub(super) struct Checkpoint<'a> {
    from: &'a Weights<'a>,
    config: &'a TextConfig,
    prefix: &'static str,
}

/// What is added up and normalised before the first layer.
pub(super) struct Embeddings {
    /// `[vocab_size, hidden]`.
    pub(super) words: Vec<f32>,
    /// `[positions, hidden]`, token type 0 added: single texts have no other.
    pub(super) positions: Vec<f32>,
    pub(super) norm: Norm,
}

/// One transformer layer.
pub(crate) struct Layer {
    /// Queries, keys and values of a token side by side: one product instead of three.
    pub(crate) qkv: Linear,
    pub(crate) attention_output: Linear,
    pub(crate) attention_norm: Norm,
    pub(crate) intermediate: Linear,
    pub(crate) output: Linear,
    pub(crate) output_norm: Norm,
}

/// `W x + b`.
pub(crate) struct Linear {
    /// `[outputs, inputs]`.
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
    pub(crate) inputs: usize,
}

/// A LayerNorm.
pub(crate) struct Norm {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl<'a> Checkpoint<'a> {
    /// The encoder of a checkpoint that may have a head beside it.
    pub(super) fn new(from: &'a Weights<'a>, config: &'a TextConfig) -> Result<Self, EncoderError> {
        Ok(Self {
            from,
            config,
            prefix: from.encoder_prefix()?,
        })
    }

    /// The tables and their norm.
    pub(super) fn embeddings(&self) -> Result<Embeddings, EncoderError> {
        let (config, hidden) = (self.config, self.config.hidden_size);
        let table = |name: &str, rows| self.get(&format!("embeddings.{name}"), &[rows, hidden]);
        let mut positions = table("position_embeddings.weight", config.max_position_embeddings)?;
        let types = table("token_type_embeddings.weight", 2)?;
        for row in positions.chunks_exact_mut(hidden) {
            row.iter_mut()
                .zip(&types)
                .for_each(|(position, kind)| *position += kind);
        }
        Ok(Embeddings {
            words: table("word_embeddings.weight", config.vocab_size)?,
            positions,
            norm: self.norm("embeddings.LayerNorm")?,
        })
    }

    /// Layer `index`, from 0.
    pub(super) fn layer(&self, index: usize) -> Result<Layer, EncoderError> {
        let (hidden, inner) = (self.config.hidden_size, self.config.intermediate_size);
        let name = |part: &str| format!("encoder.layer.{index}.{part}");
        let qkv = ["query", "key", "value"].map(|part| name(&format!("attention.self.{part}")));
        let linear = |part, outputs, inputs| self.linear(&[name(part)], outputs, inputs);
        Ok(Layer {
            qkv: self.linear(&qkv, hidden, hidden)?,
            attention_output: linear("attention.output.dense", hidden, hidden)?,
            attention_norm: self.norm(&name("attention.output.LayerNorm"))?,
            intermediate: linear("intermediate.dense", inner, hidden)?,
            output: linear("output.dense", hidden, inner)?,
            output_norm: self.norm(&name("output.LayerNorm"))?,
        })
    }

    fn get(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        self.from.f32(&format!("{}{name}", self.prefix), shape)
    }

    fn norm(&self, name: &str) -> Result<Norm, EncoderError> {
        Norm::read(name, self.config.hidden_size, |name, shape| {
            self.get(name, shape)
        })
    }

    fn linear(
        &self,
        names: &[String],
        outputs: usize,
        inputs: usize,
    ) -> Result<Linear, EncoderError> {
        Linear::read(names, outputs, inputs, |name, shape| self.get(name, shape))
    }
}

impl Norm {
    /// Its two tensors, which `get` reads by name and shape.
    pub(crate) fn read(
        name: &str,
        width: usize,
        get: impl Fn(&str, &[usize]) -> Result<Vec<f32>, EncoderError>,
    ) -> Result<Self, EncoderError> {
        let part = |part: &str| get(&format!("{name}.{part}"), &[width]);
        Ok(Self {
            weight: part("weight")?,
            bias: part("bias")?,
        })
    }
}

impl Linear {
    /// The rows of several layers, one below the other; `get` reads a tensor by name and shape.
    pub(crate) fn read(
        names: &[String],
        outputs: usize,
        inputs: usize,
        get: impl Fn(&str, &[usize]) -> Result<Vec<f32>, EncoderError>,
    ) -> Result<Self, EncoderError> {
        let (mut weight, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            weight.extend(get(&format!("{name}.weight"), &[outputs, inputs])?);
            bias.extend(get(&format!("{name}.bias"), &[outputs])?);
        }
        Ok(Self {
            weight,
            bias,
            inputs,
        })
    }
}
