//! LayerNorm (Ba et al. 2016) over rows, in place.

use super::lanes::{F32x8, LANES};

/// Scale and shift of a LayerNorm, one value per column.
pub struct LayerNorm {
    /// Multiplied after normalisation.
    pub weight: Vec<f32>,
    /// Added last.
    pub bias: Vec<f32>,
    /// Added to the variance.
    pub epsilon: f32,
}

impl LayerNorm {
    /// Normalises each row of `weight.len()` values (a multiple of 8).
    #[inline(always)]
    pub fn forward(&self, values: &mut [f32]) {
        let (weight, _) = self.weight.as_chunks::<LANES>();
        let (bias, _) = self.bias.as_chunks::<LANES>();
        for row in values.chunks_exact_mut(self.weight.len()) {
            let inverse_n = 1.0 / row.len() as f32;
            let (row, _) = row.as_chunks_mut::<LANES>();
            let mean = F32x8::splat(sum(row, |x| x) * inverse_n);
            let variance = sum(row, |x| (x - mean) * (x - mean)) * inverse_n;
            let inverse = F32x8::splat(1.0 / (variance + self.epsilon).sqrt());
            for ((x, w), b) in row.iter_mut().zip(weight).zip(bias) {
                let normal = (F32x8::load(x) - mean) * inverse;
                normal.mul_add(F32x8::load(w), F32x8::load(b)).store(x);
            }
        }
    }
}

/// Sum over a row in a fixed order of eight lanes: the same on every target.
#[inline(always)]
fn sum(row: &[[f32; LANES]], f: impl Fn(F32x8) -> F32x8) -> f32 {
    let add = |total: F32x8, x: &[f32; LANES]| total + f(F32x8::load(x));
    row.iter().fold(F32x8::splat(0.0), add).sum()
}

#[cfg(test)]
mod tests;
