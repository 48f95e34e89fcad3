//! The index that grows and is searched: sealed segments with graphs, and a tail without one behind them.

mod compact;
mod install;

use nearsight_segment::Segment;
use nearsight_vector::{Embedding, Metric, VectorError};
use roaring::RoaringBitmap;

use crate::arena::{Arena, nearest_of};
use crate::explore::similarity_of;
use crate::hnsw::HnswIndex;
use crate::scan::scan;
use crate::selection::{part_of, words_of};
use crate::{IndexError, Neighbor, SearchParams, VectorId, persist};

#[cfg(test)]
mod tests;

/// Neighbours of a vector. Insertions go to the tail, which is scanned; [`VectorIndex::seal`] makes a graph of vectors
/// whose number has grown beyond some 50,000 and is best done elsewhere: see [`VectorIndex::seal_input`].
#[derive(Debug, Clone, PartialEq)]
pub struct VectorIndex {
    /// Id of the first vector; above 0 only in the file that carries a tail to where it is sealed.
    pub(crate) first: u32,
    /// In order of ids, one's last followed by the next one's first.
    pub(crate) segments: Vec<HnswIndex>,
    pub(crate) tail: Arena,
}

impl VectorIndex {
    /// An empty index for vectors of `dimension` components (2 to 4096 are tested) compared by `metric`.
    pub fn new(dimension: usize, metric: Metric) -> Self {
        Self {
            first: 0,
            segments: Vec::new(),
            tail: Arena::new(dimension, metric),
        }
    }

    /// Adds a vector of unit norm; its id is the number of vectors inserted before.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another, `index-full` after 2^32 - 1 vectors.
    pub fn insert(&mut self, embedding: &Embedding) -> Result<VectorId, IndexError> {
        self.insert_checked(embedding.as_slice())
    }

    /// Adds a vector of any norm. By the cosine its direction alone counts.
    ///
    /// # Errors
    /// As [`Metric::check`] says, and `index-full`.
    pub fn insert_values(&mut self, values: &[f32]) -> Result<VectorId, IndexError> {
        self.insert_checked(&self.prepared(values)?)
    }

    fn insert_checked(&mut self, values: &[f32]) -> Result<VectorId, IndexError> {
        self.metric().check(values, self.dimension())?;
        let end = u32::try_from(self.len()).ok();
        let id = end.and_then(|end| self.first.checked_add(end));
        let id = id.filter(|&id| id < u32::MAX).ok_or(IndexError::Full)?;
        self.tail.push(values);
        Ok(VectorId(id))
    }

    /// What is compared of a vector: by the cosine its direction.
    pub(crate) fn prepared(&self, values: &[f32]) -> Result<Vec<f32>, IndexError> {
        self.metric().check(values, self.dimension())?;
        match self.metric() {
            Metric::Cosine => Ok(Embedding::normalize(values.to_vec())?.as_slice().to_vec()),
            Metric::Dot | Metric::Euclidean => Ok(values.to_vec()),
        }
    }

    /// Removes a vector from all further answers; false if it was not there. Its bytes stay until the index is
    /// compacted.
    pub fn remove(&mut self, id: VectorId) -> bool {
        let place = self.place(id);
        place.is_some_and(|(part, row)| self.part_mut(part).remove(row))
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
        self.search_checked(embedding.as_slice(), params, filter)
    }

    /// The same for a vector of any norm.
    ///
    /// # Errors
    /// As [`Metric::check`] says.
    pub fn search_values(
        &self,
        values: &[f32],
        params: &SearchParams,
        filter: Option<&RoaringBitmap>,
    ) -> Result<Vec<Neighbor>, IndexError> {
        self.search_checked(&self.prepared(values)?, params, filter)
    }

    fn search_checked(
        &self,
        values: &[f32],
        params: &SearchParams,
        filter: Option<&RoaringBitmap>,
    ) -> Result<Vec<Neighbor>, IndexError> {
        self.metric().check(values, self.dimension())?;
        if params.limit == 0 {
            return Ok(Vec::new());
        }
        let words = filter.map(|filter| words_of(filter, self.end()));
        let mut found = Vec::new();
        for (part, first) in self.parts() {
            let arena = part.arena();
            let words = words
                .as_ref()
                .map(|words| part_of(words, first, arena.len()));
            let selection = arena.select(words.as_deref());
            let query = arena.query(values);
            let nearest = match part {
                Part::Sealed(hnsw) => hnsw.search(&query, &selection, params, filter.is_some()),
                Part::Tail(tail) => scan(tail, &query, &selection, params),
            };
            found.extend(nearest.into_iter().map(|neighbor| Neighbor {
                id: VectorId(neighbor.id.0 + first as u32),
                ..neighbor
            }));
        }
        Ok(nearest_of(found, params.limit))
    }

    /// What passes and lives, with its similarity to each example, in order of ids.
    pub(crate) fn similarities<'a>(
        &'a self,
        examples: &'a [Vec<f32>],
        passing: &RoaringBitmap,
    ) -> impl Iterator<Item = (VectorId, Vec<f32>)> + 'a {
        let words = words_of(passing, self.end());
        self.parts().flat_map(move |(part, first)| {
            let arena = part.arena();
            let selection = arena.select(Some(&part_of(&words, first, arena.len())));
            let queries: Vec<_> = examples.iter().map(|values| arena.query(values)).collect();
            let rows: Vec<u32> = selection.rows().collect();
            rows.into_iter().map(move |row| {
                let distances = queries.iter().map(|query| arena.distance(query, row));
                let similarities = distances.map(|distance| similarity_of(distance, self.metric()));
                (VectorId(row + first as u32), similarities.collect())
            })
        })
    }

    /// The components of a vector as far as they are kept, 8 bits each above 32 dimensions, of unit norm by the cosine;
    /// none if there is no such vector or it was removed.
    pub fn values(&self, id: VectorId) -> Option<Vec<f32>> {
        let (part, row) = self.place(id)?;
        let arena = self.part(part);
        arena.is_live(row).then(|| arena.rows.values(row))
    }

    /// Number of vectors inserted, removed ones included: the next id.
    pub fn len(&self) -> usize {
        self.arenas().map(Arena::len).sum()
    }

    /// Whether nothing was ever inserted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of vectors that can be found.
    pub fn live_len(&self) -> usize {
        self.arenas().map(Arena::live_len).sum()
    }

    /// Ids of the vectors that can be found, ascending.
    pub fn live_ids(&self) -> impl Iterator<Item = VectorId> {
        let parts = self.parts();
        parts.flat_map(|(part, first)| {
            let rows = part.arena().live_rows();
            rows.map(move |row| VectorId(row + first as u32))
        })
    }

    /// Number of vectors without a graph, removed ones included.
    pub fn tail_len(&self) -> usize {
        self.tail.len()
    }

    /// Number of sealed segments.
    pub fn n_segments(&self) -> usize {
        self.segments.len()
    }

    /// Components of each vector.
    pub fn dimension(&self) -> usize {
        self.tail.rows.dimension()
    }

    /// How vectors are compared.
    pub fn metric(&self) -> Metric {
        self.tail.rows.metric()
    }

    /// Bytes of memory that the vectors and graphs take.
    pub fn n_bytes(&self) -> usize {
        let sealed = self.segments.iter().map(HnswIndex::n_bytes);
        sealed.sum::<usize>() + self.tail.n_bytes()
    }

    /// This index as one sealed segment of all its vectors, under the same ids: a seal, or a merge of what was sealed
    /// before. The same index, `seed` and `ef_construction` give the same bytes on the same target; 64 is a good
    /// `ef_construction`, below 32 counts as 32. Takes time: 9 s for 20,000 vectors of 384 dimensions, 77 s for 100,000.
    ///
    /// # Errors
    /// `index-build` if the graph could not be built.
    pub fn seal(&self, seed: u64, ef_construction: usize) -> Result<Self, IndexError> {
        let mut all = self.tail.like();
        all.rows.reserve_exact(self.len());
        self.arenas()
            .for_each(|arena| all.append(arena, 0..arena.len()));
        Ok(Self {
            first: self.first,
            tail: all.like(),
            segments: vec![HnswIndex::build(all, seed, ef_construction)?],
        })
    }

    /// An index of some of the vectors, without a graph, in the order given and under new ids from 0; ids that are not
    /// there are passed over.
    pub fn copy_of(&self, ids: impl IntoIterator<Item = VectorId>) -> Self {
        let mut rows = self.tail.rows.like();
        for (part, row) in ids.into_iter().filter_map(|id| self.place(id)) {
            let row = row as usize;
            rows.append(&self.part(part).rows, row..row + 1);
        }
        Self {
            first: 0,
            segments: Vec::new(),
            tail: Arena::of(rows),
        }
    }

    /// Adds the vectors of another index to the tail, in their order, as they are stored there.
    ///
    /// # Errors
    /// `vector-dimension` if the dimension is another, `index-full`.
    pub fn append(&mut self, other: &Self) -> Result<(), IndexError> {
        let (expected, found) = (self.dimension(), other.dimension());
        if expected != found {
            return Err(VectorError::Dimension { expected, found }.into());
        }
        if u32::try_from(self.end() + other.len()).is_err() {
            return Err(IndexError::Full);
        }
        for arena in other.arenas() {
            match self.tail.rows.is_coded_as(&arena.rows) {
                true => self.tail.append(arena, 0..arena.len()),
                false => self.append_values(arena),
            }
        }
        Ok(())
    }

    fn append_values(&mut self, arena: &Arena) {
        for row in 0..arena.len() as u32 {
            self.tail.push(&arena.rows.values(row));
            if !arena.is_live(row) {
                self.tail.remove(self.tail.len() as u32 - 1);
            }
        }
    }

    /// The bytes of a file; the same contents give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        persist::to_bytes(self)
    }

    /// Reads a file, and checks all of it.
    ///
    /// # Errors
    /// `index-version` for a file of a later version, `index-damaged` for whatever else is not as it was written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        persist::from_bytes(bytes, Segment::from_bytes)
    }

    /// Reads a file in bytes that a checksum has covered already, such as a section of a larger file.
    ///
    /// # Errors
    /// As [`VectorIndex::from_bytes`].
    pub fn from_verified_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        persist::from_bytes(bytes, Segment::from_verified_bytes)
    }

    /// One past the last id.
    fn end(&self) -> usize {
        self.first as usize + self.len()
    }

    /// Segments, then the tail, each with the id of its first row.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Part<'_>, usize)> {
        let sealed = self.segments.iter().map(Part::Sealed);
        let mut first = self.first as usize;
        sealed.chain([Part::Tail(&self.tail)]).map(move |part| {
            let at = first;
            first += part.arena().len();
            (part, at)
        })
    }

    pub(crate) fn arenas(&self) -> impl Iterator<Item = &Arena> {
        let sealed = self.segments.iter().map(|segment| &segment.arena);
        sealed.chain([&self.tail])
    }

    /// Which part holds a vector, and as which row.
    fn place(&self, VectorId(id): VectorId) -> Option<(usize, u32)> {
        let mut row = id.checked_sub(self.first)?;
        for (part, arena) in self.arenas().enumerate() {
            if (row as usize) < arena.len() {
                return Some((part, row));
            }
            row -= arena.len() as u32;
        }
        None
    }

    fn part(&self, part: usize) -> &Arena {
        self.segments
            .get(part)
            .map_or(&self.tail, |hnsw| &hnsw.arena)
    }

    fn part_mut(&mut self, part: usize) -> &mut Arena {
        match self.segments.get_mut(part) {
            Some(hnsw) => &mut hnsw.arena,
            None => &mut self.tail,
        }
    }
}

/// A stretch of ids.
#[derive(Clone, Copy)]
pub(crate) enum Part<'a> {
    Sealed(&'a HnswIndex),
    Tail(&'a Arena),
}

impl<'a> Part<'a> {
    pub(crate) fn arena(self) -> &'a Arena {
        match self {
            Self::Sealed(hnsw) => &hnsw.arena,
            Self::Tail(arena) => arena,
        }
    }
}
