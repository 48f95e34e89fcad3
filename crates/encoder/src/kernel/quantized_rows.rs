//! Activations of a linear layer, quantized per token row just before the product.

use super::gemm::group;
use super::lanes::{F32x8, LANES};
use crate::Precision;

/// Largest magnitude of an activation in W8A13: 13 bits and a sign, as far as sums of a row fit an i32.
pub const LEVELS: i32 = 8191;

/// Steps between the least and the largest activation of a row in W7A7; rounding both may add one.
const STEPS: f32 = 126.0;

/// Adding this rounds a small float to the nearest integer in its low mantissa bits (ties to even).
const ROUND: f32 = 12_582_912.0;

/// Rows whose sums stay in registers: 4 rows x 8 channels are eight 128-bit accumulators.
pub(super) const TILE: usize = 4;

/// Rows of activations as integers, with one scale per row.
///
/// A word holds the next two (i16) or four (bytes) values of a row, see [`group`], so that a kernel can
/// broadcast them to all lanes with one load. The words of four rows (fewer at the end) lie side by side,
/// `[rows / 4][width / g][4]`, so that it walks through one slice.
#[derive(Default)]
pub struct QuantizedRows {
    words: Vec<i32>,
    scales: Vec<f32>,
    /// What stands for zero in each row of bytes.
    zeros: Vec<i32>,
    /// One row, before it is put between its neighbours.
    row: Vec<u8>,
    width: usize,
}

/// How the floats of a row become integers: `round(x * inverse)`.
struct Step {
    inverse: f32,
    scale: f32,
    /// Makes them all positive.
    zero: i32,
}

impl QuantizedRows {
    /// Quantizes `values`, rows of `width` (a multiple of 8) each, replacing what was here; memory is reused.
    #[inline(always)]
    pub fn fill(&mut self, values: &[f32], width: usize, precision: Precision) {
        debug_assert!(width.is_multiple_of(8) && values.len().is_multiple_of(width));
        let group = group(precision);
        self.width = width;
        self.scales.clear();
        self.zeros.clear();
        self.words.resize(values.len() / group, 0);
        self.row.resize(4 * width / group, 0);
        let tiles = self.words.chunks_mut(TILE * width / group);
        for (tile, rows) in tiles.zip(values.chunks(TILE * width)) {
            let n_rows = rows.len() / width;
            for (index, values) in rows.chunks_exact(width).enumerate() {
                let step = match precision {
                    Precision::W8A13 => Step::symmetric(values),
                    Precision::W7A7 => Step::of_seven_bits(values),
                };
                match group {
                    2 => pairs(values, &step, &mut self.row),
                    _ => quads(values, &step, &mut self.row),
                }
                let words = tile.iter_mut().skip(index).step_by(n_rows);
                for (to, &word) in words.zip(self.row.as_chunks::<4>().0) {
                    *to = i32::from_le_bytes(word);
                }
                self.scales.push(step.scale);
                self.zeros.push(if group == 2 { 0 } else { step.zero });
            }
        }
    }

    /// Makes room for `rows` rows of `width` (a multiple of 8) values in words of two, all of one scale, to be [`Self::put`];
    /// memory is reused.
    pub fn prepare(&mut self, rows: usize, width: usize, scale: f32) {
        debug_assert!(width.is_multiple_of(8));
        self.width = width;
        self.words.resize(rows * width / 2, 0);
        self.scales.clear();
        self.scales.resize(rows, scale);
        self.zeros.clear();
        self.zeros.resize(rows, 0);
    }

    /// Sets values `8 * block ..` of a row, of magnitude [`LEVELS`] at most.
    #[inline(always)]
    pub fn put(&mut self, row: usize, block: usize, values: [i16; LANES]) {
        let (tile, in_tile) = (row / TILE, row % TILE);
        let n_rows = TILE.min(self.rows() - tile * TILE);
        let first = tile * TILE * self.width / 2 + block * (LANES / 2) * n_rows + in_tile;
        let words: [i32; LANES / 2] = bytemuck::cast(values);
        let places = self.words[first..].iter_mut().step_by(n_rows);
        for (place, word) in places.zip(words) {
            *place = word;
        }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Values per row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The words of rows `first .. first + n`, side by side; `first` is a multiple of four.
    pub(super) fn tile(&self, first: usize, n: usize) -> &[i32] {
        let words_per_row = self.words.len() / self.rows();
        &self.words[first * words_per_row..][..n * words_per_row]
    }

    /// What one step of a row's integers is worth.
    pub(super) fn scale(&self, row: usize) -> f32 {
        self.scales[row]
    }

    /// What stands for zero in a row.
    pub(super) fn zero(&self, row: usize) -> i32 {
        self.zeros[row]
    }
}

impl Step {
    #[inline(always)]
    fn symmetric(row: &[f32]) -> Self {
        let widest = i32::MAX / 127 / i32::try_from(row.len()).unwrap_or(i32::MAX);
        let levels = LEVELS.min(widest) as f32;
        Self::new(largest_magnitude(row), levels, 0.0)
    }

    #[inline(always)]
    fn of_seven_bits(row: &[f32]) -> Self {
        let zero = F32x8::splat(0.0);
        let (mut least, mut largest) = (zero, zero);
        for lanes in row.as_chunks::<LANES>().0 {
            let lanes = F32x8::load(lanes);
            (least, largest) = (least.min(lanes), largest.max(lanes));
        }
        let least = -(zero - least).largest();
        Self::new(largest.largest() - least, STEPS, least)
    }

    #[inline(always)]
    fn new(span: f32, levels: f32, least: f32) -> Self {
        if span > 0.0 {
            let inverse = levels / span;
            Self {
                inverse,
                scale: span / levels,
                zero: -round(least * inverse),
            }
        } else {
            Self {
                inverse: 0.0,
                scale: 0.0,
                zero: 0,
            }
        }
    }
}

/// Two values a word, each 16 bits.
#[inline(always)]
fn pairs(values: &[f32], step: &Step, row: &mut [u8]) {
    for (code, x) in row.as_chunks_mut::<2>().0.iter_mut().zip(values) {
        *code = (round(x * step.inverse) as i16).to_le_bytes();
    }
}

/// Four values a word, each 7 bits.
#[inline(always)]
fn quads(values: &[f32], step: &Step, row: &mut [u8]) {
    for (code, x) in row.iter_mut().zip(values) {
        *code = (round(x * step.inverse) + step.zero) as u8;
    }
}

#[inline(always)]
fn round(value: f32) -> i32 {
    (value + ROUND)
        .to_bits()
        .wrapping_sub(ROUND.to_bits())
        .cast_signed()
}

/// Bit patterns of non-negative floats order like integers, and integer maxima vectorise.
#[inline(always)]
fn largest_magnitude(row: &[f32]) -> f32 {
    let bits = row.iter().map(|value| value.to_bits() & 0x7FFF_FFFF).max();
    f32::from_bits(bits.unwrap_or(0))
}

#[cfg(test)]
mod tests;
