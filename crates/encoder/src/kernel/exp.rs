//! `e^x` for non-positive x, written so that the compiler vectorises it on every target.

/// Below this `e^x` is zero for our purposes and the exponent would underflow.
const SMALLEST: f32 = -87.0;
/// Adding this rounds to the nearest integer.
const ROUND: f32 = 12_582_912.0;
/// ln 2 in two parts, so that `x - n ln 2` is exact for the n that occur (Cody and Waite 1980).
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;

/// `e^x` for `x <= 0`, relative error below 2e-7. Polynomial of the Cephes library's `expf`.
#[inline(always)]
pub fn exp_negative(x: f32) -> f32 {
    let x = if x < SMALLEST { SMALLEST } else { x };
    let shifted = x * core::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    let p = 1.987_569_1e-4;
    let p = p * r + 1.398_2e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let e = p * (r * r) + r + 1.0;
    let exponent = shifted
        .to_bits()
        .wrapping_sub(ROUND.to_bits())
        .wrapping_add(127)
        << 23;
    e * f32::from_bits(exponent)
}

#[cfg(test)]
mod tests;
