//! The network that is trained: two layers, ReLU between them, a unit vector at its end.

use candle_core::{DType, Device, Result, Tensor, Var};

use crate::random::Random;

/// Its weights, `[inputs, outputs]` as products want them.
pub(super) struct Network {
    hidden: Var,
    hidden_bias: Var,
    output: Var,
    output_bias: Var,
}

impl Network {
    /// Random weights (He et al. 2015), biases of zero.
    pub(super) fn new(
        features: usize,
        hidden: usize,
        dimension: usize,
        random: &mut Random,
    ) -> Result<Self> {
        let mut weights = |inputs: usize, outputs: usize| {
            let deviation = (2.0 / inputs as f32).sqrt();
            let values: Vec<f32> = (0..inputs * outputs)
                .map(|_| deviation * random.normal())
                .collect();
            Var::from_slice(&values, (inputs, outputs), &Device::Cpu)
        };
        let zeros = |n: usize| Var::zeros(n, DType::F32, &Device::Cpu);
        Ok(Self {
            hidden: weights(features, hidden)?,
            hidden_bias: zeros(hidden)?,
            output: weights(hidden, dimension)?,
            output_bias: zeros(dimension)?,
        })
    }

    /// What an optimizer changes.
    pub(super) fn variables(&self) -> Vec<Var> {
        let all = [
            &self.hidden,
            &self.hidden_bias,
            &self.output,
            &self.output_bias,
        ];
        all.map(Clone::clone).to_vec()
    }

    /// Unit vectors `[batch, dimension]` of standardised features `[batch, features]`, of which a share is left out.
    pub(super) fn forward(
        &self,
        features: &Tensor,
        dropout: f32,
        random: &mut Random,
    ) -> Result<Tensor> {
        let kept = dropped(features, dropout, random)?;
        let hidden = kept
            .matmul(&self.hidden)?
            .broadcast_add(&self.hidden_bias)?;
        let hidden = dropped(&hidden.relu()?, dropout, random)?;
        let out = hidden
            .matmul(&self.output)?
            .broadcast_add(&self.output_bias)?;
        let norm = (out.sqr()?.sum_keepdim(1)? + 1e-12)?.sqrt()?;
        out.broadcast_div(&norm)
    }

    /// Hidden layer, its biases, output layer, its biases; a row an output.
    pub(super) fn weights(&self) -> Result<[Vec<f32>; 4]> {
        let rows = |weights: &Var| weights.t()?.contiguous()?.flatten_all()?.to_vec1();
        Ok([
            rows(&self.hidden)?,
            self.hidden_bias.to_vec1()?,
            rows(&self.output)?,
            self.output_bias.to_vec1()?,
        ])
    }
}

/// Leaves a share of the values out and makes the others as much larger (Srivastava et al. 2014).
fn dropped(values: &Tensor, share: f32, random: &mut Random) -> Result<Tensor> {
    if share == 0.0 {
        return Ok(values.clone());
    }
    let kept = 1.0 / (1.0 - share);
    let mask: Vec<f32> = (0..values.elem_count())
        .map(|_| if random.unit() < share { 0.0 } else { kept })
        .collect();
    values * Tensor::from_vec(mask, values.shape(), &Device::Cpu)?
}
