//! No structure at all: a scan over the bits of every vector, the best rescored by bytes. Instant inserts, instant
//! removals; the right index below about 50,000 vectors (`--example measure`).

use nearsight_vector::Embedding;
use roaring::RoaringBitmap;

use crate::arena::Arena;
use crate::scan::scan;
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

    /// The nearest live vectors that are in `filter`, nearest first, ties by id. Without one, all are.
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
        Ok(scan(&self.arena, &query, &selection, params))
    }
}
