//! `y = W x + b` for many rows: weights of a byte, quantized activations, exact integer sums, f32 out.

#[cfg(target_arch = "x86_64")]
pub(super) mod avx2;
#[cfg(not(target_family = "wasm"))]
pub(super) mod native128;
#[cfg(all(target_family = "wasm", target_feature = "relaxed-simd"))]
mod relaxed;
pub mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
pub(super) mod simd128;

#[cfg(not(target_family = "wasm"))]
pub(super) use native128::Pairs;
#[cfg(all(target_family = "wasm", target_feature = "relaxed-simd"))]
use relaxed::Quads;
#[cfg(all(target_family = "wasm", not(target_feature = "simd128")))]
pub(super) use scalar::Pairs;
#[cfg(not(all(target_family = "wasm", target_feature = "relaxed-simd")))]
use scalar::Quads;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
pub(super) use simd128::Pairs;

use core::ops::Range;

use super::lanes::F32x8;
use super::packed::{PANEL, PackedMatrix};
use super::quantized_rows::{QuantizedRows, TILE};
use super::target::Target;
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
    /// Panels that it takes at once, 1 or 2.
    const PANELS: usize = 1;

    /// Integer dot products of `R` rows of activations (their words side by side) with the eight channels
    /// of a panel.
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R];

    /// The same for `P` panels.
    #[inline(always)]
    fn dot_tiles<const R: usize, const P: usize>(
        &self,
        words: &[i32],
        panels: [&[i8]; P],
    ) -> [[[i32; PANEL]; R]; P] {
        let mut sums = [[[0; PANEL]; R]; P];
        for p in 0..P {
            sums[p] = self.dot_tile(words, panels[p]);
        }
        sums
    }
}

/// In which order the outputs, always eight channels of a row together, lie behind another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `[rows][outputs]`: what the next product reads.
    Rows,
    /// `[outputs / 8][rows][8]`: planes of eight channels, what a depthwise convolution reads.
    Planes,
}

/// Gives `W x + b` of every row, eight channels at a time, to `write`, with the place in `out` that is theirs.
///
/// # Panics
/// If `out` or the width of the activations does not fit the weights: a bug of the caller.
pub fn gemm<T>(
    target: Target,
    activations: &QuantizedRows,
    weights: &PackedMatrix,
    order: Order,
    write: impl Fn(F32x8, &mut [T; PANEL]),
    out: &mut [T],
) {
    assert_eq!(activations.width(), weights.inputs());
    assert_eq!(out.len(), activations.rows() * weights.outputs());
    let n_panels = weights.outputs() / PANEL;
    let product = Product {
        activations,
        weights,
        write,
        strides: match order {
            Order::Rows => [n_panels, 1],
            Order::Planes => [1, activations.rows()],
        },
    };
    let out = out.as_chunks_mut::<PANEL>().0;
    match target {
        Target::Baseline if group(weights.precision()) == 4 => product.run(&Quads, out),
        Target::Baseline => product.run(&Pairs, out),
        #[cfg(target_arch = "x86_64")]
        Target::Avx128(avx2) => avx2.vectorize(
            #[inline(always)]
            || product.run(&Pairs, out),
        ),
        #[cfg(target_arch = "x86_64")]
        Target::Avx2(avx2) => avx2.vectorize(
            #[inline(always)]
            || product.run(&avx2, out),
        ),
    }
}

struct Product<'a, F> {
    activations: &'a QuantizedRows,
    weights: &'a PackedMatrix,
    write: F,
    /// Places from a row to the next and from a panel to the next.
    strides: [usize; 2],
}

impl<F> Product<'_, F> {
    #[inline(always)]
    fn run<K: Kernel, T>(&self, kernel: &K, out: &mut [[T; PANEL]])
    where
        F: Fn(F32x8, &mut [T; PANEL]),
    {
        let n_panels = self.weights.outputs() / PANEL;
        for first in (0..self.activations.rows()).step_by(ROW_BLOCK) {
            let end = (first + ROW_BLOCK).min(self.activations.rows());
            let mut panel = 0;
            while panel < n_panels {
                if K::PANELS == 2 && panel + 1 < n_panels {
                    self.panels::<K, T, 2>(kernel, first..end, panel, out);
                    panel += 2;
                } else {
                    self.panels::<K, T, 1>(kernel, first..end, panel, out);
                    panel += 1;
                }
            }
        }
    }

    /// A block of rows with `P` panels.
    #[inline(always)]
    fn panels<K: Kernel, T, const P: usize>(
        &self,
        kernel: &K,
        rows: Range<usize>,
        panel: usize,
        out: &mut [[T; PANEL]],
    ) where
        F: Fn(F32x8, &mut [T; PANEL]),
    {
        for row in rows.clone().step_by(TILE) {
            match rows.end - row {
                1 => self.tile::<K, T, 1, P>(kernel, row, panel, out),
                2 => self.tile::<K, T, 2, P>(kernel, row, panel, out),
                3 => self.tile::<K, T, 3, P>(kernel, row, panel, out),
                _ => self.tile::<K, T, TILE, P>(kernel, row, panel, out),
            }
        }
    }

    /// Sums of `R` rows with `P` panels, scaled and written.
    #[inline(always)]
    fn tile<K: Kernel, T, const R: usize, const P: usize>(
        &self,
        kernel: &K,
        row: usize,
        panel: usize,
        out: &mut [[T; PANEL]],
    ) where
        F: Fn(F32x8, &mut [T; PANEL]),
    {
        let Self {
            activations,
            weights,
            write,
            strides: [of_row, of_panel],
        } = self;
        let words = activations.tile(row, R);
        let mut panels: [&[i8]; P] = [&[]; P];
        for p in 0..P {
            panels[p] = weights.panel(panel + p);
        }
        let sums = kernel.dot_tiles::<R, P>(words, panels);
        for p in 0..P {
            let panel = panel + p;
            let scales = F32x8::load(weights.panel_scales(panel));
            let bias = F32x8::load(weights.panel_bias(panel));
            let weight_sums = weights.panel_sums(panel);
            for r in 0..R {
                let zero = activations.zero(row + r);
                let sums = core::array::from_fn(|j| sums[p][r][j] - zero * weight_sums[j]);
                let scale = F32x8::splat(activations.scale(row + r)) * scales;
                let out = &mut out[(row + r) * of_row + panel * of_panel];
                // Not `mul_add`: the products are the same on every target, bit for bit.
                write(F32x8::from_i32(&sums) * scale + bias, out);
            }
        }
    }
}

#[cfg(test)]
mod tests;
