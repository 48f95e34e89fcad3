//! The reference product, one multiplication at a time; also what runs where no other kernel does.

use super::{Block, PANEL};
use crate::kernel::quantized_rows::unpack;

/// Integer dot products of `R` rows of activation pairs with the eight channels of a panel.
pub fn dot_tile<const R: usize>(rows: [&[i32]; R], panel: &[Block]) -> [[i32; PANEL]; R] {
    let mut sums = [[0; PANEL]; R];
    for (pair, block) in panel.iter().enumerate() {
        for r in 0..R {
            let [low, high] = unpack(rows[r][pair]);
            for j in 0..PANEL {
                sums[r][j] += i32::from(block[2 * j]) * low + i32::from(block[2 * j + 1]) * high;
            }
        }
    }
    sums
}
