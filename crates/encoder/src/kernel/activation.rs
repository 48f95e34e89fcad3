//! GELU, the activation of feed-forward layers (Hendrycks and Gimpel 2016): exact, as BERT has it, and quick, as CLIP has it.

use super::exp::exp2;
use super::lanes::F32x8;

/// `x * Phi(x)` of every lane.
#[inline(always)]
pub fn gelu(x: F32x8) -> F32x8 {
    let half = F32x8::splat(0.5) * x;
    half.mul_add(
        erf(x * F32x8::splat(core::f32::consts::FRAC_1_SQRT_2)),
        half,
    )
}

/// `x * sigmoid(1.702 x)` of every lane, error below 4e-6 of it.
#[inline(always)]
pub fn quick_gelu(x: F32x8) -> F32x8 {
    let constant = F32x8::splat;
    let power = x * constant(-1.702 * core::f32::consts::LOG2_E);
    // Far below zero the sigmoid vanishes without an infinity.
    let e = exp2(power.min(constant(120.0)));
    x / (constant(1.0) + e)
}

/// erf as the odd rational function x P(x^2) / Q(x^2) that Eigen and XLA use; absolute error below 5e-7.
#[inline(always)]
fn erf(x: F32x8) -> F32x8 {
    let constant = F32x8::splat;
    let x = x.min(constant(4.0)).max(constant(-4.0));
    let s = x * x;
    let p = constant(-2.726_142_4e-10)
        .mul_add(s, constant(2.770_681_4e-8))
        .mul_add(s, constant(-2.101_024e-6))
        .mul_add(s, constant(-5.692_506_2e-5))
        .mul_add(s, constant(-7.349_906_3e-4))
        .mul_add(s, constant(-2.954_6e-3))
        .mul_add(s, constant(-1.609_603_4e-2));
    let q = constant(-1.456_607_2e-5)
        .mul_add(s, constant(-2.133_740_6e-4))
        .mul_add(s, constant(-1.682_827e-3))
        .mul_add(s, constant(-7.373_329e-3))
        .mul_add(s, constant(-1.426_473_9e-2));
    x * p / q
}

#[cfg(test)]
mod tests;
