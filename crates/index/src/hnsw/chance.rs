//! Whether a walk along the graph led anywhere. Where the nearest of what may be returned are hardly nearer than the rest, as
//! where a filter shuns the query, or in data without any structure around it, all ways look alike, and a walk finds as much as
//! chance would: then only a scan finds the nearest.

use crate::arena::{Arena, Query};
use crate::selection::Selection;

#[cfg(test)]
mod tests;

/// Rows measured to know how far any row is.
const SAMPLE: usize = 96;
/// Chance is taken to have given an answer if it gives one in so many of the rows as near. The sample does not tell it any finer.
const SURE: f32 = 4.0;
/// Standard deviations by which the nodes on a walk must be nearer than any for it to have led towards the query.
const LED: f32 = 1.5;

/// Distances of selected rows, as if they were normally distributed.
pub(super) struct Chance {
    n: f32,
    mean: f32,
    deviation: f32,
}

impl Chance {
    pub(super) fn of(arena: &Arena, query: &Query, selection: &Selection) -> Self {
        let rows = selection.spread(SAMPLE).into_iter();
        let distances: Vec<f32> = rows.map(|row| arena.distance(query, row)).collect();
        let n = (distances.len() as f32).max(1.0);
        let mean = distances.iter().sum::<f32>() / n;
        let square = distances.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / n;
        Self {
            n: selection.len() as f32,
            mean,
            deviation: square.sqrt(),
        }
    }

    /// Whether about as many rows as `n_found` would be nearer than `distance` without any structure.
    pub(super) fn gave(&self, distance: f32, n_found: usize) -> bool {
        let z = (self.mean - distance) / self.deviation;
        // The tail of the normal distribution (Mills' ratio), from above and near enough from 1 on.
        let tail = match z > 1.0 {
            true => (-z * z / 2.0).exp() / (z * std::f32::consts::TAU.sqrt()),
            false => 1.0,
        };
        self.n * tail * SURE > n_found as f32
    }

    /// Whether nodes whose mean distance is `mean` were nearer than any.
    pub(super) fn was_left(&self, mean: f32) -> bool {
        self.mean - mean > LED * self.deviation
    }
}
