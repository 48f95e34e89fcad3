//! The reference convolution, one multiplication at a time; also what runs where no other kernel does.

use super::{Kernel, LANES, TILE, Taps};

/// Two kernel rows at once, as the others have them.
pub struct Pairs;

impl Kernel for Pairs {
    #[inline(always)]
    fn tile<const SIDE: usize, const STRIDE: usize>(
        &self,
        rows: [&[[i16; LANES]]; SIDE],
        taps: &[Taps],
    ) -> [[i32; LANES]; TILE] {
        let mut sums = [[0; LANES]; TILE];
        for (pair, taps) in taps.chunks_exact(SIDE).enumerate() {
            let upper = rows[2 * pair];
            // Beside the odd last row is nothing: its weights are zeros.
            let lower = rows[(2 * pair + 1).min(SIDE - 1)];
            for (column, taps) in taps.iter().enumerate() {
                for (at, sums) in sums.iter_mut().enumerate() {
                    let x = at * STRIDE + column;
                    for channel in 0..LANES {
                        sums[channel] += i32::from(upper[x][channel])
                            * i32::from(taps[2 * channel])
                            + i32::from(lower[x][channel]) * i32::from(taps[2 * channel + 1]);
                    }
                }
            }
        }
        sums
    }
}
