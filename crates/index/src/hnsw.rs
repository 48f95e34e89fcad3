//! A sealed graph over the distinct vectors of an arena (Malkov and Yashunin 2018, "Efficient and robust approximate
//! nearest neighbor search using hierarchical navigable small world graphs").

mod build;
mod csr;
mod graph;
mod walk;
mod words;

pub(crate) use csr::Csr;
pub(crate) use graph::Graph;

use crate::arena::{Arena, Query, nearest_of};
use crate::scan::scan;
use crate::selection::Selection;
use crate::{IndexError, Neighbor, SearchParams, VectorId};

#[cfg(test)]
mod tests;

/// A filter that lets through at most this many vectors is scanned: 0.4 ms in a browser, at a recall that does not
/// depend on how the filter lies.
const SCAN_MOST: usize = 50_000;
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
            Plan::Walk { most } => self.walk(query, selection, ef, most),
        };
        let wanted = params.limit.min(selection.len());
        match walked {
            Some(found) if found.len() >= wanted => nearest_of(found, params.limit),
            _ => scan(&self.arena, query, selection, params),
        }
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        let layers = self.graph.layers.iter().map(Csr::n_bytes);
        self.arena.n_bytes() + self.graph.members.n_bytes() + layers.sum::<usize>()
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

    fn walk(
        &self,
        query: &Query,
        selection: &Selection,
        ef: usize,
        most: usize,
    ) -> Option<Vec<Neighbor>> {
        let mut found = Vec::with_capacity(ef);
        for reached in walk::walk(&self.graph, &self.arena, query, selection, ef, most)? {
            let members = self.graph.members.row(reached.node).iter();
            let selected = members.filter(|&&row| selection.contains(row));
            found.extend(selected.map(|&row| Neighbor {
                id: VectorId(row),
                distance: reached.distance,
            }));
        }
        Some(found)
    }
}

/// How a search goes about it.
enum Plan {
    /// Every selected row.
    Scan,
    /// Along the graph, over at most so many nodes.
    Walk { most: usize },
}
