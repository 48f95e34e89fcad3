//! Compact representations of an [`Embedding`]: 8 bits or 1 bit a dimension for what is stored,
//! 13 bits in an i16 for the query that meets the 8-bit ones.

use crate::Embedding;

#[cfg(test)]
mod tests;

/// Largest magnitude of a query value: 13 bits (an encoder so quantized: cosine .9996 against .9917 at 8 bits).
const QUERY_LEVELS: f32 = 8191.0;

/// Eight bits a dimension, symmetric around zero: `value ~ scale * code`.
#[derive(Debug, Clone, PartialEq)]
pub struct Int8Code {
    /// `max |x| / 127`; positive.
    pub scale: f32,
    /// Codes in -127..=127, shape `[dimension]`.
    pub values: Box<[i8]>,
}

impl From<&Embedding> for Int8Code {
    fn from(embedding: &Embedding) -> Self {
        let values = embedding.as_slice();
        let scale = largest(values) / 127.0;
        let values = values.iter().map(|x| (x / scale).round() as i8).collect();
        Self { scale, values }
    }
}

/// A query widened to i16 once, to be compared with many [`Int8Code`]s by
/// [`kernel::dot_i8`](crate::kernel::dot_i8); dot times both scales is the cosine.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryCode {
    /// Step between two neighbouring codes; positive.
    pub scale: f32,
    /// Codes within 13 bits, fewer above 2064 dimensions so that an i32 sum with i8 codes cannot overflow.
    pub values: Box<[i16]>,
}

impl From<&Embedding> for QueryCode {
    fn from(embedding: &Embedding) -> Self {
        let values = embedding.as_slice();
        let room = (i32::MAX as usize / 127 / values.len()).max(1) as f32;
        let scale = largest(values) / QUERY_LEVELS.min(room);
        let values = values.iter().map(|x| (x / scale).round() as i16).collect();
        Self { scale, values }
    }
}

/// One bit a dimension: the signs, 64 to a word, lowest bit first; bits past the dimension are zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BinaryCode(Box<[u64]>);

impl BinaryCode {
    /// The signs of any values (for instance of a rotated embedding): a bit is set where `x > 0`.
    pub fn of_signs(values: &[f32]) -> Self {
        let word = |chunk: &[f32]| {
            let bits = chunk.iter().enumerate();
            bits.fold(0u64, |word, (bit, &x)| word | (u64::from(x > 0.0) << bit))
        };
        Self(values.chunks(64).map(word).collect())
    }

    /// The words, `dimension.div_ceil(64)` of them.
    pub fn words(&self) -> &[u64] {
        &self.0
    }
}

impl From<&Embedding> for BinaryCode {
    fn from(embedding: &Embedding) -> Self {
        Self::of_signs(embedding.as_slice())
    }
}

/// Largest magnitude; positive for an embedding, which cannot be zero everywhere.
fn largest(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, x| most.max(x.abs()))
}
