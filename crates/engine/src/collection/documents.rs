//! The documents of a collection, by row and by id, and the columns over their fields.

use std::collections::BTreeMap;
use std::ops::Range;

use nearsight_payload::PayloadIndex;

use crate::document::{DocId, Document};

use super::Passages;

/// Documents in the order they came, each in a row of its own; a removed one leaves its row empty until the store is
/// compacted.
#[derive(Default)]
pub(super) struct DocumentStore {
    rows: Vec<Option<Passages>>,
    by_id: BTreeMap<DocId, u32>,
    n_passages: usize,
    payloads: PayloadIndex,
}

impl DocumentStore {
    /// Documents in the rows from 0 on. Quicker than one insertion after the other: the ids are sorted once.
    ///
    /// # Errors
    /// The place of the first document whose id another one has too.
    pub(super) fn of(documents: Vec<Passages>) -> Result<Self, usize> {
        let ids = documents.iter().zip(0..);
        // Of documents with one id, the last stays.
        let by_id: BTreeMap<DocId, u32> = ids
            .map(|(passages, row)| (passages.document.id.clone(), row))
            .collect();
        if by_id.len() < documents.len() {
            let mut rows = documents.iter().zip(0..);
            let twice = rows.position(|(passages, row)| by_id[&passages.document.id] != row);
            return Err(twice.unwrap_or_default());
        }
        let mut payloads = PayloadIndex::default();
        for (row, passages) in (0..).zip(&documents) {
            payloads.insert(row, &passages.document.fields);
        }
        Ok(Self {
            n_passages: documents.iter().map(|passages| passages.ranges.len()).sum(),
            rows: documents.into_iter().map(Some).collect(),
            by_id,
            payloads,
        })
    }

    pub(super) fn n_documents(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn n_passages(&self) -> usize {
        self.n_passages
    }

    /// Number of empty rows.
    pub(super) fn n_removed(&self) -> usize {
        self.rows.len() - self.n_documents()
    }

    /// The row of the document of that id.
    pub(super) fn row_of(&self, id: &DocId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The row that the next document will have.
    pub(super) fn next_row(&self) -> u32 {
        // `insert` hands out no row that is not a u32.
        self.rows.len() as u32
    }

    /// Documents that are there, in order.
    pub(super) fn live(&self) -> impl Iterator<Item = &Passages> {
        self.rows.iter().flatten()
    }

    /// The rows of the documents that are there, ascending.
    pub(super) fn live_rows(&self) -> Vec<u32> {
        let rows = (0..).zip(&self.rows);
        rows.filter_map(|(row, passages)| passages.as_ref().map(|_| row))
            .collect()
    }

    /// The rows of those of the ids that are there, ascending.
    pub(super) fn rows_of<'a>(&self, ids: impl Iterator<Item = &'a DocId>) -> Vec<u32> {
        let mut rows: Vec<u32> = ids.filter_map(|id| self.row_of(id)).collect();
        rows.sort_unstable();
        rows
    }

    /// Takes a document in behind all others. There must be none of its id.
    pub(super) fn insert(&mut self, passages: Passages) {
        let row = self.next_row();
        self.by_id.insert(passages.document.id.clone(), row);
        self.payloads.insert(row, &passages.document.fields);
        self.n_passages += passages.ranges.len();
        self.rows.push(Some(passages));
    }

    pub(super) fn remove(&mut self, row: u32) {
        let removed = self.rows.get_mut(row as usize).and_then(Option::take);
        if let Some(passages) = removed {
            self.by_id.remove(&passages.document.id);
            self.payloads.remove(row);
            self.n_passages -= passages.ranges.len();
        }
    }

    /// Forgets empty rows and numbers the others anew.
    pub(super) fn compact(&mut self) {
        let rows = std::mem::take(self).rows;
        rows.into_iter()
            .flatten()
            .for_each(|passages| self.insert(passages));
    }

    /// All documents, in order.
    pub(super) fn into_live(self) -> impl Iterator<Item = Passages> {
        self.rows.into_iter().flatten()
    }

    /// The document in a row, with its passages.
    pub(super) fn get(&self, row: u32) -> Option<&Passages> {
        self.rows.get(row as usize)?.as_ref()
    }

    /// The document in a row.
    pub(super) fn document(&self, row: u32) -> Option<&Document> {
        self.get(row).map(|passages| &passages.document)
    }

    /// Columns over the fields of all documents.
    pub(super) fn payloads(&self) -> &PayloadIndex {
        &self.payloads
    }
}

impl Passages {
    /// The passage with the most of the words that were found in the body, the first of equals.
    pub(super) fn best(&self, found: &[Range<usize>]) -> Option<Range<usize>> {
        let ranges = (0..self.ranges.len()).rev();
        let ranges = ranges.filter_map(|place| self.range(place));
        ranges.max_by_key(|range| within(found, range).count())
    }

    /// Where a passage stands in the body.
    pub(super) fn range(&self, place: usize) -> Option<Range<usize>> {
        let range = self.ranges.get(place)?;
        Some(range.start as usize..range.end as usize)
    }
}

/// Those of ascending ranges that lie within a passage, from its beginning on.
pub(super) fn within(
    found: &[Range<usize>],
    passage: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let start = passage.start;
    let first = found.partition_point(|range| range.start < start);
    let inside = found[first..]
        .iter()
        .take_while(|range| range.end <= passage.end);
    inside.map(move |range| range.start - start..range.end - start)
}
