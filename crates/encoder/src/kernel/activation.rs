//! GELU, the activation of BERT's feed-forward layers (Hendrycks and Gimpel 2016), in its exact erf form.

/// Replaces every x by `x * Phi(x)`.
pub fn gelu(values: &mut [f32]) {
    for value in values {
        *value = 0.5 * *value * (1.0 + erf(*value * core::f32::consts::FRAC_1_SQRT_2));
    }
}

/// erf as the odd rational function x P(x^2) / Q(x^2) that Eigen and XLA use; absolute error below 5e-7.
#[inline(always)]
fn erf(x: f32) -> f32 {
    let x = if x > 4.0 { 4.0 } else { x };
    let x = if x < -4.0 { -4.0 } else { x };
    let s = x * x;
    let p = -2.726_142_4e-10;
    let p = p * s + 2.770_681_4e-8;
    let p = p * s + -2.101_024e-6;
    let p = p * s + -5.692_506_2e-5;
    let p = p * s + -7.349_906_3e-4;
    let p = p * s + -2.954_6e-3;
    let p = p * s + -1.609_603_4e-2;
    let q = -1.456_607_2e-5;
    let q = q * s + -2.133_740_6e-4;
    let q = q * s + -1.682_827e-3;
    let q = q * s + -7.373_329e-3;
    let q = q * s + -1.426_473_9e-2;
    x * p / q
}

#[cfg(test)]
mod tests;
