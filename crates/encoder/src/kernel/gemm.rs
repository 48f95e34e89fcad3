//! `y = W x + b` for many rows: weights of a byte, quantized activations, exact integer sums, f32 out.

#[cfg(not(target_family = "wasm"))]
mod native128;
#[cfg(all(target_family = "wasm", target_feature = "relaxed-simd"))]
mod relaxed;
pub mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod simd128;

#[cfg(not(target_family = "wasm"))]
use native128::Pairs;
#[cfg(all(target_family = "wasm", target_feature = "relaxed-simd"))]
use relaxed::Quads;
#[cfg(all(target_family = "wasm", not(target_feature = "simd128")))]
use scalar::Pairs;
#[cfg(not(all(target_family = "wasm", target_feature = "relaxed-simd")))]
use scalar::Quads;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
use simd128::Pairs;

use super::lanes::F32x8;
use super::packed::{PANEL, PackedMatrix};
use super::quantized_rows::{QuantizedRows, TILE};
use crate::Precision;

/// Rows of activations that stay in the first-level cache while all panels pass by.
const ROW_BLOCK: usize = 32;

/// Inputs that a kernel takes at once: two as i16, or four as bytes where the target multiplies bytes.
/// The sums are the same.
pub(super) const fn group(precision: Precision) -> usize {
    match precision {
        Precision::W7A7 if cfg!(target_feature = "relaxed-simd") => 4,
        _ => 2,
    }
}

/// The inner loop, one for each way to hold the numbers and each target.
pub trait Kernel {
    /// Integer dot products of `R` rows of activations (their words side by side) with the eight channels
    /// of a panel.
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R];
}

/// Writes `finish(W x + b)` of every row to `out` (`[rows, outputs]`, row-major).
///
/// # Panics
/// If `out` or the width of the activations does not fit the weights: a bug of the caller.
pub fn gemm(
    activations: &QuantizedRows,
    weights: &PackedMatrix,
    finish: impl Fn(F32x8) -> F32x8,
    out: &mut [f32],
) {
    assert_eq!(activations.width(), weights.inputs());
    assert_eq!(out.len(), activations.rows() * weights.outputs());
    match group(weights.precision()) {
        2 => Product {
            activations,
            weights,
            kernel: Pairs,
            finish,
        }
        .run(out),
        _ => Product {
            activations,
            weights,
            kernel: Quads,
            finish,
        }
        .run(out),
    }
}

struct Product<'a, K, F> {
    activations: &'a QuantizedRows,
    weights: &'a PackedMatrix,
    kernel: K,
    finish: F,
}

impl<K: Kernel, F: Fn(F32x8) -> F32x8> Product<'_, K, F> {
    fn run(&self, out: &mut [f32]) {
        let outputs = self.weights.outputs();
        for (block, out) in out.chunks_mut(ROW_BLOCK * outputs).enumerate() {
            for panel in 0..outputs / PANEL {
                for (tile, out) in out.chunks_mut(TILE * outputs).enumerate() {
                    let row = block * ROW_BLOCK + tile * TILE;
                    match out.len() / outputs {
                        1 => self.tile::<1>(row, panel, out),
                        2 => self.tile::<2>(row, panel, out),
                        3 => self.tile::<3>(row, panel, out),
                        _ => self.tile::<TILE>(row, panel, out),
                    }
                }
            }
        }
    }

    /// Sums of `R` rows with one panel, scaled and written.
    #[inline(always)]
    fn tile<const R: usize>(&self, row: usize, panel: usize, out: &mut [f32]) {
        let Self {
            activations,
            weights,
            kernel,
            finish,
        } = self;
        let words = activations.tile(row, R);
        let sums = kernel.dot_tile::<R>(words, weights.panel(panel));
        let scales = F32x8::load(weights.panel_scales(panel));
        let bias = F32x8::load(weights.panel_bias(panel));
        let weight_sums = weights.panel_sums(panel);
        for r in 0..R {
            let zero = activations.zero(row + r);
            let sums = core::array::from_fn(|j| sums[r][j] - zero * weight_sums[j]);
            let scale = F32x8::splat(activations.scale(row + r)) * scales;
            let out = &mut out[r * weights.outputs()..].as_chunks_mut::<PANEL>().0[panel];
            // Not `mul_add`: the products are the same on every target, bit for bit.
            finish(F32x8::from_i32(&sums) * scale + bias).store(out);
        }
    }
}

#[cfg(test)]
mod tests;
