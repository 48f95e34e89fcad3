//! The convolution on 256-bit x86 registers: two rows of eight channels interleaved fill one, then `vpmaddwd`.

use core::arch::x86_64::{__m128i, __m256i};

use bytemuck::cast;

use super::{Kernel, LANES, TILE, Taps};
use crate::kernel::gemm::avx2::Avx2;

/// Positions that a tile reaches at most: 5x5 with stride 2.
const MOST: usize = (TILE - 1) * 2 + 5;

/// Equals [`super::scalar::Pairs`] bit for bit.
impl Kernel for Avx2 {
    #[inline(always)]
    fn tile<const SIDE: usize, const STRIDE: usize>(
        &self,
        rows: [&[[i16; LANES]]; SIDE],
        taps: &[Taps],
    ) -> [[i32; LANES]; TILE] {
        let simd = self.instructions();
        let zero = simd.avx._mm256_setzero_si256();
        let mut sums = [zero; TILE];
        for pair in 0..SIDE.div_ceil(2) {
            let reach = (TILE - 1) * STRIDE + SIDE;
            let upper = &rows[2 * pair][..reach];
            let lower = &rows[(2 * pair + 1).min(SIDE - 1)][..reach];
            let mut inputs = [zero; MOST];
            for x in 0..reach {
                let (upper, lower): (__m128i, __m128i) = (cast(upper[x]), cast(lower[x]));
                let low = simd.sse2._mm_unpacklo_epi16(upper, lower);
                let high = simd.sse2._mm_unpackhi_epi16(upper, lower);
                inputs[x] = simd.avx._mm256_set_m128i(high, low);
            }
            let taps = &taps[pair * SIDE..][..SIDE];
            for column in 0..SIDE {
                let weights: __m256i = cast(taps[column]);
                for at in 0..TILE {
                    let input = inputs[at * STRIDE + column];
                    let product = simd.avx2._mm256_madd_epi16(input, weights);
                    sums[at] = simd.avx2._mm256_add_epi32(sums[at], product);
                }
            }
        }
        let mut out = [[0; LANES]; TILE];
        for at in 0..TILE {
            out[at] = cast(sums[at]);
        }
        out
    }
}
