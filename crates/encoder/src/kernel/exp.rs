//! Powers of e and of two, eight at a time.

use super::lanes::F32x8;

/// Below this `e^x` is zero for our purposes and the exponent would underflow.
const SMALLEST: f32 = -87.0;
/// Adding this rounds to the nearest integer, which then stands in the low bits of the mantissa.
const ROUND: f32 = 12_582_912.0;
/// Takes `ROUND` off those bits and adds the bias of an f32's exponent.
const TO_EXPONENT: i32 = 127 - ROUND.to_bits() as i32;
/// ln 2 in two parts, so that `x - n ln 2` is exact for the n that occur (Cody and Waite 1980).
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;

/// `e^x` for `x <= 0`, relative error below 2e-7. Polynomial of the Cephes library's `expf`.
#[inline(always)]
pub fn exp_negative(x: F32x8) -> F32x8 {
    let constant = F32x8::splat;
    let x = x.max(constant(SMALLEST));
    let shifted = x.mul_add(constant(core::f32::consts::LOG2_E), constant(ROUND));
    let n = shifted - constant(ROUND);
    let r = n.mul_add(constant(-LN2_LOW), n.mul_add(constant(-LN2_HIGH), x));
    let p = constant(1.987_569_1e-4)
        .mul_add(r, constant(1.398_2e-3))
        .mul_add(r, constant(8.333_452e-3))
        .mul_add(r, constant(4.166_579_6e-2))
        .mul_add(r, constant(1.666_666_5e-1))
        .mul_add(r, constant(0.5));
    let e = p.mul_add(r * r, r) + constant(1.0);
    e * shifted.shift_bits_left(TO_EXPONENT, 23)
}

/// `2^x` for x up to 127, relative error below 4e-6: enough for what becomes an integer of 13 bits. A minimax polynomial of
/// the fourth degree on half a step to each side. Below -126 it is `2^-126`.
#[inline(always)]
pub fn exp2_coarse(x: F32x8) -> F32x8 {
    let constant = F32x8::splat;
    let x = x.max(constant(-126.0));
    let shifted = x + constant(ROUND);
    let r = x - (shifted - constant(ROUND));
    // Not `mul_add`: what becomes an integer is the same on every target, bit for bit.
    let p = constant(9.570_102e-3) * r + constant(5.591_786e-2);
    let p = p * r + constant(2.402_474_5e-1);
    let p = p * r + constant(6.931_218e-1);
    let p = p * r + constant(9.999_993e-1);
    p * shifted.shift_bits_left(TO_EXPONENT, 23)
}

#[cfg(test)]
mod tests;
