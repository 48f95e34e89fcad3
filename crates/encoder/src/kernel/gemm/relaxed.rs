//! The product of bytes with relaxed SIMD: sixteen multiplications an instruction.
//!
//! `i16x8.relaxed_dot_i8x16_i7x16_s` adds two products of a signed byte and a byte below 128. With weights
//! up to 63 two of its results fit 16 bits (`2 * 2 * 63 * 127 < 2^15`), so nothing depends on what the
//! proposal leaves open, and the sums equal the scalar ones bit for bit.

use core::arch::wasm32::{
    i16x8_add, i16x8_relaxed_dot_i8x16_i7x16, i32x4_add, i32x4_extadd_pairwise_i16x8, i32x4_splat,
    u64x2, v128,
};

use super::simd128::lanes;
use super::{Kernel, PANEL};

/// Four inputs a word; equals [`super::scalar::Quads`] bit for bit.
pub(super) struct Quads;

impl Kernel for Quads {
    #[inline(always)]
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let zero = i32x4_splat(0);
        let mut sums = [[zero; 2]; R];
        // Eight inputs at a time: two words of each row, two blocks of weights.
        let blocks = panel.as_chunks::<{ 8 * PANEL }>().0;
        let words = words.as_chunks::<R>().0.as_chunks::<2>().0;
        for ([first, second], block) in words.iter().zip(blocks) {
            for half in 0..2 {
                let weights = [load(block, 16 * half), load(block, 32 + 16 * half)];
                for r in 0..R {
                    let products = i16x8_add(
                        i16x8_relaxed_dot_i8x16_i7x16(weights[0], i32x4_splat(first[r])),
                        i16x8_relaxed_dot_i8x16_i7x16(weights[1], i32x4_splat(second[r])),
                    );
                    let products = i32x4_extadd_pairwise_i16x8(products);
                    sums[r][half] = i32x4_add(sums[r][half], products);
                }
            }
        }
        sums.map(lanes)
    }
}

/// Compiles to one `v128.load`.
#[inline(always)]
fn load(block: &[i8; 8 * PANEL], from: usize) -> v128 {
    let word =
        |from: usize| u64::from_le_bytes(core::array::from_fn(|i| block[from + i].cast_unsigned()));
    u64x2(word(from), word(from + 8))
}
