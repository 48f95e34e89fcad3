//! The product on 256-bit x86 registers: `vpmaddwd` multiplies two rows with two numbers at once.

use core::arch::x86_64::__m256i;

use bytemuck::cast;
use pulp::x86::V3;

use super::{COLUMNS, Dot, TwoRows};
use crate::kernel::gemm::avx2::Avx2;

/// Equals the scalar one bit for bit.
impl Dot for Avx2 {
    #[inline(always)]
    fn dot<const R: usize>(&self, rows: &[[i32; R]], matrix: &[TwoRows]) -> [[i32; COLUMNS]; R] {
        let V3 { avx, avx2, .. } = self.instructions();
        let mut sums: [__m256i; R] = [avx._mm256_setzero_si256(); R];
        for (words, columns) in rows.iter().zip(matrix) {
            let columns = cast(*columns);
            for r in 0..R {
                let numbers = avx._mm256_set1_epi32(words[r]);
                let products = avx2._mm256_madd_epi16(columns, numbers);
                sums[r] = avx2._mm256_add_epi32(sums[r], products);
            }
        }
        let mut out = [[0; COLUMNS]; R];
        for r in 0..R {
            out[r] = cast(sums[r]);
        }
        out
    }
}
