//! The passages of all documents as a section of an index file.
//!
//! Per document, in the documents' order, unsigned LEB128 numbers: index of the body's field, number of
//! passages, then per passage the distance of its start from the start of the one before, and its length.

use std::ops::Range;

use crate::document::Document;
use crate::fields::Fields;

use super::Passages;

/// The table of documents; their vectors stand in the same order, without gaps.
pub(super) fn to_bytes<'a>(documents: impl Iterator<Item = &'a Passages>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for document in documents {
        write(&mut bytes, document.field_idx as u64);
        write(&mut bytes, document.ranges.len() as u64);
        let mut before = 0;
        for range in &document.ranges {
            write(&mut bytes, u64::from(range.start - before));
            write(&mut bytes, u64::from(range.end - range.start));
            before = range.start;
        }
    }
    bytes
}

/// What the table says of one document, not checked against anything.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) field_idx: usize,
    /// Starts ascending.
    pub(super) ranges: Box<[Range<u32>]>,
}

impl Row {
    /// Whether the ranges are pieces of the document's body.
    pub(super) fn fits(&self, fields: &Fields, document: &Document) -> bool {
        if self.ranges.is_empty() {
            return true;
        }
        let name = fields.name(self.field_idx);
        let Some(text) = name.and_then(|name| document.text(name)) else {
            return false;
        };
        let is_piece = |range: &Range<u32>| {
            let piece = text.get(range.start as usize..range.end as usize);
            piece.is_some_and(|piece| !piece.is_empty())
        };
        self.ranges.iter().all(is_piece)
    }
}

/// Reads a table document by document; `None` wherever the bytes are no table.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn next_document(&mut self) -> Option<Row> {
        let field_idx = usize::try_from(self.number()?).ok()?;
        let n_passages = usize::try_from(self.number()?).ok()?;
        // Each passage takes two bytes at least: more than the rest cannot be true, and must not be allocated.
        if n_passages > self.bytes.len() / 2 {
            return None;
        }
        let mut before = 0;
        let ranges = (0..n_passages).map(|_| {
            let start = self.number()?.checked_add(before)?;
            let end = start.checked_add(self.number()?)?;
            before = start;
            Some(u32::try_from(start).ok()?..u32::try_from(end).ok()?)
        });
        let ranges = ranges.collect::<Option<_>>()?;
        Some(Row { field_idx, ranges })
    }

    /// Whether all was read.
    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

fn write(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests;
