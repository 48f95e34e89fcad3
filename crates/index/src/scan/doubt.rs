//! How far off the bits may be: which rows must be compared by bytes so that none near enough is missed.

use crate::arena::{Arena, Keys, Query};
use crate::selection::Selection;

#[cfg(test)]
mod tests;

/// Rows compared in both ways to learn how the two go together.
const SAMPLE: usize = 96;
/// Standard deviations by which a row may look farther than it is: one in some hundred that are as near as the last of the
/// answer looks farther still.
const DEVIATIONS: f32 = 2.2;

/// The line through what bits say of a distance against the distance itself, over selected rows spread evenly: ordinary
/// least squares. That way round it is the same near the query as far from it, where the sample lies, since the number
/// of bits that differ depends on the angle alone (Charikar 2002) and not on how many rows there are at that angle.
pub(super) struct Doubt<'a> {
    keys: Keys<'a>,
    n: f32,
    mean_distance: f32,
    mean_estimate: f32,
    /// Sum of squares around the mean distance; positive.
    spread: f32,
    slope: f32,
    /// Standard deviation of what bits say around the line.
    deviation: f32,
}

impl<'a> Doubt<'a> {
    /// None where the sample gives no line.
    pub(super) fn of(
        arena: &Arena,
        query: &Query,
        keys: Keys<'a>,
        selection: &Selection,
    ) -> Option<Self> {
        let rows = selection.spread(SAMPLE);
        let pairs: Vec<(f32, f32)> = rows
            .into_iter()
            .map(|row| {
                let distance = keys.straight(arena.distance(query, row));
                (distance, keys.estimate(keys.key(row)))
            })
            .collect();
        let n = pairs.len() as f32;
        let mean = |of: &dyn Fn(&(f32, f32)) -> f32| pairs.iter().map(of).sum::<f32>() / n;
        let (mean_distance, mean_estimate) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
        let beyond = |pair: &(f32, f32)| (pair.0 - mean_distance, pair.1 - mean_estimate);
        let spread = n * mean(&|pair| beyond(pair).0.powi(2));
        let slope = n * mean(&|pair| beyond(pair).0 * beyond(pair).1) / spread;
        let square = n * mean(&|pair| (beyond(pair).1 - slope * beyond(pair).0).powi(2));
        let deviation = (square / (n - 2.0)).sqrt();
        (slope.is_finite() && deviation.is_finite()).then_some(Self {
            keys,
            n,
            mean_distance,
            mean_estimate,
            spread,
            slope,
            deviation,
        })
    }

    /// The largest key that a row at `distance` may have: the upper end of the prediction interval, which widens away
    /// from the sample.
    pub(super) fn reach(&self, distance: f32) -> u32 {
        let beyond = self.keys.straight(distance) - self.mean_distance;
        let widening = 1.0 + self.n.recip() + beyond.powi(2) / self.spread;
        let estimate = self.mean_estimate + self.slope * beyond;
        self.keys
            .key_of(estimate + DEVIATIONS * self.deviation * widening.sqrt())
    }
}
