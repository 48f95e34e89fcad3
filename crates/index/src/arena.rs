//! The codes of all vectors, one long array for each representation, and which rows are removed.
//!
//! Of a vector, 8-bit codes and sign bits are kept, no f32. The signs are those of the embedding itself: a fixed
//! random rotation at equal size did not help (3,000 real embeddings, truth among the first 50 / 200 by bits:
//! .941 / .997 plain, .938-.951 / .994-.996 rotated); what would is centring, which an index that grows cannot fix.

use nearsight_vector::{BinaryCode, Embedding, Int8Code, QueryCode, VectorError, kernel};

use roaring::RoaringBitmap;

use crate::selection::{Selection, words_of};
use crate::{IndexError, Neighbor, VectorId};

#[cfg(test)]
mod tests;

/// Rows are numbered in order of insertion and never move.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arena {
    dimension: usize,
    /// Shape `[len, dimension.div_ceil(64)]`.
    binary: Vec<u64>,
    /// Shape `[len, dimension]`.
    codes: Vec<i8>,
    /// `1 / |codes|` of each row, so that codes times scale is a unit vector. Follows from `codes`.
    scales: Vec<f32>,
    /// A bit for each row, set when it is removed.
    removed: Vec<u64>,
    live_len: usize,
}

/// A query in both representations.
pub(crate) struct Query {
    binary: BinaryCode,
    wide: Box<[i16]>,
    scale: f32,
}

impl Arena {
    pub(crate) fn new(dimension: usize) -> Self {
        Self {
            dimension,
            binary: Vec::new(),
            codes: Vec::new(),
            scales: Vec::new(),
            removed: Vec::new(),
            live_len: 0,
        }
    }

    /// Puts together what was read from a file; `Err` names the part that contradicts the others.
    pub(crate) fn from_parts(
        dimension: usize,
        len: usize,
        binary: Vec<u64>,
        codes: Vec<i8>,
        removed: Vec<u64>,
    ) -> Result<Self, (&'static str, &'static str)> {
        if dimension == 0 && len > 0 {
            return Err(("head", "vectors without dimensions"));
        }
        if Some(binary.len()) != len.checked_mul(dimension.div_ceil(64)) {
            return Err(("binary", "another number of codes than vectors"));
        }
        if Some(codes.len()) != len.checked_mul(dimension) {
            return Err(("int8", "another number of codes than vectors"));
        }
        let n_unused = len.next_multiple_of(64) - len;
        let unused = removed
            .last()
            .is_some_and(|word| word.leading_zeros() < n_unused as u32);
        if removed.len() != len.div_ceil(64) || unused {
            return Err(("removed", "another number of marks than vectors"));
        }
        let scales: Vec<f32> = match dimension {
            0 => Vec::new(),
            _ => codes.chunks_exact(dimension).map(scale_of).collect(),
        };
        if !scales.iter().all(|scale| scale.is_finite()) {
            return Err(("int8", "a vector of zeros"));
        }
        let n_removed: u32 = removed.iter().map(|word| word.count_ones()).sum();
        Ok(Self {
            dimension,
            binary,
            codes,
            scales,
            live_len: len - n_removed as usize,
            removed,
        })
    }

    pub(crate) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(crate) fn len(&self) -> usize {
        self.scales.len()
    }

    pub(crate) fn live_len(&self) -> usize {
        self.live_len
    }

    pub(crate) fn binary(&self) -> &[u64] {
        &self.binary
    }

    pub(crate) fn codes(&self) -> &[i8] {
        &self.codes
    }

    pub(crate) fn removed(&self) -> &[u64] {
        &self.removed
    }

    pub(crate) fn push(&mut self, embedding: &Embedding) -> Result<VectorId, IndexError> {
        self.check(embedding)?;
        let row = u32::try_from(self.len()).map_err(|_| IndexError::Full)?;
        let code = Int8Code::from(embedding).values;
        self.binary
            .extend_from_slice(BinaryCode::from(embedding).words());
        self.scales.push(scale_of(&code));
        self.codes.extend_from_slice(&code);
        self.removed.resize(self.scales.len().div_ceil(64), 0);
        self.live_len += 1;
        Ok(VectorId(row))
    }

    /// Takes all rows of another in, live or not, behind those that are here.
    pub(crate) fn append(&mut self, other: &Self) -> Result<(), IndexError> {
        let (expected, found) = (self.dimension, other.dimension);
        if expected != found {
            return Err(VectorError::Dimension { expected, found }.into());
        }
        let len = self.len();
        if u32::try_from(len + other.len()).is_err() {
            return Err(IndexError::Full);
        }
        self.binary.extend_from_slice(&other.binary);
        self.codes.extend_from_slice(&other.codes);
        self.scales.extend_from_slice(&other.scales);
        self.removed.resize(self.scales.len().div_ceil(64), 0);
        self.live_len += other.len();
        for row in (0..other.len() as u32).filter(|&row| !other.is_live(row)) {
            self.remove(VectorId(len as u32 + row));
        }
        Ok(())
    }

    /// Marks a row; false if there is no such row or it was marked before.
    pub(crate) fn remove(&mut self, VectorId(row): VectorId) -> bool {
        let was_live = (row as usize) < self.len() && self.is_live(row);
        if was_live {
            self.removed[row as usize / 64] |= 1 << (row % 64);
            self.live_len -= 1;
        }
        was_live
    }

    /// The live rows alone, in their order, numbered anew.
    pub(crate) fn compact(&self) -> Self {
        self.copy_of(self.live_rows())
    }

    /// Some rows, numbered anew; rows that are not there are passed over.
    pub(crate) fn copy_of(&self, rows: impl Iterator<Item = u32>) -> Self {
        let n_words = self.dimension.div_ceil(64);
        let mut compact = Self::new(self.dimension);
        for row in rows.map(|row| row as usize).filter(|&row| row < self.len()) {
            let binary = &self.binary[row * n_words..(row + 1) * n_words];
            let codes = &self.codes[row * self.dimension..(row + 1) * self.dimension];
            compact.binary.extend_from_slice(binary);
            compact.codes.extend_from_slice(codes);
            compact.scales.push(self.scales[row]);
        }
        compact.live_len = compact.scales.len();
        compact.removed = vec![0; compact.live_len.div_ceil(64)];
        compact
    }

    pub(crate) fn is_live(&self, row: u32) -> bool {
        self.removed[row as usize / 64] >> (row % 64) & 1 == 0
    }

    pub(crate) fn live_rows(&self) -> impl Iterator<Item = u32> {
        (0..self.len() as u32).filter(|&row| self.is_live(row))
    }

    pub(crate) fn query(&self, embedding: &Embedding) -> Result<Query, IndexError> {
        self.check(embedding)?;
        let wide = QueryCode::from(embedding).values;
        let square: f64 = wide.iter().map(|&v| f64::from(v).powi(2)).sum();
        let scale = square.sqrt().recip() as f32;
        let binary = BinaryCode::from(embedding);
        Ok(Query {
            binary,
            wide,
            scale,
        })
    }

    /// `1 - cosine` by 8-bit codes; never below 0, as both sides have unit norm.
    pub(crate) fn distance(&self, query: &Query, row: u32) -> f32 {
        let dot = kernel::dot_i8(&query.wide, self.code(row)) as f32;
        (1.0 - dot * query.scale * self.scales[row as usize]).max(0.0)
    }

    /// The same between two rows.
    pub(crate) fn distance_between(&self, a: u32, b: u32) -> f32 {
        let dot = kernel::dot_i8_i8(self.code(a), self.code(b)) as f32;
        (1.0 - dot * self.scales[a as usize] * self.scales[b as usize]).max(0.0)
    }

    /// Bits in which a row differs from the query.
    pub(crate) fn hamming(&self, query: &Query, row: u32) -> u32 {
        let words = query.binary.words();
        let start = row as usize * words.len();
        kernel::hamming(words, &self.binary[start..start + words.len()])
    }

    /// The rows that live and that are in `filter`, if there is one.
    pub(crate) fn select(&self, filter: Option<&RoaringBitmap>) -> Selection {
        let words = filter.map(|filter| words_of(filter, self.len()));
        Selection::new(&self.removed, self.len(), words.as_deref())
    }

    /// `rows` and their distances by 8-bit codes, in the same order.
    pub(crate) fn measured(&self, query: &Query, rows: impl Iterator<Item = u32>) -> Vec<Neighbor> {
        let measure = |row| Neighbor {
            id: VectorId(row),
            distance: self.distance(query, row),
        };
        rows.map(measure).collect()
    }

    pub(crate) fn code(&self, row: u32) -> &[i8] {
        let start = row as usize * self.dimension;
        &self.codes[start..start + self.dimension]
    }

    fn check(&self, embedding: &Embedding) -> Result<(), VectorError> {
        let (expected, found) = (self.dimension, embedding.dimension());
        if expected == found {
            return Ok(());
        }
        Err(VectorError::Dimension { expected, found })
    }
}

/// The `limit` nearest, in order.
pub(crate) fn nearest_of(mut all: Vec<Neighbor>, limit: usize) -> Vec<Neighbor> {
    if limit < all.len() {
        all.select_nth_unstable_by(limit, Neighbor::order);
        all.truncate(limit);
    }
    all.sort_unstable_by(Neighbor::order);
    all
}

fn scale_of(code: &[i8]) -> f32 {
    let square: i64 = code.iter().map(|&v| i64::from(v).pow(2)).sum();
    (square as f64).sqrt().recip() as f32
}
