//! The convolution on 128-bit wasm registers: two rows interleaved, then `i32x4.dot_i16x8_s`.

use core::arch::wasm32::{i16x8_shuffle, i32x4_add, i32x4_dot_i16x8, i32x4_splat, u64x2, v128};

use super::{Kernel, LANES, TILE, Taps};
use crate::kernel::gemm::simd128::lanes;

/// Positions that a tile reaches at most: 5x5 with stride 2.
const MOST: usize = (TILE - 1) * 2 + 5;

/// Equals [`super::scalar::Pairs`] bit for bit.
pub(super) struct Pairs;

impl Kernel for Pairs {
    #[inline(always)]
    fn tile<const SIDE: usize, const STRIDE: usize>(
        &self,
        rows: [&[[i16; LANES]]; SIDE],
        taps: &[Taps],
    ) -> [[i32; LANES]; TILE] {
        let zero = i32x4_splat(0);
        let mut sums = [[zero; 2]; TILE];
        for pair in 0..SIDE.div_ceil(2) {
            let reach = (TILE - 1) * STRIDE + SIDE;
            let upper = &rows[2 * pair][..reach];
            let lower = &rows[(2 * pair + 1).min(SIDE - 1)][..reach];
            let mut inputs = [[zero; 2]; MOST];
            for x in 0..reach {
                inputs[x] = interleave(load(&upper[x]), load(&lower[x]));
            }
            let taps = &taps[pair * SIDE..][..SIDE];
            for column in 0..SIDE {
                let halves = taps[column].as_chunks::<LANES>().0;
                let weights = [load(&halves[0]), load(&halves[1])];
                for at in 0..TILE {
                    for half in 0..2 {
                        let input = inputs[at * STRIDE + column][half];
                        let product = i32x4_dot_i16x8(input, weights[half]);
                        sums[at][half] = i32x4_add(sums[at][half], product);
                    }
                }
            }
        }
        sums.map(lanes)
    }
}

/// Channel by channel: the upper row's value, the lower row's.
#[inline(always)]
fn interleave(upper: v128, lower: v128) -> [v128; 2] {
    [
        i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(upper, lower),
        i16x8_shuffle::<4, 12, 5, 13, 6, 14, 7, 15>(upper, lower),
    ]
}

/// Compiles to one `v128.load`.
#[inline(always)]
fn load(values: &[i16; LANES]) -> v128 {
    let [low, high]: [u64; 2] = bytemuck::cast(*values);
    u64x2(low, high)
}
