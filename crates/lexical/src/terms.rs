//! Sorted terms, walked with jumps over all that begin alike.

use std::ops::Range;

use crate::kin::{Dictionary, Step};

mod front;

#[cfg(test)]
mod tests;

/// Words in ascending order, each numbered by its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    text: String,
    /// Where each term ends in `text`.
    ends: Vec<usize>,
}

impl Terms {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Appends a term, which must be above the last one.
    pub fn push(&mut self, term: &str) {
        debug_assert!(self.is_empty() || self.get(self.len() - 1) < term);
        self.text.push_str(term);
        self.ends.push(self.text.len());
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The `i`th term; panics beyond the last one.
    pub fn get(&self, i: usize) -> &str {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[i]]
    }

    /// How many are below `term` or equal to it.
    pub fn n_up_to(&self, term: &str) -> usize {
        self.first(0..self.len(), |other| other <= term)
    }

    /// Gives terms from `from` on to `step` with their numbers.
    pub fn walk<'a>(&'a self, from: &str, mut step: impl FnMut(&'a str, usize) -> Step) {
        let mut i = self.first(0..self.len(), |term| term < from);
        while i < self.len() {
            let term = self.get(i);
            match step(term, i) {
                Step::Next => i += 1,
                Step::Skip(n) => i = self.gallop(i + 1, |other| other.starts_with(&term[..n])),
                Step::Stop => return,
            }
        }
    }

    /// The first place from `start` on where `is_before` no longer holds: by doubling steps, because most jumps are short.
    fn gallop(&self, start: usize, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut step) = (start, 1);
        while low < self.len() && is_before(self.get((low + step - 1).min(self.len() - 1))) {
            low = (low + step).min(self.len());
            step *= 2;
        }
        self.first(low..(low + step).min(self.len()), is_before)
    }

    /// The terms, each by what it adds to the one before (front coding).
    pub fn to_bytes(&self) -> Vec<u8> {
        front::to_bytes(self)
    }

    /// What [`Terms::to_bytes`] gave; `None` unless the bytes are terms in ascending order.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        front::from_bytes(bytes)
    }

    fn first(&self, range: Range<usize>, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low.midpoint(high);
            match is_before(self.get(middle)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }
}

impl Dictionary for Terms {
    /// The place of the word.
    type Entry<'a> = usize;

    fn walk<'a>(&'a self, from: &str, step: impl FnMut(&'a str, usize) -> Step) {
        Self::walk(self, from, step);
    }
}
