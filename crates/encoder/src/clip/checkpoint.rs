//! The f32 tensors of a CLIP checkpoint as the hub names them, tower by tower.

use crate::EncoderError;
use crate::quantize::checkpoint::{Layer, Linear, Norm};
use crate::transformer::Shape;
use crate::weights::Weights;

/// One tower of a checkpoint.
pub(super) struct Tower<'a> {
    pub(super) from: &'a Weights<'a>,
    /// `text_model` or `vision_model`.
    pub(super) name: &'static str,
    pub(super) shape: Shape,
}

impl Tower<'_> {
    /// A tensor below the tower's name.
    pub(super) fn get(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        self.from.f32(&format!("{}.{name}", self.name), shape)
    }

    /// A LayerNorm.
    pub(super) fn norm(&self, name: &str) -> Result<Norm, EncoderError> {
        Norm::read(name, self.shape.width, |name, shape| self.get(name, shape))
    }

    /// Layer `index`, from 0.
    pub(super) fn layer(&self, index: usize) -> Result<Layer, EncoderError> {
        let (width, inner) = (self.shape.width, self.shape.inner);
        let name = |part: &str| format!("encoder.layers.{index}.{part}");
        let qkv = ["q", "k", "v"].map(|part| name(&format!("self_attn.{part}_proj")));
        let linear = |part, outputs, inputs| self.linear(&[name(part)], outputs, inputs);
        Ok(Layer {
            qkv: self.linear(&qkv, width, width)?,
            attention_output: linear("self_attn.out_proj", width, width)?,
            attention_norm: self.norm(&name("layer_norm1"))?,
            intermediate: linear("mlp.fc1", inner, width)?,
            output: linear("mlp.fc2", width, inner)?,
            output_norm: self.norm(&name("layer_norm2"))?,
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
