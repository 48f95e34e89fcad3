//! The vectors of one part of an index: what is compared, what is scanned first, and which are removed.

mod bits;
mod keys;
mod rows;

use std::ops::Range;

use nearsight_vector::Metric;

use crate::nearest_rows::{KeyedRow, key_of, keyed, row_of};
use crate::selection::Selection;
use crate::{Neighbor, VectorId};
pub(crate) use bits::{BitQuery, Bits};
use bits::{number_of, ordered};
pub(crate) use keys::Keys;
pub(crate) use rows::{Codes, Int8Rows, RowQuery, Rows};

#[cfg(test)]
mod tests;

/// Rows are numbered in order of insertion and never move.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arena {
    pub(crate) rows: Rows,
    /// None while there are so few rows that they are compared at once, or where the rows are short anyhow.
    pub(crate) bits: Option<Bits>,
    /// A bit for each row, set when it is removed.
    pub(crate) removed: Vec<u64>,
    live_len: usize,
}

/// A query in both representations.
pub(crate) struct Query {
    rows: RowQuery,
    bits: Option<BitQuery>,
}

/// What contradicts what in a file: the section and the problem.
pub(crate) type Contradiction = (&'static str, &'static str);

impl Arena {
    pub(crate) fn new(dimension: usize, metric: Metric) -> Self {
        Self::of(Rows::new(dimension, metric))
    }

    /// No rows yet, but coded as those of `self` are, so that rows can be moved between the two as they are.
    pub(crate) fn like(&self) -> Self {
        Self::of(self.rows.like())
    }

    /// All rows live; bits are made where there are enough of them.
    pub(crate) fn of(rows: Rows) -> Self {
        let mut arena = Self {
            live_len: rows.len(),
            removed: vec![0; rows.len().div_ceil(64)],
            bits: None,
            rows,
        };
        arena.learn();
        arena
    }

    /// Puts together what was read from a file.
    pub(crate) fn from_parts(
        rows: Rows,
        bits: Option<Bits>,
        removed: Vec<u64>,
    ) -> Result<Self, Contradiction> {
        let n_unused = rows.len().next_multiple_of(64) - rows.len();
        let is_unused = |word: &u64| word.leading_zeros() < n_unused as u32;
        if removed.len() != rows.len().div_ceil(64) || removed.last().is_some_and(is_unused) {
            return Err(("removed", "another number of marks than vectors"));
        }
        let n_removed: u32 = removed.iter().map(|word| word.count_ones()).sum();
        Ok(Self {
            live_len: rows.len() - n_removed as usize,
            rows,
            bits,
            removed,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn live_len(&self) -> usize {
        self.live_len
    }

    /// Adds what [`Metric::check`] lets through; of unit norm for the cosine.
    pub(crate) fn push(&mut self, values: &[f32]) {
        self.rows.push(values);
        match &mut self.bits {
            Some(bits) => bits.push(values, self.rows.metric()),
            None => self.learn(),
        }
        self.removed.resize(self.len().div_ceil(64), 0);
        self.live_len += 1;
    }

    /// Makes the bits anew around the centre of the rows there are now.
    pub(crate) fn learn(&mut self) {
        if self.len() >= bits::LEARNED_FROM && !self.rows.is_exact() {
            self.bits = Some(Bits::learn(&self.rows));
        }
    }

    /// Marks a row; false if there is no such row or it was marked before.
    pub(crate) fn remove(&mut self, row: u32) -> bool {
        let was_live = (row as usize) < self.len() && self.is_live(row);
        if was_live {
            self.removed[row as usize / 64] |= 1 << (row % 64);
            self.live_len -= 1;
        }
        was_live
    }

    /// The rows of `range` with their marks, numbered from 0.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        let mut part = self.like();
        part.append(self, range);
        part
    }

    /// Adds the rows of `range` of an arena that is coded alike, with their marks.
    pub(crate) fn append(&mut self, other: &Self, range: Range<usize>) {
        let first = self.len() as u32;
        self.rows.append(&other.rows, range.clone());
        self.removed.resize(self.len().div_ceil(64), 0);
        self.live_len += range.len();
        for (at, row) in range.enumerate() {
            if !other.is_live(row as u32) {
                self.remove(first + at as u32);
            }
        }
        self.learn();
    }

    /// The live rows alone, numbered from 0. Where an anchor is given they are coded anew, from that.
    pub(crate) fn of_live(&self, anchor: Option<&[f32]>) -> Self {
        let mut rows = match anchor {
            Some(anchor) => self.rows.anchored(anchor),
            None => self.rows.like(),
        };
        rows.reserve_exact(self.live_len);
        for row in self.live_rows() {
            match anchor {
                Some(_) => rows.push(&self.rows.values(row)),
                None => rows.append(&self.rows, row as usize..row as usize + 1),
            }
        }
        Self::of(rows)
    }

    pub(crate) fn is_live(&self, row: u32) -> bool {
        self.removed[row as usize / 64] >> (row % 64) & 1 == 0
    }

    pub(crate) fn live_rows(&self) -> impl Iterator<Item = u32> {
        (0..self.len() as u32).filter(|&row| self.is_live(row))
    }

    /// The rows that live and whose bits are set in `filter`, if there is one.
    pub(crate) fn select(&self, filter: Option<&[u64]>) -> Selection {
        Selection::new(&self.removed, self.len(), filter)
    }

    /// A query of values as they are pushed.
    pub(crate) fn query(&self, values: &[f32]) -> Query {
        let bits = self.bits.as_ref();
        Query {
            rows: self.rows.query(values),
            bits: bits.map(|bits| bits.query(values, self.rows.metric())),
        }
    }

    pub(crate) fn distance(&self, query: &Query, row: u32) -> f32 {
        self.rows.distance(&query.rows, row)
    }

    /// What orders rows about as their distances do, from their bits; none where there are none.
    pub(crate) fn keys<'a>(&'a self, query: &'a Query) -> Option<Keys<'a>> {
        let (bits, query) = (self.bits.as_ref()?, query.bits.as_ref()?);
        Some(Keys::new(bits, query, self.rows.metric()))
    }

    /// `rows` and their distances, in the same order.
    pub(crate) fn measured(&self, query: &Query, rows: impl Iterator<Item = u32>) -> Vec<Neighbor> {
        let measure = |row| Neighbor {
            id: VectorId(row),
            distance: self.distance(query, row),
        };
        rows.map(measure).collect()
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        let bits = self.bits.as_ref().map_or(0, Bits::n_bytes);
        self.rows.n_bytes() + bits + self.removed.len() * 8
    }
}

/// The `limit` nearest, nearest first, ties by id. Over integers, of which the module in the browser holds one sort
/// for all that sort them.
pub(crate) fn nearest_of(all: Vec<Neighbor>, limit: usize) -> Vec<Neighbor> {
    let keyed = |neighbor: Neighbor| keyed(ordered(neighbor.distance), neighbor.id.0);
    let mut nearest: Vec<KeyedRow> = all.into_iter().map(keyed).collect();
    if limit < nearest.len() {
        nearest.select_nth_unstable(limit);
        nearest.truncate(limit);
    }
    nearest.sort_unstable();
    let neighbors = nearest.into_iter().map(|keyed| Neighbor {
        id: VectorId(row_of(keyed)),
        distance: number_of(key_of(keyed)),
    });
    neighbors.collect()
}
