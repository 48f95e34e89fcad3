//! The product on 128-bit wasm registers: `i32x4.dot_i16x8_s` on weights widened as they are read.

use core::arch::wasm32::{
    i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8,
    i32x4_extract_lane, i32x4_splat, u64x2, v128,
};

use super::{Block, PANEL};

/// Integer dot products of `R` rows of activation pairs with the eight channels of a panel;
/// equals [`super::scalar::dot_tile`] bit for bit.
#[inline(always)]
pub(super) fn dot_tile<const R: usize>(rows: [&[i32]; R], panel: &[Block]) -> [[i32; PANEL]; R] {
    let zero = i32x4_splat(0);
    let mut sums = [[zero; 2]; R];
    // One common length, so that the bounds are checked once.
    let rows = rows.map(|row| &row[..panel.len()]);
    for (pair, block) in panel.iter().enumerate() {
        let bytes = load(block);
        let low = i16x8_extend_low_i8x16(bytes);
        let high = i16x8_extend_high_i8x16(bytes);
        for r in 0..R {
            let activation = i32x4_splat(rows[r][pair]);
            sums[r][0] = i32x4_add(sums[r][0], i32x4_dot_i16x8(low, activation));
            sums[r][1] = i32x4_add(sums[r][1], i32x4_dot_i16x8(high, activation));
        }
    }
    sums.map(|[low, high]| {
        let ([a, b, c, d], [e, f, g, h]) = (lanes(low), lanes(high));
        [a, b, c, d, e, f, g, h]
    })
}

/// Compiles to one `v128.load`.
#[inline(always)]
fn load(block: &Block) -> v128 {
    let word = |from: usize| u64::from_le_bytes(core::array::from_fn(|i| block[from + i] as u8));
    u64x2(word(0), word(8))
}

#[inline(always)]
fn lanes(sums: v128) -> [i32; 4] {
    [
        i32x4_extract_lane::<0>(sums),
        i32x4_extract_lane::<1>(sums),
        i32x4_extract_lane::<2>(sums),
        i32x4_extract_lane::<3>(sums),
    ]
}
