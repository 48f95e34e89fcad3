//! `y = W x + b` for many rows: int8 weights, 14-bit activations, exact integer sums, f32 out.

#[cfg(not(target_family = "wasm"))]
mod native128;
pub mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod simd128;

#[cfg(not(target_family = "wasm"))]
use native128 as target;
#[cfg(all(target_family = "wasm", not(target_feature = "simd128")))]
use scalar as target;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
use simd128 as target;

use super::packed::{Block, PANEL, PackedMatrix};
use super::quantized_rows::QuantizedRows;

/// Rows of activations that stay in the first-level cache while all panels pass by.
const ROW_BLOCK: usize = 32;
/// Rows whose sums stay in registers: 4 rows x 8 channels are eight 128-bit accumulators.
const TILE: usize = 4;

/// Writes `W x + b` of every row to `out` (`[rows, outputs]`, row-major).
///
/// # Panics
/// If `out` or the width of the activations does not fit the weights: a bug of the caller.
pub fn gemm(activations: &QuantizedRows, weights: &PackedMatrix, out: &mut [f32]) {
    assert_eq!(activations.width(), weights.inputs());
    assert_eq!(out.len(), activations.rows() * weights.outputs());
    let mut first = 0;
    while first < activations.rows() {
        let last = (first + ROW_BLOCK).min(activations.rows());
        for panel in 0..weights.outputs() / PANEL {
            let mut row = first;
            while row < last {
                match last - row {
                    1 => tile::<1>(activations, weights, row, panel, out),
                    2 => tile::<2>(activations, weights, row, panel, out),
                    3 => tile::<3>(activations, weights, row, panel, out),
                    _ => tile::<TILE>(activations, weights, row, panel, out),
                }
                row += TILE;
            }
        }
        first = last;
    }
}

/// Sums of `R` rows with one panel, scaled and written.
#[inline(always)]
fn tile<const R: usize>(
    activations: &QuantizedRows,
    weights: &PackedMatrix,
    row: usize,
    panel: usize,
    out: &mut [f32],
) {
    let rows: [&[i32]; R] = core::array::from_fn(|r| activations.row(row + r));
    let sums = target::dot_tile(rows, weights.panel(panel));
    let (scales, bias) = (weights.panel_scales(panel), weights.panel_bias(panel));
    for r in 0..R {
        let scale = activations.scale(row + r);
        let out = &mut out[(row + r) * weights.outputs() + panel * PANEL..][..PANEL];
        for j in 0..PANEL {
            out[j] = sums[r][j] as f32 * (scale * scales[j]) + bias[j];
        }
    }
}

#[cfg(test)]
mod tests;
