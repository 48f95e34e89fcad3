//! What is best first.

use std::cmp::Ordering;

/// A passage, a page or a cell by its number, and what puts it ahead of others: a low rank, then a high score, then a low number.
///
/// One type, sorted in one place: a module has a copy of the sort, some 5 KB, for each kind of thing that it sorts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    pub(super) rank: u32,
    pub(super) score: f32,
    pub(super) idx: u32,
}

impl Ranked {
    pub(super) fn new((idx, score): (u32, f32)) -> Self {
        Self {
            rank: 0,
            score,
            idx,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_rank = self.rank.cmp(&other.rank);
        let by_score = || other.score.total_cmp(&self.score);
        by_rank.then_with(by_score).then(self.idx.cmp(&other.idx))
    }
}

/// Best first.
pub(super) fn ranked(found: impl Iterator<Item = Ranked>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = found.collect();
    sort(&mut ranked);
    ranked
}

#[inline(never)]
fn sort(ranked: &mut [Ranked]) {
    ranked.sort_unstable_by(Ranked::compare);
}
