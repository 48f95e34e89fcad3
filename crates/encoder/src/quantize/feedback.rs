//! Rounding with error feedback: what one weight loses, the weights after it make good as far as they can.
//!
//! Frantar et al. 2022 (GPTQ, arXiv:2210.17323) in the form of Chee et al. 2023 (QuIP, arXiv:2307.13304, section 3):
//! the error `E` of the weights costs `E H E'` with `H` the mean of `x x'` over a layer's inputs, and with
//! `H = L D L'` the columns can be rounded from the last to the first, each after subtracting the errors of those
//! already rounded times their entries of `L`.

use super::gram::Gram;
use crate::kernel::Target;

/// Weight rows that are rounded side by side.
const LANES: usize = 16;

/// What is added to the diagonal, as a share of its mean: the calibration text is small, and directions it does not
/// have must not be taken for free. Measured on held-out passages: .03 to .3 are equal, .001 is worse than none.
const DAMPING: f64 = 0.1;

/// The order and the weights of the feedback for one input width.
pub(super) struct Feedback {
    /// Columns from the last to be rounded to the first: by growing mean square, so that the columns that count most
    /// are rounded while all others can still make good for them.
    order: Vec<usize>,
    /// Row `j` holds `L[i][j]` for all i, 0 up to the diagonal.
    factors: Vec<f32>,
}

impl Feedback {
    /// From the inputs of the layer.
    pub(super) fn new(gram: &Gram) -> Self {
        let width = gram.width();
        let mut order: Vec<usize> = (0..width).collect();
        order.sort_by(|&a, &b| gram.at(a, a).total_cmp(&gram.at(b, b)));
        let damping = DAMPING * (0..width).map(|i| gram.at(i, i)).sum::<f64>() / width as f64;
        // A text that never reaches the layer says nothing: no feedback.
        let damping = damping.max(f64::MIN_POSITIVE);
        let lower = Target::best().vectorize(
            #[inline(always)]
            || {
                cholesky(width, |i, j| {
                    gram.at(order[i], order[j]) + if i == j { damping } else { 0.0 }
                })
            },
        );
        let mut factors = vec![0f32; width * width];
        for j in 0..width {
            let diagonal = lower[j * width + j];
            for i in j + 1..width {
                factors[j * width + i] = (lower[i * width + j] / diagonal) as f32;
            }
        }
        Self { order, factors }
    }

    /// Length of the rows that it rounds.
    pub(super) fn width(&self) -> usize {
        self.order.len()
    }

    /// Rounds `weights` (`[rows, width]`). `round(row, column, value)` says which code and which value come nearest.
    pub(super) fn round<C: Copy + Default>(
        &self,
        weights: &[f32],
        mut round: impl FnMut(usize, usize, f32) -> (C, f32),
    ) -> Vec<C> {
        let width = self.order.len();
        let mut codes = vec![C::default(); weights.len()];
        let mut errors = vec![[0f32; LANES]; width];
        for first in (0..weights.len() / width).step_by(LANES) {
            let rows = first..(first + LANES).min(weights.len() / width);
            for j in (0..width).rev() {
                let column = self.order[j];
                let factors = &self.factors[j * width..][j + 1..width];
                let owed = Target::best().vectorize(
                    #[inline(always)]
                    || weighted_sum(factors, &errors[j + 1..]),
                );
                for (row, owed) in rows.clone().zip(owed) {
                    let at = row * width + column;
                    let (code, value) = round(row, column, weights[at] - owed);
                    codes[at] = code;
                    errors[j][row - first] = value - weights[at];
                }
            }
        }
        codes
    }
}

#[inline(always)]
fn weighted_sum(factors: &[f32], errors: &[[f32; LANES]]) -> [f32; LANES] {
    let mut sums = [0f32; LANES];
    for (factor, errors) in factors.iter().zip(errors) {
        for lane in 0..LANES {
            sums[lane] += factor * errors[lane];
        }
    }
    sums
}

/// The lower triangle `G` of `G G' = H`, for `at(i, j)` the entries of `H` with `j <= i`.
#[inline(always)]
fn cholesky(size: usize, at: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut lower = vec![0f64; size * size];
    for i in 0..size {
        let (above, row) = lower.split_at_mut(i * size);
        for j in 0..i {
            let other = &above[j * size..][..=j];
            row[j] = (at(i, j) - dot(&row[..j], &other[..j])) / other[j];
        }
        // Damped, so the rest is positive but for rounding.
        row[i] = (at(i, i) - dot(&row[..i], &row[..i]))
            .max(f64::MIN_POSITIVE)
            .sqrt();
    }
    lower
}

/// A sum in a fixed order of eight lanes.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let mut lanes = [0f64; 8];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    lanes.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests;
