//! The documents of a term, where in them it occurs, and both as bytes.
//!
//! Two streams, so that only phrases read positions. Of each document in ascending order:
//!
//! - postings: varint of (documents skipped since the last one) * 2, plus 1 unless the term occurs exactly once and in the
//!   body; then a byte with a bit for each field it occurs in, and the number of occurrences in each.
//! - positions: for each of these fields the first position, then the differences.
//!
//! A reader trusts nothing: at bytes that were not written here it ends, or gives numbers that its callers check.

use nearsight_segment::varint;

#[cfg(test)]
mod tests;

/// One occurrence of a term in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    pub(crate) field: u8,
    pub(crate) position: u32,
}

/// A list being written.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListWriter {
    postings: Vec<u8>,
    positions: Vec<u8>,
    /// The least document that may follow.
    next: u32,
}

impl ListWriter {
    /// Appends a document; its `occurrences`, ascending, are not empty. `body` is the last field.
    pub(crate) fn push(&mut self, document: u32, occurrences: &[Occurrence], body: u8) {
        let skipped = u64::from(document - self.next);
        self.next = document + 1;
        let is_plain = occurrences.len() == 1 && occurrences[0].field == body;
        varint::write(&mut self.postings, skipped << 1 | u64::from(!is_plain));
        let by_field = || occurrences.chunk_by(|a, b| a.field == b.field);
        if !is_plain {
            let mask = by_field().fold(0, |mask, chunk| mask | 1 << chunk[0].field);
            self.postings.push(mask);
            by_field().for_each(|chunk| varint::write(&mut self.postings, chunk.len() as u64));
        }
        for chunk in by_field() {
            let mut last = 0;
            for occurrence in chunk {
                varint::write(&mut self.positions, u64::from(occurrence.position - last));
                last = occurrence.position;
            }
        }
    }

    /// What was written.
    pub(crate) fn list(&self) -> List<'_> {
        List {
            postings: &self.postings,
            positions: &self.positions,
        }
    }
}

/// A list that can be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct List<'a> {
    pub(crate) postings: &'a [u8],
    pub(crate) positions: &'a [u8],
}

impl<'a> List<'a> {
    /// Reads from the first document on. `body` is the last field.
    pub(crate) fn cursor(self, body: u8) -> Cursor<'a> {
        Cursor {
            postings: self.postings,
            next: 0,
            body,
        }
    }

    /// Gives every occurrence in the documents that `is_wanted` to `each`, in ascending order.
    pub(crate) fn occurrences(
        self,
        body: u8,
        mut is_wanted: impl FnMut(u32) -> bool,
        mut each: impl FnMut(u32, Occurrence),
    ) {
        let mut positions = self.positions;
        let mut cursor = self.cursor(body);
        let mut read = |document, field, n: u32| {
            let is_wanted = is_wanted(document);
            let mut position = 0u32;
            for _ in 0..n {
                let Some(step) = varint::read_u32(&mut positions) else {
                    return;
                };
                position = position.saturating_add(step);
                if is_wanted {
                    each(document, Occurrence { field, position });
                }
            }
        };
        while cursor.next(&mut read).is_some() {}
    }
}

/// Reads postings.
pub(crate) struct Cursor<'a> {
    postings: &'a [u8],
    next: u32,
    body: u8,
}

impl Cursor<'_> {
    /// The next document, after its number of occurrences was given to `each` as `(document, field, n)`.
    #[inline]
    pub(crate) fn next(&mut self, mut each: impl FnMut(u32, u8, u32)) -> Option<u32> {
        let head = varint::read(&mut self.postings)?;
        let document = self.next.checked_add(u32::try_from(head >> 1).ok()?)?;
        self.next = document.checked_add(1)?;
        if head & 1 == 0 {
            each(document, self.body, 1);
            return Some(document);
        }
        let (&mask, rest) = self.postings.split_first()?;
        self.postings = rest;
        let mut fields = mask;
        while fields != 0 {
            let field = fields.trailing_zeros() as u8;
            fields &= fields - 1;
            each(document, field, varint::read_u32(&mut self.postings)?);
        }
        Some(document)
    }
}
