//! All halves there are.

use super::*;

#[test]
fn halves_have_the_values_that_the_standard_gives_them() {
    for (bits, value) in [
        (0x0000, 0.0),
        (0x0001, 2f32.powi(-24)),
        (0x03ff, 1023.0 * 2f32.powi(-24)),
        (0x0400, 2f32.powi(-14)),
        (0x3555, 0.333_251_95),
        (0x3c00, 1.0),
        (0xc000, -2.0),
        (0x7bff, 65504.0),
        (0x7c00, f32::INFINITY),
        (0xfc00, f32::NEG_INFINITY),
    ] {
        assert_eq!(f16_to_f32(bits), value, "{bits:#06x}");
    }
    assert!(f16_to_f32(0x7e01).is_nan());
    assert!(f16_to_f32(0x8000).is_sign_negative());
    // Bits as numbers grow with the values, so every one in between is right if each is larger than the last.
    for bits in 0..0x7c00 {
        assert!(f16_to_f32(bits) < f16_to_f32(bits + 1), "{bits:#06x}");
        assert_eq!(f16_to_f32(bits | 0x8000), -f16_to_f32(bits));
    }
}

#[test]
fn bfloat16_is_the_upper_half() {
    for value in [0.0f32, 1.0, -2.5, 3.0e38, 1e-40] {
        let bits = (value.to_bits() >> 16) as u16;
        assert_eq!(bf16_to_f32(bits).to_bits(), value.to_bits() & 0xffff_0000);
    }
}
