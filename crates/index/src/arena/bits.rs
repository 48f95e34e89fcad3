//! One bit a dimension, for a first look at many vectors: the signs of what lies beyond the centre, rotated at random.
//!
//! How many of the nearest by bits must be rescored so that .98 of the true ten are among them, and the time of a native
//! scan with that rescoring, on 24,000 MiniLM embeddings of the Rust documentation (`real`), the 3,000 committed ones
//! (`golden`), and clustered synthetic ones of 384 dimensions; two shared cores, so times are rough:
//!
//! | code | golden | real | synthetic 10k | synthetic 100k | time, real |
//! |---|---|---|---|---|---|
//! | signs of the vectors as they are | 102 | 219 | 28 | 31 | 375 us |
//! | centred | 108 | 219 | 28 | 30 | |
//! | rotated | 90 | 198 | 28 | 31 | |
//! | **centred and rotated** | 129 | 229 | 28 | 31 | 288 us |
//! | the same, query of 4 bits | 48 | 80 | 26 | 25 | 515 us |
//! | RaBitQ's estimator (Gao and Long 2024): query of 4 bits, two factors for each vector | 34 | 43 | 25 | 25 | 881 us |
//!
//! The estimator saves four rescorings in five, but four times the popcounts cost more than the byte products they
//! save. On text, centring and rotating change nothing that can be told from noise; they stay for vectors of other
//! kinds, which without them had no usable signs: components that are never negative, few dimensions, far origins.

use nearsight_vector::{BinaryCode, Metric, Rotation, kernel};

use super::{Contradiction, Rows};
use crate::selection::Selection;

#[cfg(test)]
mod tests;

/// The rows from which a centre is learned. Fewer are compared by bytes in less time than an answer needs.
pub(crate) const LEARNED_FROM: usize = 1024;
/// Bits of a vector at least: few signs say little, and rotated onto more axes a vector has more of them.
const LEAST_BITS: usize = 256;
/// Part of the file format.
const SEED: u64 = 0x6e65_6172;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bits {
    rotation: Rotation,
    /// Shape `[dimension]`: the mean of the rows when the bits were made.
    centre: Vec<f32>,
    /// Shape `[len, rotation.len() / 64]`.
    words: Vec<u64>,
    /// Distance from the centre, shape `[len]`; empty for the cosine, where all are about as far.
    radii: Vec<f32>,
}

/// A query: its bits, and for each number of bits that differ the part of the distance that follows from the angle.
pub(crate) struct BitQuery {
    words: BinaryCode,
    /// `|query| * cos(pi * n / n_bits)`, n in `0..=n_bits`; empty for the cosine.
    along: Vec<f32>,
    is_dot: bool,
}

impl BitQuery {
    /// Bits of the query, and of each row.
    pub(super) fn n_bits(&self) -> usize {
        self.words.words().len() * 64
    }
}

impl Bits {
    fn new(centre: Vec<f32>) -> Self {
        Self {
            rotation: Rotation::new(centre.len().max(LEAST_BITS), SEED),
            centre,
            words: Vec::new(),
            radii: Vec::new(),
        }
    }

    /// The bits of all rows around their mean.
    pub(crate) fn learn(rows: &Rows) -> Self {
        let mut sums = vec![0f64; rows.dimension()];
        for row in 0..rows.len() as u32 {
            let values = rows.values(row);
            sums.iter_mut()
                .zip(values)
                .for_each(|(sum, x)| *sum += f64::from(x));
        }
        let centre = sums.iter().map(|sum| (sum / rows.len() as f64) as f32);
        let mut bits = Self::new(centre.collect());
        bits.words.reserve_exact(rows.len() * bits.n_words());
        (0..rows.len() as u32).for_each(|row| bits.push(&rows.values(row), rows.metric()));
        bits
    }

    /// Puts together what was read from a file.
    pub(crate) fn from_parts(
        centre: Vec<f32>,
        words: Vec<u64>,
        radii: Vec<f32>,
        rows: &Rows,
    ) -> Result<Self, Contradiction> {
        let mut bits = Self::new(centre);
        if bits.centre.len() != rows.dimension() || !bits.centre.iter().all(|x| x.is_finite()) {
            return Err(("centre", "not the centre of vectors of this dimension"));
        }
        if Some(words.len()) != rows.len().checked_mul(bits.n_words()) {
            return Err(("bits", "another number of codes than vectors"));
        }
        let n_radii = if rows.metric() == Metric::Cosine {
            0
        } else {
            rows.len()
        };
        if radii.len() != n_radii || !radii.iter().all(|x| x.is_finite() && *x >= 0.0) {
            return Err(("radii", "not a length for each vector"));
        }
        (bits.words, bits.radii) = (words, radii);
        Ok(bits)
    }

    /// The parts of a file: centre, words, radii.
    pub(crate) fn parts(&self) -> (&[f32], &[u64], &[f32]) {
        (&self.centre, &self.words, &self.radii)
    }

    pub(crate) fn push(&mut self, values: &[f32], metric: Metric) {
        let rest = self.beyond_centre(values);
        let code = BinaryCode::of_signs(&self.rotation.apply(&rest));
        self.words.extend_from_slice(code.words());
        if metric != Metric::Cosine {
            self.radii.push(kernel::dot_f32(&rest, &rest).sqrt());
        }
    }

    fn beyond_centre(&self, values: &[f32]) -> Vec<f32> {
        let pairs = values.iter().zip(&self.centre);
        pairs.map(|(x, centre)| x - centre).collect()
    }

    fn n_words(&self) -> usize {
        self.rotation.len() / 64
    }

    pub(crate) fn query(&self, values: &[f32], metric: Metric) -> BitQuery {
        // An inner product with a row is one with the centre, the same for all, and one with what lies beyond.
        let rest = match metric {
            Metric::Dot => values.to_vec(),
            Metric::Cosine | Metric::Euclidean => self.beyond_centre(values),
        };
        let n_bits = self.rotation.len();
        let norm = kernel::dot_f32(&rest, &rest).sqrt();
        let along = |n| norm * (std::f32::consts::PI * n as f32 / n_bits as f32).cos();
        BitQuery {
            words: BinaryCode::of_signs(&self.rotation.apply(&rest)),
            along: match metric {
                Metric::Cosine => Vec::new(),
                Metric::Dot | Metric::Euclidean => (0..=n_bits).map(along).collect(),
            },
            is_dot: metric == Metric::Dot,
        }
    }

    /// Rows nearer by their bits have smaller keys: the bits that differ, or, where lengths count, the distance that
    /// follows from the angle they tell and the length of the row.
    pub(crate) fn key(&self, query: &BitQuery, row: u32) -> u32 {
        let words = query.words.words();
        let start = row as usize * words.len();
        let n_differ = kernel::hamming(words, &self.words[start..start + words.len()]);
        let Some(along) = query.along.get(n_differ as usize) else {
            return n_differ;
        };
        let radius = self.radii[row as usize];
        match query.is_dot {
            true => ordered(-radius * along),
            false => ordered(radius * (radius - 2.0 * along)),
        }
    }

    /// Gives the bits in which each selected row differs from the query, in their order. Codes of the usual lengths are compared
    /// as arrays, for which the compiler unrolls what else is a loop of few rounds: in half the time.
    pub(crate) fn differing(
        &self,
        query: &BitQuery,
        selection: &Selection,
        visit: impl FnMut(u32),
    ) {
        match self.n_words() {
            4 => self.differing_of::<4>(query, selection, visit),
            6 => self.differing_of::<6>(query, selection, visit),
            8 => self.differing_of::<8>(query, selection, visit),
            12 => self.differing_of::<12>(query, selection, visit),
            _ => self.differing_of_any(query, selection, visit),
        }
    }

    fn differing_of<const N: usize>(
        &self,
        query: &BitQuery,
        selection: &Selection,
        mut visit: impl FnMut(u32),
    ) {
        let ([query], []) = query.words.words().as_chunks::<N>() else {
            return self.differing_of_any(query, selection, visit);
        };
        let (rows, _) = self.words.as_chunks::<N>();
        selection.for_each(|row| {
            let pairs = query.iter().zip(&rows[row as usize]);
            visit(pairs.map(|(a, b)| (a ^ b).count_ones()).sum());
        });
    }

    fn differing_of_any(
        &self,
        query: &BitQuery,
        selection: &Selection,
        mut visit: impl FnMut(u32),
    ) {
        selection.for_each(|row| visit(kernel::hamming(query.words.words(), self.row(row))));
    }

    /// Bits in which two rows differ.
    pub(crate) fn n_between(&self, a: u32, b: u32) -> u32 {
        kernel::hamming(self.row(a), self.row(b))
    }

    fn row(&self, row: u32) -> &[u64] {
        let start = row as usize * self.n_words();
        &self.words[start..start + self.n_words()]
    }

    pub(crate) fn n_bytes(&self) -> usize {
        self.words.len() * 8 + (self.radii.len() + self.centre.len()) * 4
    }
}

/// Integers in the order of the numbers; below `u32::MAX` for all that are finite.
pub(super) fn ordered(x: f32) -> u32 {
    let bits = x.to_bits() as i32;
    let magnitude = (bits >> 31) as u32 >> 1;
    (bits as u32 ^ magnitude) ^ 0x8000_0000
}

/// The number of such an integer.
pub(super) fn number_of(ordered: u32) -> f32 {
    let bits = ordered ^ 0x8000_0000;
    let magnitude = (bits as i32 >> 31) as u32 >> 1;
    f32::from_bits(bits ^ magnitude)
}
