//! Numbers as the bytes of a section, little endian, and back.

use nearsight_segment::Segment;

use super::contradiction;
use crate::IndexError;

pub(super) fn bytes_of_u32s(numbers: &[u32]) -> Vec<u8> {
    bytes_of(numbers.iter().map(|number| number.to_le_bytes()))
}

pub(super) fn bytes_of_u64s(words: &[u64]) -> Vec<u8> {
    bytes_of(words.iter().map(|word| word.to_le_bytes()))
}

pub(super) fn bytes_of_f32s(values: &[f32]) -> Vec<u8> {
    bytes_of(values.iter().map(|value| value.to_le_bytes()))
}

/// Never inlined: a file has many sections, and code is downloaded.
#[inline(never)]
fn bytes_of<const N: usize>(pieces: impl ExactSizeIterator<Item = [u8; N]>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(N * pieces.len());
    pieces.for_each(|piece| bytes.extend_from_slice(&piece));
    bytes
}

pub(super) fn f32s(segment: &Segment, name: &str) -> Result<Vec<f32>, IndexError> {
    Ok(chunks(segment, name)?.map(f32::from_le_bytes).collect())
}

/// A section as pieces of `N` bytes.
pub(super) fn chunks<'a, const N: usize>(
    segment: &Segment<'a>,
    name: &str,
) -> Result<impl Iterator<Item = [u8; N]> + use<'a, N>, IndexError> {
    let (chunks, rest) = segment.section(name)?.as_chunks();
    if !rest.is_empty() {
        return Err(contradiction(("numbers", "another length than written")));
    }
    Ok(chunks.iter().copied())
}
