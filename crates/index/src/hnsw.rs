//! A sealed graph over the distinct vectors of an arena (Malkov and Yashunin 2018, "Efficient and robust approximate
//! nearest neighbor search using hierarchical navigable small world graphs").

mod build;
mod csr;
mod graph;
mod walk;
mod words;

pub(crate) use csr::Csr;
pub(crate) use graph::Graph;

use nearsight_vector::Embedding;
use roaring::RoaringBitmap;

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
pub struct HnswIndex {
    pub(crate) arena: Arena,
    pub(crate) graph: Graph,
}

impl HnswIndex {
    /// Builds the graph over the live vectors of `arena`; ids stay as they are.
    pub(crate) fn build(
        arena: Arena,
        seed: u64,
        ef_construction: usize,
    ) -> Result<Self, IndexError> {
        let graph = build::build(&arena, seed, ef_construction)?;
        Ok(Self { arena, graph })
    }

    /// Removes a vector from all further answers; false if it was not there. Walks still pass through it.
    pub fn remove(&mut self, id: VectorId) -> bool {
        self.arena.remove(id)
    }

    /// The nearest live vectors that are in `filter`, as far as the walk reaches them, nearest first, ties by id.
    /// What is looked at is decided by how many there are ([`Self::plan`]).
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another.
    pub fn search(
        &self,
        embedding: &Embedding,
        params: &SearchParams,
        filter: Option<&RoaringBitmap>,
    ) -> Result<Vec<Neighbor>, IndexError> {
        let query = self.arena.query(embedding)?;
        let selection = self.arena.select(filter);
        let scan_most = filter.map_or(0, |_| SCAN_MOST);
        Ok(self.nearest(&query, &selection, params, scan_most))
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
