//! What a search is asked and what it answers.

#[cfg(test)]
use std::cmp::Ordering;

/// Position of a vector in the order of insertion; it stays the same when others are removed and when
/// the index is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VectorId(pub u32);

/// A vector found and how far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbor {
    /// Which vector.
    pub id: VectorId,
    /// By the index's [`Metric`](nearsight_vector::Metric), which also gives its score: `1 - cosine` in 0..=2, `-<a, b>`, or
    /// `|a - b|`. Small is near.
    pub distance: f32,
}

#[cfg(test)]
impl Neighbor {
    /// Nearest first, ties by id: a total order, so answers are the same each time. What the order over integers is held
    /// against.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let by_distance = self.distance.total_cmp(&other.distance);
        by_distance.then(self.id.cmp(&other.id))
    }
}

/// How much to return and how hard to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchParams {
    /// Most neighbours to return.
    pub limit: usize,
    /// Scan: how many of the nearest by bits are rescored by bytes at least; more where bits cannot tell that the rest is
    /// farther. From half the number of vectors that may be found on, the answer is that of a full scan by bytes.
    pub rescore: usize,
    /// Graph: how many nodes the walk keeps (`ef` of Malkov and Yashunin 2018, algorithm 2).
    pub ef_search: usize,
}

impl Default for SearchParams {
    /// Ten neighbours at a recall of about .98 (`cargo run --release -p nearsight-index --example measure`).
    fn default() -> Self {
        Self {
            limit: 10,
            rescore: 200,
            ef_search: 100,
        }
    }
}
