//! Sealing somewhere else, while insertions and removals go on here.

use std::ops::Range;

use super::VectorIndex;
use crate::arena::Arena;
use crate::{IndexError, VectorId};

#[cfg(test)]
mod tests;

/// Vectors from which the tail should become a segment.
const SEAL_FROM: usize = 50_000;
/// Vectors of a segment, at most.
const SEAL_MOST: usize = 100_000;

impl VectorIndex {
    /// The tail as a file, for another worker to seal: `VectorIndex::from_bytes(input)?.seal(seed, ef)?.to_bytes()`, which
    /// [`VectorIndex::install`] then takes. [`VectorIndex::to_bytes`] gives the input of a merge of everything in the
    /// same way.
    pub fn seal_input(&self) -> Vec<u8> {
        self.input_of(0..self.tail.len())
    }

    /// Whether the tail has grown so far, to some 50,000 vectors, that it should be sealed: by then a graph is searched in
    /// less time than the tail.
    pub fn is_seal_due(&self) -> bool {
        self.tail.len() >= SEAL_FROM
    }

    /// The tail as files of at most some 100,000 vectors each, to be sealed one after the other or side by side and to be
    /// installed in their order. Several segments take less time and memory to make than a large one, and more time to
    /// search.
    pub fn seal_inputs(&self) -> impl Iterator<Item = Vec<u8>> {
        self.inputs_of_at_most(SEAL_MOST)
    }

    fn inputs_of_at_most(&self, most: usize) -> impl Iterator<Item = Vec<u8>> {
        let len = self.tail.len();
        let n_parts = len.div_ceil(most);
        (0..n_parts).map(move |i| self.input_of(len * i / n_parts..len * (i + 1) / n_parts))
    }

    fn input_of(&self, range: Range<usize>) -> Vec<u8> {
        let first_of_tail = self.end() - self.tail.len();
        let part = Self {
            first: (first_of_tail + range.start) as u32,
            segments: Vec::new(),
            tail: self.tail.part(range),
        };
        part.to_bytes()
    }

    /// Puts a sealed segment in the place of the vectors it was made from: a beginning of the tail, or whole segments, or
    /// both. What was inserted meanwhile stays in the tail, what was removed meanwhile stays removed, and no id changes.
    ///
    /// # Errors
    /// `index-foreign` if it was made from other vectors; the index is then as before. Otherwise as
    /// [`VectorIndex::from_bytes`].
    pub fn install(&mut self, sealed: &[u8]) -> Result<(), IndexError> {
        let mut sealed = Self::from_bytes(sealed)?;
        if sealed.segments.len() != 1 || sealed.tail.len() != 0 {
            return Err(IndexError::Foreign("it is not one sealed segment"));
        }
        let (replaced, n_tail) = self.replaced_by(&sealed)?;
        for id in (sealed.first..sealed.end() as u32).map(VectorId) {
            if !self.is_live(id) {
                sealed.remove(id);
            } else if !sealed.is_live(id) {
                return Err(IndexError::Foreign("it lacks a vector"));
            }
        }
        self.segments.splice(replaced, sealed.segments);
        self.tail = self.tail.part(n_tail..self.tail.len());
        Ok(())
    }

    /// The segments, and the number of vectors of the tail, that hold exactly the vectors of `sealed`.
    fn replaced_by(&self, sealed: &Self) -> Result<(Range<usize>, usize), IndexError> {
        let (first, end) = (sealed.first as usize, sealed.end());
        let misplaced = IndexError::Foreign("its vectors are not a stretch of this index");
        // Made of the tail alone, it stands behind all segments.
        let mut covered = self.n_segments()..self.n_segments();
        let mut n_tail = 0;
        for (i, (part, at)) in self.parts().enumerate() {
            let arena = part.arena();
            let (from, to) = (at.max(first), (at + arena.len()).min(end));
            if from >= to {
                continue;
            }
            let is_segment = i < self.n_segments();
            if from != at || is_segment && to != at + arena.len() {
                return Err(misplaced);
            }
            if !is_same(arena, &sealed.segments[0].arena, from - first, to - from) {
                return Err(IndexError::Foreign("its vectors are others"));
            }
            match is_segment {
                true => covered = covered.start.min(i)..i + 1,
                false => n_tail = to - from,
            }
        }
        let is_within = first >= self.first as usize && end <= self.end();
        if !is_within || first == end {
            return Err(misplaced);
        }
        Ok((covered, n_tail))
    }

    fn is_live(&self, id: VectorId) -> bool {
        let place = self.place(id);
        place.is_some_and(|(part, row)| self.part(part).is_live(row))
    }
}

/// Whether the first `len` rows of `arena` are the rows of `other` from `start` on.
fn is_same(arena: &Arena, other: &Arena, start: usize, len: usize) -> bool {
    arena.rows.slice(0..len) == other.rows.slice(start..start + len)
}
