//! The product on 128-bit native registers (`pmaddwd`, `smlal`), through the `wide` crate.

use wide::{i16x8, i32x4};

use super::{Block, PANEL};

/// Integer dot products of `R` rows of activation pairs with the eight channels of a panel;
/// equals [`super::scalar::dot_tile`] bit for bit.
#[inline(always)]
pub(super) fn dot_tile<const R: usize>(rows: [&[i32]; R], panel: &[Block]) -> [[i32; PANEL]; R] {
    let mut sums = [[i32x4::ZERO; 2]; R];
    // One common length, so that the bounds are checked once.
    let rows = rows.map(|row| &row[..panel.len()]);
    for (pair, block) in panel.iter().enumerate() {
        let low = i16x8::new(core::array::from_fn(|i| i16::from(block[i])));
        let high = i16x8::new(core::array::from_fn(|i| i16::from(block[8 + i])));
        for r in 0..R {
            let activation: i16x8 = bytemuck::cast(i32x4::splat(rows[r][pair]));
            sums[r][0] += low.dot(activation);
            sums[r][1] += high.dot(activation);
        }
    }
    sums.map(|[low, high]| {
        let ([a, b, c, d], [e, f, g, h]) = (low.to_array(), high.to_array());
        [a, b, c, d, e, f, g, h]
    })
}
