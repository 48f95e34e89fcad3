//! Activations of a linear layer, quantized per token row just before the product.

/// Largest magnitude of a quantized activation: 13 bits and a sign.
///
/// With int8 weights, `127 * 8191 * 1536` stays below `2^31`: sums over 1536 inputs fit an i32.
pub const LEVELS: f32 = 8191.0;

/// Adding this rounds a small float to the nearest integer in its low mantissa bits (ties to even).
const ROUND: f32 = 12_582_912.0;

/// Rows of activations as 16-bit integers with one scale per row.
///
/// Two successive values share one i32 (first in the low half), so that a kernel can broadcast the
/// pair to all lanes with one load.
#[derive(Default)]
pub struct QuantizedRows {
    pairs: Vec<i32>,
    scales: Vec<f32>,
    width: usize,
}

impl QuantizedRows {
    /// Quantizes `values`, rows of `width` (even) each, replacing what was here; memory is reused.
    pub fn fill(&mut self, values: &[f32], width: usize) {
        debug_assert!(width.is_multiple_of(2) && values.len().is_multiple_of(width));
        self.width = width;
        self.pairs.clear();
        self.scales.clear();
        for row in values.chunks_exact(width) {
            let largest = largest_magnitude(row);
            let (scale, inverse) = if largest > 0.0 {
                (largest / LEVELS, LEVELS / largest)
            } else {
                (0.0, 0.0)
            };
            self.scales.push(scale);
            let (pairs, _) = row.as_chunks::<2>();
            self.pairs.extend(pairs.iter().map(|&[low, high]| {
                (round(low * inverse) & 0xFFFF) | (round(high * inverse) << 16)
            }));
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

    /// The value pairs of a row.
    pub fn row(&self, row: usize) -> &[i32] {
        &self.pairs[row * self.width / 2..][..self.width / 2]
    }

    /// What one step of a row's integers is worth.
    pub fn scale(&self, row: usize) -> f32 {
        self.scales[row]
    }
}

/// The two 16-bit values of a pair.
pub(super) fn unpack(pair: i32) -> [i32; 2] {
    [i32::from(pair as i16), pair >> 16]
}

fn round(value: f32) -> i32 {
    (value + ROUND).to_bits().wrapping_sub(ROUND.to_bits()) as i32
}

/// Bit patterns of non-negative floats order like integers, and integer maxima vectorise.
fn largest_magnitude(row: &[f32]) -> f32 {
    let bits = row
        .iter()
        .map(|value| value.to_bits() & 0x7FFF_FFFF)
        .max()
        .unwrap_or(0);
    f32::from_bits(bits)
}

#[cfg(test)]
mod tests;
