//! The search without a graph: bits of every selected row, the best rescored by bytes; bytes at once where few rows
//! are selected or where there are no bits.

use crate::arena::{Arena, Query, nearest_of};
use crate::nearest_rows::NearestRows;
use crate::selection::Selection;
use crate::{Neighbor, SearchParams};

/// Where at most this many times `rescore` rows are selected, all are compared by bytes: that is exact, and bits would
/// save little.
const DIRECT: usize = 2;
/// Of what was rescored, the part that was farthest by bits must not have mattered: at most one answer in `LATE` may
/// come from the farther half, else [`MORE`] times as many are rescored.
const LATE: usize = 50;
const MORE: usize = 4;

/// The nearest of the selected rows, nearest first, ties by row. `rescore` is where it begins: how many are enough
/// depends on the vectors and, more, on the filter. One that shuns the query leaves rows that are all about as far, and
/// bits alone cannot tell them apart.
pub(crate) fn scan(
    arena: &Arena,
    query: &Query,
    selection: &Selection,
    params: &SearchParams,
) -> Vec<Neighbor> {
    let mut rescore = params.rescore.max(params.limit);
    if let Some(key) = arena.keys(query) {
        while selection.len() > rescore.saturating_mul(DIRECT) {
            let mut nearest = NearestRows::new(rescore);
            selection.for_each(|row| nearest.offer(key(row), row));
            let candidates = arena.measured(query, nearest.into_rows().into_iter());
            if let Some(found) = settled(candidates, params.limit) {
                return found;
            }
            rescore = rescore.saturating_mul(MORE);
        }
    }
    nearest_of(arena.measured(query, selection.rows()), params.limit)
}

/// The nearest of `candidates`, which come in order of their bits; none if more should be looked at.
fn settled(candidates: Vec<Neighbor>, limit: usize) -> Option<Vec<Neighbor>> {
    let late = candidates[candidates.len() / 2..].to_vec();
    let found = nearest_of(candidates, limit);
    let last = found.last()?;
    let n_late = late
        .iter()
        .filter(|neighbor| neighbor.order(last).is_le())
        .count();
    (n_late * LATE <= limit).then_some(found)
}
