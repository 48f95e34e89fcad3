//! Lanes as two 128-bit registers. With relaxed SIMD a product and a sum are one instruction.

use core::arch::wasm32::{
    f32x4, f32x4_add, f32x4_convert_i32x4, f32x4_div, f32x4_extract_lane, f32x4_mul, f32x4_pmax,
    f32x4_pmin, f32x4_splat, f32x4_sub, i16x8_extract_lane, i16x8_narrow_i32x4, i32x4, i32x4_add,
    i32x4_shl, i32x4_splat, i32x4_sub, v128,
};

use super::LANES;

/// Adding this rounds a small float to the nearest integer in its low mantissa bits (ties to even).
const ROUND: f32 = 12_582_912.0;

/// Eight f32.
#[derive(Clone, Copy, Debug)]
pub struct F32x8(v128, v128);

impl F32x8 {
    /// The same value in all lanes.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(f32x4_splat(value), f32x4_splat(value))
    }

    /// Eight values of memory: two loads.
    #[inline(always)]
    pub fn load(v: &[f32; LANES]) -> Self {
        Self(f32x4(v[0], v[1], v[2], v[3]), f32x4(v[4], v[5], v[6], v[7]))
    }

    /// Writes the lanes to memory.
    #[inline(always)]
    pub fn store(self, to: &mut [f32; LANES]) {
        let ([a, b, c, d], [e, f, g, h]) = (array(self.0), array(self.1));
        *to = [a, b, c, d, e, f, g, h];
    }

    /// Each lane rounded to the nearest integer, ties to even. Lanes are within 16 bits and a sign.
    #[inline(always)]
    pub fn store_rounded(self, to: &mut [i16; LANES]) {
        let round = |x| i32x4_sub(f32x4_add(x, f32x4_splat(ROUND)), f32x4_splat(ROUND));
        let rounded = i16x8_narrow_i32x4(round(self.0), round(self.1));
        *to = [
            i16x8_extract_lane::<0>(rounded),
            i16x8_extract_lane::<1>(rounded),
            i16x8_extract_lane::<2>(rounded),
            i16x8_extract_lane::<3>(rounded),
            i16x8_extract_lane::<4>(rounded),
            i16x8_extract_lane::<5>(rounded),
            i16x8_extract_lane::<6>(rounded),
            i16x8_extract_lane::<7>(rounded),
        ];
    }

    /// The nearest integers, ties to even, of lanes within 22 bits.
    #[inline(always)]
    pub fn rounded(self) -> Self {
        self + Self::splat(ROUND) - Self::splat(ROUND)
    }

    /// Integers, each rounded to the nearest f32.
    #[inline(always)]
    pub fn from_i32(v: &[i32; LANES]) -> Self {
        let (low, high) = (i32x4(v[0], v[1], v[2], v[3]), i32x4(v[4], v[5], v[6], v[7]));
        Self(f32x4_convert_i32x4(low), f32x4_convert_i32x4(high))
    }

    /// `self * factor + term`, rounded once or twice.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        Self(
            mul_add(self.0, factor.0, term.0),
            mul_add(self.1, factor.1, term.1),
        )
    }

    /// The larger of each pair; `other` where they do not compare.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(f32x4_pmax(other.0, self.0), f32x4_pmax(other.1, self.1))
    }

    /// The smaller of each pair; `other` where they do not compare.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(f32x4_pmin(other.0, self.0), f32x4_pmin(other.1, self.1))
    }

    /// The bits of all lanes shifted left, as integers; `bias` is added before.
    #[inline(always)]
    pub fn shift_bits_left(self, bias: i32, by: u32) -> Self {
        let shift = |x| i32x4_shl(i32x4_add(x, i32x4_splat(bias)), by);
        Self(shift(self.0), shift(self.1))
    }

    /// Sum of the lanes: of each half first, then of pairs.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let half = array(f32x4_add(self.0, self.1));
        (half[0] + half[2]) + (half[1] + half[3])
    }

    /// The largest lane.
    #[inline(always)]
    pub fn largest(self) -> f32 {
        let half = array(f32x4_pmax(self.0, self.1));
        half.into_iter()
            .fold(f32::NEG_INFINITY, |a, b| if b > a { b } else { a })
    }
}

#[cfg(not(target_feature = "relaxed-simd"))]
#[inline(always)]
fn mul_add(a: v128, b: v128, c: v128) -> v128 {
    f32x4_add(f32x4_mul(a, b), c)
}

#[cfg(target_feature = "relaxed-simd")]
#[inline(always)]
fn mul_add(a: v128, b: v128, c: v128) -> v128 {
    core::arch::wasm32::f32x4_relaxed_madd(a, b, c)
}

#[inline(always)]
fn array(v: v128) -> [f32; 4] {
    [
        f32x4_extract_lane::<0>(v),
        f32x4_extract_lane::<1>(v),
        f32x4_extract_lane::<2>(v),
        f32x4_extract_lane::<3>(v),
    ]
}

macro_rules! operator {
    ($($trait:ident $method:ident $function:ident),*) => {$(
        impl core::ops::$trait for F32x8 {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self($function(self.0, other.0), $function(self.1, other.1))
            }
        }
    )*};
}

operator!(Add add f32x4_add, Sub sub f32x4_sub, Mul mul f32x4_mul, Div div f32x4_div);
