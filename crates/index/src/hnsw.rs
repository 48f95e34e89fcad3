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

use crate::arena::{Arena, nearest_of};
use crate::{IndexError, Neighbor, SearchParams, VectorId};

#[cfg(test)]
mod tests;

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

    /// The nearest live vectors that the walk reaches, nearest first, ties by id. Where no more vectors live
    /// than the walk would keep, all are compared and the answer is that of a full scan.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another.
    pub fn search(
        &self,
        embedding: &Embedding,
        params: &SearchParams,
    ) -> Result<Vec<Neighbor>, IndexError> {
        let query = self.arena.query(embedding)?;
        let ef = params.ef_search.max(params.limit);
        if params.limit == 0 {
            return Ok(Vec::new());
        }
        if ef >= self.arena.live_len() {
            let all = self.arena.live_rows();
            return Ok(self.arena.nearest(&query, all, params.limit));
        }
        let mut found = Vec::with_capacity(ef);
        for reached in walk::walk(&self.graph, &self.arena, &query, ef) {
            let members = self.graph.members.row(reached.node).iter();
            let live = members.filter(|&&row| self.arena.is_live(row));
            found.extend(live.map(|&row| Neighbor {
                id: VectorId(row),
                distance: reached.distance,
            }));
        }
        Ok(nearest_of(found, params.limit))
    }
}
