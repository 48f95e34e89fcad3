//! The two indexes behind one type.

use nearsight_vector::Embedding;
use roaring::RoaringBitmap;

use crate::{FlatIndex, HnswIndex, IndexError, Neighbor, SearchParams, VectorId, persist};

#[cfg(test)]
mod tests;

/// Neighbours of a vector, whatever the structure that finds them.
#[derive(Debug, Clone, PartialEq)]
pub enum VectorIndex {
    /// Grows; every vector is looked at.
    Flat(FlatIndex),
    /// Sealed; a graph is walked.
    Hnsw(HnswIndex),
}

impl VectorIndex {
    /// An empty flat index for vectors of `dimension` components.
    pub fn new_flat(dimension: usize) -> Self {
        Self::Flat(FlatIndex::new(dimension))
    }

    /// Adds a vector; its id is the number of vectors inserted before.
    ///
    /// # Errors
    /// `index-sealed` on a graph, `vector-dimension` if the dimension is another, `index-full`.
    pub fn insert(&mut self, embedding: &Embedding) -> Result<VectorId, IndexError> {
        match self {
            Self::Flat(flat) => flat.insert(embedding),
            Self::Hnsw(_) => Err(IndexError::Sealed),
        }
    }

    /// Removes a vector from all further answers; false if it was not there.
    pub fn remove(&mut self, id: VectorId) -> bool {
        match self {
            Self::Flat(flat) => flat.remove(id),
            Self::Hnsw(hnsw) => hnsw.remove(id),
        }
    }

    /// The nearest live vectors whose ids are in `filter`, at most `params.limit`, nearest first, ties by id. Without a
    /// filter, any; numbers in it that are no id do nothing.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another.
    pub fn search(
        &self,
        embedding: &Embedding,
        params: &SearchParams,
        filter: Option<&RoaringBitmap>,
    ) -> Result<Vec<Neighbor>, IndexError> {
        match self {
            Self::Flat(flat) => flat.search(embedding, params, filter),
            Self::Hnsw(hnsw) => hnsw.search(embedding, params, filter),
        }
    }

    /// A stored vector, as its codes tell it.
    pub fn embedding(&self, VectorId(row): VectorId) -> Option<Embedding> {
        let is_there = (row as usize) < self.len();
        is_there
            .then(|| {
                self.arena()
                    .code(row)
                    .iter()
                    .map(|&code| f32::from(code))
                    .collect()
            })
            .and_then(|values| Embedding::normalize(values).ok())
    }

    /// Number of vectors inserted, removed ones included: the next id.
    pub fn len(&self) -> usize {
        self.arena().len()
    }

    /// Whether nothing was ever inserted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of vectors that can be found.
    pub fn live_len(&self) -> usize {
        self.arena().live_len()
    }

    /// Components of each vector.
    pub fn dimension(&self) -> usize {
        self.arena().dimension()
    }

    /// A graph index over the live vectors under the same ids. The same index, `seed` and `ef_construction` give
    /// the same bytes on the same target; 100 is a good `ef_construction`, below 32 counts as 32. Takes
    /// time: about 3 s for 10,000 vectors, 50 s for 100,000.
    ///
    /// # Errors
    /// `index-sealed` if it is a graph already, `index-build` if the graph could not be built.
    pub fn seal(&self, seed: u64, ef_construction: usize) -> Result<Self, IndexError> {
        match self {
            Self::Flat(flat) => {
                HnswIndex::build(flat.arena.clone(), seed, ef_construction).map(Self::Hnsw)
            }
            Self::Hnsw(_) => Err(IndexError::Sealed),
        }
    }

    /// A flat index of the live vectors alone, in their order and under new ids from 0: nothing is left of
    /// the removed ones.
    pub fn compact(&self) -> Self {
        let arena = self.arena().compact();
        Self::Flat(FlatIndex { arena })
    }

    /// A flat index of some of the vectors, in the order given and under new ids from 0; ids that are not there are
    /// passed over.
    pub fn copy_of(&self, ids: impl IntoIterator<Item = VectorId>) -> Self {
        let rows = ids.into_iter().map(|VectorId(row)| row);
        let arena = self.arena().copy_of(rows);
        Self::Flat(FlatIndex { arena })
    }

    /// Adds the vectors of another index, in their order, as they are stored there.
    ///
    /// # Errors
    /// `index-sealed` on a graph, `vector-dimension` if the dimension is another, `index-full`.
    pub fn append(&mut self, other: &Self) -> Result<(), IndexError> {
        match self {
            Self::Flat(flat) => flat.arena.append(other.arena()),
            Self::Hnsw(_) => Err(IndexError::Sealed),
        }
    }

    /// The bytes of a file; the same contents give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        persist::to_bytes(self)
    }

    /// Reads a file, and checks all of it.
    ///
    /// # Errors
    /// `index-version` for a file of another version, `index-damaged` for whatever else is not as it was written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        persist::from_bytes(bytes)
    }

    fn arena(&self) -> &crate::arena::Arena {
        match self {
            Self::Flat(flat) => &flat.arena,
            Self::Hnsw(hnsw) => &hnsw.arena,
        }
    }
}
