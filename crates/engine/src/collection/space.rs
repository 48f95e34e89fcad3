//! Vectors by document: the passages of its text, or what it brings in one field.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use nearsight_index::{Scored, VectorId, VectorIndex};
use nearsight_payload::RoaringBitmap;
use nearsight_vector::{Embedding, Metric};

use crate::error::EngineError;

use super::order::Order;

#[cfg(test)]
mod tests;

/// Vectors asked for per document wanted at first: long documents send several passages.
const VECTORS_PER_DOCUMENT: usize = 2;
/// Marks a vector whose document is gone.
const NO_ROW: u32 = u32::MAX;

/// A document and its vector that is best for a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub(super) row: u32,
    pub(super) vector: VectorId,
    /// As [`Order::first`] gives it: large is near.
    pub(super) similarity: f32,
}

/// Vectors of one kind; the vectors of one document are neighbours in the index, and later documents have later ones.
pub(super) struct VectorSpace {
    index: VectorIndex,
    /// Per vector the row of its document, or [`NO_ROW`].
    row_of: Vec<u32>,
    /// Per row where its vectors stand.
    of_row: Vec<Range<u32>>,
    n_live: usize,
    /// Whether each row has one vector, of its own number: then rows need not be turned into vectors.
    is_aligned: bool,
}

impl VectorSpace {
    pub(super) fn new(dimension: usize, metric: Metric) -> Self {
        Self::of(VectorIndex::new(dimension, metric))
    }

    fn of(index: VectorIndex) -> Self {
        Self {
            index,
            row_of: Vec::new(),
            of_row: Vec::new(),
            n_live: 0,
            is_aligned: true,
        }
    }

    /// An index as it was written, with the number of vectors of each row from 0 on; nothing if they are not as many.
    pub(super) fn from_index(
        index: VectorIndex,
        n_vectors: impl Iterator<Item = usize>,
    ) -> Option<Self> {
        let mut space = Self::of(index);
        let (len, n_live) = (space.index.len(), space.index.live_len());
        space.note(0, n_vectors);
        (space.row_of.len() == len && n_live == len).then_some(space)
    }

    pub(super) fn index(&self) -> &VectorIndex {
        &self.index
    }

    /// For changes that leave every vector at its place.
    pub(super) fn index_mut(&mut self) -> &mut VectorIndex {
        &mut self.index
    }

    pub(super) fn dimension(&self) -> usize {
        self.index.dimension()
    }

    pub(super) fn metric(&self) -> Metric {
        self.index.metric()
    }

    /// Number of vectors, those of removed documents included.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether more vectors of removed documents are carried along than are worth it.
    pub(super) fn is_worth_compacting(&self, min_removed: usize) -> bool {
        self.row_of.len() - self.n_live > self.n_live.max(min_removed)
    }

    /// Adds the vectors of a row, all or none of them.
    ///
    /// # Errors
    /// As [`VectorIndex::insert`].
    pub(super) fn insert(&mut self, row: u32, embeddings: &[Embedding]) -> Result<(), EngineError> {
        for (n_done, embedding) in embeddings.iter().enumerate() {
            if let Err(error) = self.index.insert(embedding) {
                self.note(row, [n_done]);
                self.remove(row);
                return Err(error.into());
            }
        }
        self.note(row, [embeddings.len()]);
        Ok(())
    }

    /// Adds the one vector of a row.
    ///
    /// # Errors
    /// As [`VectorIndex::insert_values`].
    pub(super) fn insert_values(&mut self, row: u32, values: &[f32]) -> Result<(), EngineError> {
        self.index.insert_values(values)?;
        self.note(row, [1]);
        Ok(())
    }

    /// Adds the vectors of another index; so many belong to each row from `first_row` on.
    ///
    /// # Errors
    /// As [`VectorIndex::append`].
    pub(super) fn append(
        &mut self,
        first_row: u32,
        n_vectors: impl IntoIterator<Item = usize>,
        vectors: &VectorIndex,
    ) -> Result<(), EngineError> {
        self.index.append(vectors)?;
        self.note(first_row, n_vectors);
        Ok(())
    }

    /// Notes whose the vectors are that the index has and that nobody has yet.
    fn note(&mut self, first_row: u32, n_vectors: impl IntoIterator<Item = usize>) {
        for (row, n_vectors) in (first_row..).zip(n_vectors) {
            // Positions come from the index, which counts in u32.
            let first = self.row_of.len() as u32;
            self.is_aligned &= n_vectors == 1 && first == row;
            self.row_of.resize(self.row_of.len() + n_vectors, row);
            self.of_row.resize(row as usize, 0..0);
            self.of_row.push(first..self.row_of.len() as u32);
            self.n_live += n_vectors;
        }
    }

    pub(super) fn remove(&mut self, row: u32) {
        for id in self.vectors_of(row) {
            self.index.remove(id);
            self.row_of[id.0 as usize] = NO_ROW;
            self.n_live -= 1;
        }
        if let Some(range) = self.of_row.get_mut(row as usize) {
            *range = 0..0;
        }
    }

    /// The vectors of a row, in the order of its passages.
    pub(super) fn vectors_of(&self, row: u32) -> impl ExactSizeIterator<Item = VectorId> + use<> {
        self.range(row).map(VectorId)
    }

    fn range(&self, row: u32) -> Range<u32> {
        self.of_row.get(row as usize).cloned().unwrap_or_default()
    }

    /// Which of its row's vectors one is.
    pub(super) fn place(&self, vector: VectorId) -> usize {
        let row = self.row_of.get(vector.0 as usize).copied();
        let first = row.map_or(0, |row| self.range(row).start);
        vector.0.saturating_sub(first) as usize
    }

    /// The vectors of some rows, one row after the other.
    pub(super) fn copy_of(&self, rows: impl IntoIterator<Item = u32>) -> VectorIndex {
        let vectors = rows.into_iter().flat_map(|row| self.vectors_of(row));
        self.index.copy_of(vectors)
    }

    /// The vectors of the documents that are there, as an index under new ids without gaps, in their order.
    pub(super) fn compacted(&self) -> VectorIndex {
        self.index.compact()
    }

    /// Forgets the vectors of removed rows; the rows of `live`, ascending, are numbered anew from 0.
    pub(super) fn compact(&mut self, live: &[u32]) {
        let n_vectors: Vec<usize> = live.iter().map(|&row| self.vectors_of(row).len()).collect();
        *self = Self::of(self.index.compact());
        self.note(0, n_vectors);
    }

    /// The components of a vector as far as they are kept.
    pub(super) fn values(&self, vector: VectorId) -> Option<Vec<f32>> {
        self.index.values(vector)
    }

    /// The mean of a row's vectors, of unit norm by the cosine.
    pub(super) fn mean(&self, row: u32) -> Option<Vec<f32>> {
        let vectors = self.vectors_of(row);
        let share = 1.0 / vectors.len() as f32;
        let mut sum: Option<Vec<f32>> = None;
        for values in vectors.map(|vector| self.index.values(vector)) {
            let values = values?;
            let sum = sum.get_or_insert_with(|| vec![0.0; values.len()]);
            add(sum, &values, share);
        }
        match self.metric() {
            Metric::Cosine => Some(Embedding::normalize(sum?).ok()?.as_slice().to_vec()),
            Metric::Dot | Metric::Euclidean => sum,
        }
    }

    /// The best vector of each of the first `n_wanted` documents of `among`, in order. Asks for more vectors until there are
    /// enough documents or no more vectors. Equally good ones keep the order in which they were added.
    ///
    /// # Errors
    /// As [`Order::first`].
    pub(super) fn first(
        &self,
        order: &Order,
        n_wanted: usize,
        among: Option<&RoaringBitmap>,
    ) -> Result<Vec<Near>, EngineError> {
        let vectors = among.map(|rows| match self.is_aligned {
            true => Cow::Borrowed(rows),
            false => Cow::Owned(self.vectors_of_all(rows)),
        });
        let n_vectors = vectors
            .as_ref()
            .map_or(self.n_live, |vectors| vectors.len() as usize);
        let mut limit = n_wanted.saturating_mul(VECTORS_PER_DOCUMENT).min(n_vectors);
        loop {
            let scored = order.first(&self.index, limit, vectors.as_deref())?;
            let mut best = self.best_of_documents(&scored);
            if best.len() >= n_wanted || limit >= n_vectors {
                best.truncate(n_wanted);
                return Ok(best);
            }
            limit = limit.saturating_mul(4).min(n_vectors);
        }
    }

    /// The best vector of one document.
    ///
    /// # Errors
    /// As [`Order::first`].
    pub(super) fn best_of(&self, row: u32, order: &Order) -> Result<Option<Near>, EngineError> {
        let best = self.first(order, 1, Some(&RoaringBitmap::from([row])))?;
        Ok(best.into_iter().next())
    }

    fn vectors_of_all(&self, rows: &RoaringBitmap) -> RoaringBitmap {
        let vectors = rows.iter().flat_map(|row| self.range(row));
        // Later rows have later vectors.
        RoaringBitmap::from_sorted_iter(vectors).unwrap_or_default()
    }

    /// The first vector of each document.
    fn best_of_documents(&self, scored: &[Scored]) -> Vec<Near> {
        let mut seen = BTreeSet::new();
        let near = |scored: &Scored| {
            let row = *self.row_of.get(scored.id.0 as usize)?;
            (row != NO_ROW && seen.insert(row)).then_some(Near {
                row,
                vector: scored.id,
                similarity: scored.score,
            })
        };
        scored.iter().filter_map(near).collect()
    }
}

/// Adds `weight * values` to `sum`.
pub(super) fn add(sum: &mut [f32], values: &[f32], weight: f32) {
    sum.iter_mut()
        .zip(values)
        .for_each(|(sum, value)| *sum += weight * value);
}
