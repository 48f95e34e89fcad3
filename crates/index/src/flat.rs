//! No structure at all: a scan over the bits of every vector, the best rescored by bytes. Instant inserts, instant
//! removals; the right index below about 50,000 vectors (`--example measure`).

use nearsight_vector::Embedding;

use crate::arena::{Arena, Query};
use crate::select::smallest;
use crate::{IndexError, Neighbor, SearchParams, VectorId};

#[cfg(test)]
mod tests;

/// An index that can grow.
#[derive(Debug, Clone, PartialEq)]
pub struct FlatIndex {
    pub(crate) arena: Arena,
}

impl FlatIndex {
    /// An empty index for vectors of `dimension` components.
    pub fn new(dimension: usize) -> Self {
        let arena = Arena::new(dimension);
        Self { arena }
    }

    /// Adds a vector; its id is the number of vectors inserted before.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another, `index-full` after 2^32 - 1 vectors.
    pub fn insert(&mut self, embedding: &Embedding) -> Result<VectorId, IndexError> {
        self.arena.push(embedding)
    }

    /// Removes a vector from all further answers; false if it was not there. Its bytes stay until a merge.
    pub fn remove(&mut self, id: VectorId) -> bool {
        self.arena.remove(id)
    }

    /// The nearest live vectors, nearest first, ties by id.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another.
    pub fn search(
        &self,
        embedding: &Embedding,
        params: &SearchParams,
    ) -> Result<Vec<Neighbor>, IndexError> {
        let query = self.arena.query(embedding)?;
        let rescore = params.rescore.max(params.limit);
        if params.limit == 0 {
            return Ok(Vec::new());
        }
        if rescore >= self.arena.live_len() {
            let all = self.arena.live_rows();
            return Ok(self.arena.nearest(&query, all, params.limit));
        }
        let candidates = self.candidates(&query, rescore).into_iter();
        Ok(self.arena.nearest(&query, candidates, params.limit))
    }

    /// Rows of the `n` live vectors whose bits differ least from the query's.
    fn candidates(&self, query: &Query, n: usize) -> Vec<u32> {
        let distances: Vec<u32> = self.arena.hamming(query).collect();
        let most = self.arena.dimension().next_multiple_of(64);
        smallest(&distances, most, n, |row| self.arena.is_live(row))
    }
}
