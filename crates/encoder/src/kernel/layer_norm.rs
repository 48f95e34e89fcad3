//! LayerNorm (Ba et al. 2016) over rows, in place.

const LANES: usize = 8;

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
    pub fn forward(&self, values: &mut [f32]) {
        for row in values.chunks_exact_mut(self.weight.len()) {
            let n = row.len() as f32;
            let mean = sum(row, |x| x) / n;
            let variance = sum(row, |x| (x - mean) * (x - mean)) / n;
            let inverse = 1.0 / (variance + self.epsilon).sqrt();
            for ((x, w), b) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *x = (*x - mean) * inverse * w + b;
            }
        }
    }
}

/// Sum in a fixed order of eight lanes: the same on every target, and vectorised.
#[inline(always)]
fn sum(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0f32; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for i in 0..LANES {
            lanes[i] += f(chunk[i]);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|&x| f(x)).sum::<f32>()
}

#[cfg(test)]
mod tests;
