//! Lanes as an array: plain loops, which the compiler vectorises where the target has vectors.

use core::array::from_fn;

use super::LANES;

/// Adding this rounds a small float to the nearest integer in its low mantissa bits (ties to even).
const ROUND: f32 = 12_582_912.0;

/// Eight f32.
#[derive(Clone, Copy, Debug)]
pub struct F32x8([f32; LANES]);

impl F32x8 {
    /// The same value in all lanes.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; LANES])
    }

    /// Eight values of memory.
    #[inline(always)]
    pub fn load(values: &[f32; LANES]) -> Self {
        Self(*values)
    }

    /// Writes the lanes to memory.
    #[inline(always)]
    pub fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }

    /// Each lane rounded to the nearest integer, ties to even. Lanes are within 16 bits and a sign.
    #[inline(always)]
    pub fn store_rounded(self, to: &mut [i16; LANES]) {
        // The integer is in the low bits of the sum: no conversion, which costs more than it should on wasm.
        *to = self.0.map(|x| (x + ROUND).to_bits() as i16);
    }

    /// The nearest integers, ties to even, of lanes within 22 bits.
    #[inline(always)]
    pub fn rounded(self) -> Self {
        self + Self::splat(ROUND) - Self::splat(ROUND)
    }

    /// Integers, each rounded to the nearest f32.
    #[inline(always)]
    pub fn from_i32(values: &[i32; LANES]) -> Self {
        Self(values.map(|value| value as f32))
    }

    /// `self * factor + term`, rounded once or twice.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        self * factor + term
    }

    /// The larger of each pair; `other` where they do not compare.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(from_fn(|i| {
            if self.0[i] > other.0[i] {
                self.0[i]
            } else {
                other.0[i]
            }
        }))
    }

    /// The smaller of each pair; `other` where they do not compare.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(from_fn(|i| {
            if self.0[i] < other.0[i] {
                self.0[i]
            } else {
                other.0[i]
            }
        }))
    }

    /// The bits of all lanes shifted left, as integers; `bias` is added before.
    #[inline(always)]
    pub fn shift_bits_left(self, bias: i32, by: u32) -> Self {
        Self(
            self.0.map(|x| {
                f32::from_bits((x.to_bits() as i32).wrapping_add(bias).cast_unsigned() << by)
            }),
        )
    }

    /// Sum of the lanes: of each half first, then of pairs.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let half: [f32; 4] = from_fn(|i| self.0[i] + self.0[i + 4]);
        (half[0] + half[2]) + (half[1] + half[3])
    }

    /// The largest lane.
    #[inline(always)]
    pub fn largest(self) -> f32 {
        self.0
            .into_iter()
            .fold(f32::NEG_INFINITY, |a, b| if b > a { b } else { a })
    }
}

macro_rules! operator {
    ($($trait:ident $method:ident $operator:tt),*) => {$(
        impl core::ops::$trait for F32x8 {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(from_fn(|i| self.0[i] $operator other.0[i]))
            }
        }
    )*};
}

operator!(Add add +, Sub sub -, Mul mul *, Div div /);
