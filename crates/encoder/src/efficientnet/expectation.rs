//! What rounded weights do to the mean of a channel, from what the normalisation says of its inputs.
//!
//! Nagel et al. 2019, "Data-free quantization through weight equalization and bias correction", section 4.2: no
//! picture is needed, because batch normalisation has given every channel a known mean and deviation.

use super::checkpoint::Convolution;

/// Mean of each output after ReLU6, taking it for normally distributed before.
pub(super) fn relu6_means(convolution: &Convolution) -> Vec<f64> {
    let channels = convolution.mean.iter().zip(&convolution.spread);
    let means = channels.map(|(&mean, &spread)| relu6_mean(mean.into(), spread.into()));
    means.collect()
}

/// By how much each output's mean is too large when `codes * scales` are in the place of `weights`
/// (`[outputs, inputs]`) and the inputs have these means.
pub(super) fn mean_error(weights: &[f32], codes: &[i8], scales: &[f32], means: &[f64]) -> Vec<f64> {
    let width = means.len();
    let rows = weights.chunks_exact(width).zip(codes.chunks_exact(width));
    let errors = rows.zip(scales).map(|((weights, codes), &scale)| {
        let terms = weights.iter().zip(codes).zip(means);
        terms
            .map(|((&weight, &code), mean)| {
                (f64::from(code) * f64::from(scale) - f64::from(weight)) * mean
            })
            .sum()
    });
    errors.collect()
}

/// The mean of `clamp(x, 0, 6)` for x normally distributed.
fn relu6_mean(mean: f64, spread: f64) -> f64 {
    if spread < 1e-9 {
        return mean.clamp(0.0, 6.0);
    }
    let (low, high) = (-mean / spread, (6.0 - mean) / spread);
    mean * (distribution(high) - distribution(low))
        + spread * (density(low) - density(high))
        + 6.0 * (1.0 - distribution(high))
}

fn distribution(z: f64) -> f64 {
    0.5 * (1.0 + libm::erf(z * core::f64::consts::FRAC_1_SQRT_2))
}

fn density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * core::f64::consts::PI)
}

#[cfg(test)]
mod tests;
