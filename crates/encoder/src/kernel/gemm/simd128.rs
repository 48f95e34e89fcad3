//! The product on 128-bit wasm registers: `i32x4.dot_i16x8_s` on weights widened as they are read.

use core::arch::wasm32::{
    i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, u64x2,
    v128,
};

use super::{Kernel, PANEL};

/// Two inputs a word; equals [`super::scalar::Pairs`] bit for bit.
pub(in crate::kernel) struct Pairs;

impl Kernel for Pairs {
    #[inline(always)]
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let zero = i32x4_splat(0);
        let mut sums = [[zero; 2]; R];
        let blocks = panel.as_chunks::<{ 2 * PANEL }>().0;
        for (words, block) in words.as_chunks::<R>().0.iter().zip(blocks) {
            step(&mut sums, words, block);
        }
        sums.map(lanes)
    }
}

/// Adds the products of two inputs of `R` rows.
#[inline(always)]
fn step<const R: usize>(sums: &mut [[v128; 2]; R], words: &[i32; R], block: &[i8; 2 * PANEL]) {
    let weights = [widen(block, 0), widen(block, 8)];
    for r in 0..R {
        let activation = i32x4_splat(words[r]);
        for half in 0..2 {
            let product = i32x4_dot_i16x8(weights[half], activation);
            sums[r][half] = i32x4_add(sums[r][half], product);
        }
    }
}

/// Compiles to one `i16x8.load8x8_s`.
#[inline(always)]
fn widen(block: &[i8; 2 * PANEL], from: usize) -> v128 {
    let bytes = u64::from_le_bytes(core::array::from_fn(|i| block[from + i].cast_unsigned()));
    i16x8_extend_low_i8x16(u64x2(bytes, 0))
}

/// The eight sums of a row.
#[inline(always)]
pub(in crate::kernel) fn lanes([low, high]: [v128; 2]) -> [i32; PANEL] {
    let array = |v| {
        [
            i32x4_extract_lane::<0>(v),
            i32x4_extract_lane::<1>(v),
            i32x4_extract_lane::<2>(v),
            i32x4_extract_lane::<3>(v),
        ]
    };
    let ([a, b, c, d], [e, f, g, h]) = (array(low), array(high));
    [a, b, c, d, e, f, g, h]
}
