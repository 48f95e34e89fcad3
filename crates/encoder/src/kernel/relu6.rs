//! ReLU6, and its outputs as integers: they lie in 0 to 6, so one step serves all pictures and all layers.

use super::lanes::{F32x8, LANES};
use super::quantized_rows::LEVELS;

/// What one step of an activation is worth.
pub const STEP: f32 = 6.0 / LEVELS as f32;

/// `clamp(x, 0, 6)` of every lane.
#[inline(always)]
pub fn relu6(x: F32x8) -> F32x8 {
    x.max(F32x8::splat(0.0)).min(F32x8::splat(6.0))
}

/// The same for lanes in steps, rounded to whole ones.
#[inline(always)]
pub fn relu6_steps(x: F32x8, to: &mut [i16; LANES]) {
    let largest = F32x8::splat(LEVELS as f32);
    x.max(F32x8::splat(0.0)).min(largest).store_rounded(to);
}
