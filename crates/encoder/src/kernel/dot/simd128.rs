//! The product on 128-bit wasm registers: `i32x4.dot_i16x8_s`.

use core::arch::wasm32::{i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_splat, v128};

use super::{COLUMNS, Dot, TwoRows};
use crate::kernel::gemm::simd128::{Pairs, lanes};

/// Equals the scalar one bit for bit.
impl Dot for Pairs {
    #[inline(always)]
    fn dot<const R: usize>(&self, rows: &[[i32; R]], matrix: &[TwoRows]) -> [[i32; COLUMNS]; R] {
        let mut sums = [[i32x4_splat(0); 2]; R];
        for (words, columns) in rows.iter().zip(matrix) {
            let columns = load(columns);
            for r in 0..R {
                let numbers = i32x4_splat(words[r]);
                for half in 0..2 {
                    let products = i32x4_dot_i16x8(columns[half], numbers);
                    sums[r][half] = i32x4_add(sums[r][half], products);
                }
            }
        }
        sums.map(lanes)
    }
}

/// Compiles to two `v128.load`.
#[inline(always)]
fn load(w: &TwoRows) -> [v128; 2] {
    [i32x4(w[0], w[1], w[2], w[3]), i32x4(w[4], w[5], w[6], w[7])]
}
