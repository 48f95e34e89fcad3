//! What is left without the removed vectors.

use super::VectorIndex;
use crate::arena::Arena;

#[cfg(test)]
mod tests;

impl VectorIndex {
    /// An index of the live vectors alone, in their order and under new ids from 0: the new id `i` was the `i`-th of
    /// [`VectorIndex::live_ids`]. Segments keep their graphs, in which the neighbours of removed vectors find each other. No
    /// code of a removed vector is left, and nothing that was computed from one but which neighbours others have.
    pub fn compact(&self) -> Self {
        let anchor = self.new_anchor();
        let anchor = anchor.as_deref();
        let mut segments = Vec::new();
        for segment in &self.segments {
            let is_whole = segment.arena.live_len() == segment.arena.len();
            match is_whole && anchor.is_none() {
                true => segments.push(segment.clone()),
                false => segments.extend(segment.consolidated(segment.arena.of_live(anchor))),
            }
        }
        Self {
            first: 0,
            segments,
            tail: self.tail_of_live(anchor),
        }
    }

    fn tail_of_live(&self, anchor: Option<&[f32]>) -> Arena {
        match self.live_len() {
            // With no vector left there is none to code others from.
            0 => Self::new(self.dimension(), self.metric()).tail,
            _ => self.tail.of_live(anchor),
        }
    }

    /// The first live vector, where Euclidean rows are coded from one that was removed.
    fn new_anchor(&self) -> Option<Vec<f32>> {
        if !self.tail.rows.has_anchor() {
            return None;
        }
        let is_live = |arena: &Arena| arena.live_rows().any(|row| arena.rows.is_anchor(row));
        if self.arenas().any(is_live) {
            return None;
        }
        self.values(self.live_ids().next()?)
    }
}
