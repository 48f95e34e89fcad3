//! The search without a graph: bits of every selected row, the best rescored by bytes; bytes at once where few rows
//! are selected or where there are no bits.

mod doubt;
mod tally;

use crate::arena::{Arena, Keys, Query, nearest_of};
use crate::nearest_rows::{KeyedRow, NearestRows, key_of, row_of};
use crate::selection::Selection;
use crate::{Neighbor, SearchParams};
use doubt::Doubt;
use tally::Tally;

/// Where at most this many times `rescore` rows are selected, all are compared by bytes: that is exact, and bits would
/// save little.
const DIRECT: usize = 2;
/// How many times `rescore` rows are kept by keys that cannot be counted: to look through all again costs more than to keep them.
const KEPT: usize = 4;

/// The nearest of the selected rows, nearest first, ties by row. `rescore` is where it begins: how many are enough
/// depends on the vectors and, more, on the filter. One that shuns the query leaves rows that are all about as far, and
/// bits alone cannot tell them apart: then all are rescored that may be as near as the last of the answer ([`Doubt`]).
pub(crate) fn scan(
    arena: &Arena,
    query: &Query,
    selection: &Selection,
    params: &SearchParams,
) -> Vec<Neighbor> {
    let rescore = params.rescore.max(params.limit);
    let found = match arena.keys(query) {
        Some(keys) if selection.len() > rescore.saturating_mul(DIRECT) => {
            let scan = BitScan {
                arena,
                query,
                selection,
                keys,
            };
            match Tally::of(keys, selection) {
                Some(tally) => scan.rescored_by_tally(&tally, params.limit, rescore),
                None => scan.rescored(params.limit, rescore),
            }
        }
        _ => None,
    };
    let found = found.unwrap_or_else(|| arena.measured(query, selection.rows()));
    nearest_of(found, params.limit)
}

struct BitScan<'a> {
    arena: &'a Arena,
    query: &'a Query,
    selection: &'a Selection,
    keys: Keys<'a>,
}

impl BitScan<'_> {
    /// Rows among which the `limit` nearest are, as far as bits can tell; none where they cannot tell.
    fn rescored_by_tally(
        &self,
        tally: &Tally,
        limit: usize,
        rescore: usize,
    ) -> Option<Vec<Neighbor>> {
        let measured = |rows: Vec<u32>| self.arena.measured(self.query, rows.into_iter());
        let first = tally.reach_of(rescore) + 1;
        let mut found = nearest_of(measured(tally.rows(0..first)), limit);
        let doubt = Doubt::of(self.arena, self.query, self.keys, self.selection)?;
        let reach = doubt.reach(found.last()?.distance).saturating_add(1);
        if reach > first {
            found.extend(measured(tally.rows(first..reach)));
        }
        Some(found)
    }

    /// The same where keys are not to be counted.
    fn rescored(&self, limit: usize, rescore: usize) -> Option<Vec<Neighbor>> {
        let mut nearest = self.nearest(rescore.saturating_mul(KEPT));
        let kept_all = nearest.len() == self.selection.len();
        if rescore < nearest.len() {
            nearest.select_nth_unstable(rescore);
        }
        let (first, kept) = nearest.split_at(rescore);
        let mut found = nearest_of(self.measured(first.iter()), limit);
        let doubt = Doubt::of(self.arena, self.query, self.keys, self.selection)?;
        let reach = doubt.reach(found.last()?.distance);
        let within = kept.iter().filter(|&&keyed| key_of(keyed) <= reach);
        if kept_all || within.clone().count() < kept.len() {
            found.extend(self.measured(within));
            return Some(found);
        }
        let mut rows = Vec::new();
        self.selection.for_each(|row| {
            if self.keys.key(row) <= reach {
                rows.push(row);
            }
        });
        Some(self.arena.measured(self.query, rows.into_iter()))
    }

    /// Keys and rows of the `n` nearest by bits, in no order.
    fn nearest(&self, n: usize) -> Vec<KeyedRow> {
        let mut nearest = NearestRows::new(n.min(self.selection.len()));
        self.selection
            .for_each(|row| nearest.offer(self.keys.key(row), row));
        nearest.into_keyed()
    }

    fn measured<'a>(&self, keyed: impl Iterator<Item = &'a KeyedRow>) -> Vec<Neighbor> {
        let rows = keyed.map(|&keyed| row_of(keyed));
        self.arena.measured(self.query, rows)
    }
}
