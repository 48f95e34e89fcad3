//! Powers of two, eight at a time.

use super::lanes::F32x8;

/// Adding this rounds to the nearest integer, which then stands in the low bits of the mantissa.
const ROUND: f32 = 12_582_912.0;
/// Takes `ROUND` off those bits and adds the bias of an f32's exponent.
const TO_EXPONENT: i32 = 127 - ROUND.to_bits() as i32;

/// `2^x` for x up to 127, relative error below 4e-6: enough for what becomes an integer of 13 bits, as all does here. A minimax
/// polynomial of the fourth degree on half a step to each side. Below -126 it is `2^-126`.
#[inline(always)]
pub fn exp2(x: F32x8) -> F32x8 {
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
