//! Distances as bits tell them, for one query: integers to compare rows by, and the estimates they stand for.

use std::f32::consts::PI;

use nearsight_vector::Metric;

use super::bits::{BitQuery, Bits, number_of, ordered};
use crate::selection::Selection;

/// Smaller keys are nearer.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    bits: &'a Bits,
    query: &'a BitQuery,
    metric: Metric,
}

impl<'a> Keys<'a> {
    pub(super) fn new(bits: &'a Bits, query: &'a BitQuery, metric: Metric) -> Self {
        Self {
            bits,
            query,
            metric,
        }
    }

    /// The key of a row.
    pub(crate) fn key(&self, row: u32) -> u32 {
        self.bits.key(self.query, row)
    }

    /// Where keys are numbers of bits, of which there are few: one more than the largest.
    pub(crate) fn n_keys(&self) -> Option<usize> {
        (self.metric == Metric::Cosine).then(|| self.query.n_bits() + 1)
    }

    /// Gives the keys of selected rows, in their order, where they are numbers of bits.
    pub(crate) fn differing(&self, selection: &Selection, visit: impl FnMut(u32)) {
        self.bits.differing(self.query, selection, visit);
    }

    /// What a key says of the distance, up to a factor and an offset that are the same for all rows: it is linear in
    /// [`Keys::straight`].
    pub(crate) fn estimate(&self, key: u32) -> f32 {
        match self.metric {
            Metric::Cosine => -(PI * key as f32 / self.query.n_bits() as f32).cos(),
            Metric::Dot | Metric::Euclidean => number_of(key),
        }
    }

    /// The largest key whose estimate is not above `estimate`.
    pub(crate) fn key_of(&self, estimate: f32) -> u32 {
        match self.metric {
            Metric::Cosine => {
                let angle = (-estimate).clamp(-1.0, 1.0).acos();
                (angle / PI * self.query.n_bits() as f32) as u32
            }
            Metric::Dot | Metric::Euclidean => ordered(estimate),
        }
    }

    /// A distance by the metric, as what bits can say something of: Euclidean ones squared.
    pub(crate) fn straight(&self, distance: f32) -> f32 {
        match self.metric {
            Metric::Cosine | Metric::Dot => distance,
            Metric::Euclidean => distance * distance,
        }
    }
}
