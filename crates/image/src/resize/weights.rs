//! How much each pixel of a line counts for each pixel of the resized line.

use std::ops::Range;

use super::Filter;

/// Bits behind the point: 32, less 8 of a pixel, less a sign and one for sums above 1.
pub(super) const PRECISION_BITS: u32 = 32 - 8 - 2;

/// Weights of the pixels that a range of a resized line is made of.
pub(super) struct Weights {
    /// First source pixel of each.
    firsts: Vec<usize>,
    /// Of each pixel, `stride` weights of which the first `lengths` count.
    weights: Vec<i32>,
    lengths: Vec<usize>,
    stride: usize,
}

impl Weights {
    /// For pixels `range` of a line of `from` pixels that is made `to` long (`precompute_coeffs` and
    /// `normalize_coeffs_8bpc` of Pillow). Nothing is empty.
    pub(super) fn new(from: usize, to: usize, filter: Filter, range: Range<usize>) -> Self {
        let scale = from as f64 / to as f64;
        // A picture that grows is interpolated, not blurred.
        let stretch = scale.max(1.0);
        let support = filter.support() * stretch;
        let stride = (support.ceil() as usize * 2 + 1).min(from);
        let mut all = Self {
            firsts: Vec::with_capacity(range.len()),
            weights: Vec::with_capacity(range.len() * stride),
            lengths: Vec::with_capacity(range.len()),
            stride,
        };
        let mut line = Vec::with_capacity(stride);
        for at in range {
            let center = (at as f64 + 0.5) * scale;
            // Casts round towards zero, and to zero what is below it.
            let first = (center - support + 0.5) as usize;
            let end = ((center + support + 0.5) as usize).min(from);
            line.clear();
            line.extend((first..end).map(|x| {
                let distance = (x as f64 - center + 0.5) * (1.0 / stretch);
                filter.weight(distance)
            }));
            let sum: f64 = line.iter().sum();
            all.firsts.push(first);
            all.lengths.push(line.len());
            all.weights.extend(line.iter().map(|&weight| {
                let share = if sum == 0.0 { weight } else { weight / sum };
                (share * f64::from(1 << PRECISION_BITS)).round() as i32
            }));
            all.weights.resize(all.firsts.len() * stride, 0);
        }
        all
    }

    /// Number of pixels of the result.
    pub(super) fn len(&self) -> usize {
        self.firsts.len()
    }

    /// First source pixel and weights of each pixel of the result.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[i32])> {
        let weights = self.weights.chunks_exact(self.stride).zip(&self.lengths);
        let weights = weights.map(|(weights, &length)| &weights[..length]);
        self.firsts.iter().copied().zip(weights)
    }

    /// All source pixels that count.
    pub(super) fn reach(&self) -> Range<usize> {
        let ends = self.firsts.iter().zip(&self.lengths);
        let end = ends.map(|(first, length)| first + length).max();
        self.firsts.first().copied().unwrap_or(0)..end.unwrap_or(0)
    }
}

impl Filter {
    /// Pixels to each side that count.
    fn support(self) -> f64 {
        match self {
            Self::Bilinear => 1.0,
            Self::Bicubic => 2.0,
        }
    }

    fn weight(self, x: f64) -> f64 {
        const A: f64 = -0.5;
        let x = x.abs();
        match self {
            Self::Bilinear if x < 1.0 => 1.0 - x,
            Self::Bicubic if x < 1.0 => ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0,
            Self::Bicubic if x < 2.0 => (((x - 5.0) * x + 8.0) * x - 4.0) * A,
            _ => 0.0,
        }
    }
}
