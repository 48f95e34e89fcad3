//! The directions in which the vectors of an index are seen, for those who have the encoder itself: what it makes of a question
//! can be compared then, too.

use super::wire::{Reader, Writer};
use crate::SiteError;
use crate::fit::Matrix;

/// What is seen of each axis of the encoder's space, an axis a row.
pub(crate) fn to_bytes(directions: &Matrix) -> Vec<u8> {
    let mut out = Writer::default();
    directions
        .rows()
        .flatten()
        .for_each(|&value| out.half(value));
    out.bytes
}

/// `dimension` values a row.
pub(crate) fn from_bytes(bytes: &[u8], dimension: usize) -> Result<Matrix, SiteError> {
    let mut reader = Reader::new(bytes, "the directions of the vectors");
    let mut values = Vec::with_capacity(bytes.len() / 2);
    while !reader.rest.is_empty() {
        values.push(reader.half()?);
    }
    if dimension == 0 || values.len() % dimension != 0 {
        return Err(reader.damaged());
    }
    Ok(Matrix::new(values, dimension))
}
