//! The two 16-bit float formats that weights are published in, widened to f32 without loss.

/// IEEE 754 half precision, as bits.
pub(crate) fn f16_to_f32(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let (exponent, fraction) = (u32::from(bits >> 10 & 31), u32::from(bits & 0x3ff));
    match exponent {
        // Zero and the subnormals: multiples of 2^-24.
        0 => f32::from_bits(sign | (fraction as f32 * 2f32.powi(-24)).to_bits()),
        // Infinity and NaN stay what they are.
        31 => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        // The bias goes from 15 to 127.
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}

/// bfloat16, the upper half of an f32, as bits.
pub(crate) fn bf16_to_f32(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

#[cfg(test)]
mod tests;
