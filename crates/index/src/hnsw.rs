//! A sealed graph over the distinct vectors of an arena (Malkov and Yashunin 2018, "Efficient and robust approximate
//! nearest neighbor search using hierarchical navigable small world graphs").

mod build;
mod chance;
mod consolidate;
mod csr;
mod graph;
mod links;
mod members;
mod prune;
mod walk;
mod words;

use chance::Chance;
use csr::Csr;
pub(crate) use graph::Graph;
pub(crate) use links::Links;
pub(crate) use members::Members;

use crate::arena::{Arena, Query, nearest_of};
use crate::scan::scan;
use crate::selection::Selection;
use crate::{IndexError, Neighbor, SearchParams, VectorId};

#[cfg(test)]
mod tests;

/// A filter that lets through at most this many vectors is scanned: 0.4 ms in a browser, at a recall that does not
/// depend on how the filter lies.
const SCAN_MOST: usize = 50_000;
/// A walk that measured one node in so many has no need to be doubted.
const THOROUGH: usize = 4;
/// Rows scanned in the time in which a walk reaches one node.
const SCANNED_PER_REACHED: usize = 6;

/// An index that answers and forgets, but does not grow.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HnswIndex {
    pub(crate) arena: Arena,
    pub(crate) graph: Graph,
}

impl HnswIndex {
    /// Builds the graph over the live vectors of `arena`; rows stay as they are.
    pub(crate) fn build(
        mut arena: Arena,
        seed: u64,
        ef_construction: usize,
    ) -> Result<Self, IndexError> {
        arena.learn();
        let graph = build::build(&arena, seed, ef_construction)?;
        Ok(Self { arena, graph })
    }

    /// The nearest of the selected rows, as far as the walk reaches them, nearest first, ties by row. Walks pass through
    /// removed rows and through those that the filter holds back.
    pub(crate) fn search(
        &self,
        query: &Query,
        selection: &Selection,
        params: &SearchParams,
        is_filtered: bool,
    ) -> Vec<Neighbor> {
        let scan_most = if is_filtered { SCAN_MOST } else { 0 };
        self.nearest(query, selection, params, scan_most)
    }

    fn nearest(
        &self,
        query: &Query,
        selection: &Selection,
        params: &SearchParams,
        scan_most: usize,
    ) -> Vec<Neighbor> {
        let ef = params.ef_search.max(params.limit);
        let walked = match self.plan(selection, ef, scan_most) {
            Plan::Scan => None,
            Plan::Walk { most } => self.walk(query, selection, (ef, most), params.limit),
        };
        walked.unwrap_or_else(|| scan(&self.arena, query, selection, params))
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        self.arena.n_bytes() + self.graph.n_bytes()
    }

    /// A scan looks at the selected rows alone, a walk at the others too: few selected rows are scanned. A walk that
    /// finds the selected rows far from the query, or rare, gives up when it has cost as much as the scan.
    fn plan(&self, selection: &Selection, ef: usize, scan_most: usize) -> Plan {
        if selection.len() <= ef.max(scan_most) {
            return Plan::Scan;
        }
        let most = match selection.len() == self.arena.len() {
            true => usize::MAX,
            false => (selection.len() / SCANNED_PER_REACHED).max(32 * ef),
        };
        Plan::Walk { most }
    }

    /// None where the walk cost too much, found too little, or only what chance gives.
    fn walk(
        &self,
        query: &Query,
        selection: &Selection,
        (ef, most): (usize, usize),
        limit: usize,
    ) -> Option<Vec<Neighbor>> {
        let walked = walk::walk(&self.graph, &self.arena, query, selection, ef, most)?;
        let mut found = Vec::with_capacity(ef);
        for reached in walked.found {
            let members = self.graph.members.of(reached.node);
            let selected = members.filter(|&row| selection.contains(row));
            found.extend(selected.map(|row| Neighbor {
                id: VectorId(row),
                distance: reached.distance,
            }));
        }
        let nearest = nearest_of(found, limit);
        if nearest.len() < limit.min(selection.len()) {
            return None;
        }
        let is_lost = || {
            let chance = Chance::of(&self.arena, query, selection);
            let last = nearest.last().map_or(0.0, |last| last.distance);
            chance.gave(last, nearest.len()) && !chance.was_left(walked.mean)
        };
        let is_thorough = walked.n_measured * THOROUGH >= self.graph.members.len();
        (is_thorough || !is_lost()).then_some(nearest)
    }
}

/// How a search goes about it.
enum Plan {
    /// Every selected row.
    Scan,
    /// Along the graph, over at most so many nodes.
    Walk { most: usize },
}
