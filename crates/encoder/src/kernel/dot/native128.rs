//! The product on 128-bit native registers (`pmaddwd`, `smlal`), through the `wide` crate.

use bytemuck::cast;
use wide::{i16x8, i32x4};

use super::{COLUMNS, Dot, TwoRows};
use crate::kernel::gemm::native128::Pairs;

/// Equals the scalar one bit for bit.
impl Dot for Pairs {
    #[inline(always)]
    fn dot<const R: usize>(&self, rows: &[[i32; R]], matrix: &[TwoRows]) -> [[i32; COLUMNS]; R] {
        let mut sums = [[i32x4::ZERO; 2]; R];
        for (words, columns) in rows.iter().zip(matrix) {
            let columns: [i16x8; 2] = cast(*columns);
            for r in 0..R {
                let numbers: i16x8 = cast(i32x4::splat(words[r]));
                for half in 0..2 {
                    sums[r][half] += columns[half].dot(numbers);
                }
            }
        }
        sums.map(cast)
    }
}
