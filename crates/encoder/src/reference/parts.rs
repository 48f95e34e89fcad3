//! What the f32 references are made of.

use candle_core::{D, Device, Tensor};

use crate::EncoderError;
use crate::kernel::attention::Sight;
use crate::weights::Weights;

/// `W x + b`.
pub(crate) struct Linear {
    /// `[inputs, outputs]`.
    weight: Tensor,
    bias: Tensor,
}

/// A LayerNorm.
pub(crate) struct Norm {
    weight: Tensor,
    bias: Tensor,
    epsilon: f64,
}

/// A transformer layer. Whether the norms stand before or after what they are named by is its owner's matter.
pub(crate) struct Layer {
    pub(crate) query: Linear,
    pub(crate) key: Linear,
    pub(crate) value: Linear,
    pub(crate) attention_output: Linear,
    pub(crate) attention_norm: Norm,
    pub(crate) intermediate: Linear,
    pub(crate) output: Linear,
    pub(crate) output_norm: Norm,
}

/// Reads tensors by name into candle.
pub(crate) struct Reader<'a> {
    pub(crate) weights: Weights<'a>,
    /// What stands before all names.
    pub(crate) prefix: &'static str,
}

impl Reader<'_> {
    pub(crate) fn tensor(&self, name: &str, shape: &[usize]) -> Result<Tensor, EncoderError> {
        Ok(Tensor::from_vec(
            self.weights.f32(&format!("{}{name}", self.prefix), shape)?,
            shape,
            &Device::Cpu,
        )?)
    }

    pub(crate) fn linear(
        &self,
        name: &str,
        outputs: usize,
        inputs: usize,
    ) -> Result<Linear, EncoderError> {
        Ok(Linear {
            weight: self
                .tensor(&format!("{name}.weight"), &[outputs, inputs])?
                .t()?
                .contiguous()?,
            bias: self.tensor(&format!("{name}.bias"), &[outputs])?,
        })
    }

    pub(crate) fn norm(
        &self,
        name: &str,
        width: usize,
        epsilon: f64,
    ) -> Result<Norm, EncoderError> {
        Ok(Norm {
            weight: self.tensor(&format!("{name}.weight"), &[width])?,
            bias: self.tensor(&format!("{name}.bias"), &[width])?,
            epsilon,
        })
    }
}

impl Linear {
    pub(crate) fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        x.matmul(&self.weight)?.broadcast_add(&self.bias)
    }
}

impl Norm {
    pub(crate) fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let x = x.broadcast_sub(&x.mean_keepdim(D::Minus1)?)?;
        let variance = x.sqr()?.mean_keepdim(D::Minus1)?;
        let x = x.broadcast_div(&(variance + self.epsilon)?.sqrt()?)?;
        x.broadcast_mul(&self.weight)?.broadcast_add(&self.bias)
    }
}

impl Layer {
    /// What the attention adds to a sequence of which it reads `x`.
    pub(crate) fn attended(
        &self,
        x: &Tensor,
        heads: usize,
        sight: Sight,
    ) -> candle_core::Result<Tensor> {
        let [query, key, value] = [&self.query, &self.key, &self.value];
        let (query, key, value) = (query.forward(x)?, key.forward(x)?, value.forward(x)?);
        self.attention_output
            .forward(&attend(&query, &key, &value, heads, sight)?)
    }
}

/// Attention of a sequence (`[tokens, width]` each) with itself.
fn attend(
    query: &Tensor,
    key: &Tensor,
    value: &Tensor,
    heads: usize,
    sight: Sight,
) -> candle_core::Result<Tensor> {
    let (length, width) = query.dims2()?;
    let split = |x: &Tensor| {
        x.reshape((length, heads, width / heads))?
            .transpose(0, 1)?
            .contiguous()
    };
    let (query, key, value) = (split(query)?, split(key)?, split(value)?);
    let scores = query.matmul(&key.transpose(1, 2)?.contiguous()?)?;
    let mut scores = (scores / ((width / heads) as f64).sqrt())?;
    if sight == Sight::Before {
        scores = scores.broadcast_add(&hidden_behind(length)?)?;
    }
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

/// What is added to the scores of `[queries, keys]`: nothing, or for keys behind the query what leaves them no weight.
fn hidden_behind(length: usize) -> candle_core::Result<Tensor> {
    let rows = (0..length).flat_map(|query| (0..length).map(move |key| (query, key)));
    let mask = rows.map(|(query, key)| if key > query { f32::NEG_INFINITY } else { 0.0 });
    Tensor::from_vec(mask.collect::<Vec<_>>(), (length, length), &Device::Cpu)
}
