//! The documents of a collection by id, and which passages (positions in the vector index) belong to which.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use nearsight_payload::{Id, Payload, PayloadIndex, PayloadSource};

use crate::document::{DocId, Document};
use crate::fields::Fields;

use super::Passages;

/// Marks a vector whose document is gone.
const NO_DOCUMENT: u32 = u32::MAX;

/// Documents in the order they came. The passages of one document are neighbours in the vector index,
/// and later documents have later passages; removed documents leave a hole until the next write to bytes.
#[derive(Default)]
pub(super) struct DocumentStore {
    slots: Vec<Option<Slot>>,
    by_id: BTreeMap<DocId, usize>,
    /// Per vector of the index: the slot of its document, or [`NO_DOCUMENT`].
    slot_of_passage: Vec<u32>,
    n_passages: usize,
    /// By slot.
    payloads: PayloadIndex,
}

struct Slot {
    passages: Passages,
    first_passage: usize,
}

impl Slot {
    fn passage_idxs(&self) -> Range<usize> {
        self.first_passage..self.first_passage + self.passages.ranges.len()
    }
}

impl DocumentStore {
    pub(super) fn n_documents(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn n_passages(&self) -> usize {
        self.n_passages
    }

    pub(super) fn get(&self, id: &DocId) -> Option<&Passages> {
        self.slot(*self.by_id.get(id)?).map(|slot| &slot.passages)
    }

    /// The document of an id, with its passages' positions.
    pub(super) fn get_with_vectors(&self, id: &DocId) -> Option<(&Passages, Range<usize>)> {
        let slot = self.slot(self.slot_of(id)?)?;
        Some((&slot.passages, slot.passage_idxs()))
    }

    /// Documents that are there, in order.
    pub(super) fn live(&self) -> impl Iterator<Item = &Passages> {
        self.slots.iter().flatten().map(|slot| &slot.passages)
    }

    /// Those of the ids that are there, in the order of the collection, each with its passages' positions.
    pub(super) fn in_order<'a>(
        &self,
        ids: impl Iterator<Item = &'a DocId>,
    ) -> Vec<(&Passages, Range<usize>)> {
        let mut slot_idxs: Vec<usize> = ids.filter_map(|id| self.by_id.get(id).copied()).collect();
        slot_idxs.sort_unstable();
        let slots = slot_idxs
            .into_iter()
            .filter_map(|slot_idx| self.slot(slot_idx));
        slots
            .map(|slot| (&slot.passages, slot.passage_idxs()))
            .collect()
    }

    /// Takes all documents of another store in, whose vectors stand from `first_passage` on.
    pub(super) fn append(&mut self, other: Self, mut first_passage: usize) {
        for slot in other.slots.into_iter().flatten() {
            let n_passages = slot.passages.ranges.len();
            self.insert(slot.passages, first_passage);
            first_passage += n_passages;
        }
    }

    /// Takes a document in whose vectors start at `first_passage`, and returns the passages of the
    /// older document that it replaces.
    pub(super) fn insert(
        &mut self,
        passages: Passages,
        first_passage: usize,
    ) -> Option<Range<usize>> {
        let older = self.remove(&passages.document.id);
        self.skip_passages(first_passage);
        let n_passages = passages.ranges.len();
        let slot_idx = self.slots.len();
        self.slot_of_passage
            .resize(first_passage + n_passages, slot_idx as u32);
        self.by_id.insert(passages.document.id.clone(), slot_idx);
        self.payloads
            .insert(slot_idx as u32, &passages.document.fields);
        self.slots.push(Some(Slot {
            passages,
            first_passage,
        }));
        self.n_passages += n_passages;
        older
    }

    /// Notes that vectors below `n_vectors` that are not known yet belong to no document.
    pub(super) fn skip_passages(&mut self, n_vectors: usize) {
        self.slot_of_passage.resize(n_vectors, NO_DOCUMENT);
    }

    /// Forgets removed documents and renumbers the passages of the others without gaps, as
    /// [`nearsight_index::VectorIndex::compact`] does with their vectors.
    pub(super) fn compact(&mut self) {
        let slots = std::mem::take(self).slots;
        for slot in slots.into_iter().flatten() {
            let first_passage = self.n_passages;
            self.insert(slot.passages, first_passage);
        }
    }

    /// Number of vectors of removed documents.
    pub(super) fn n_removed(&self) -> usize {
        self.slot_of_passage.len() - self.n_passages
    }

    /// Removes a document and returns its passages' positions.
    pub(super) fn remove(&mut self, id: &DocId) -> Option<Range<usize>> {
        let slot_idx = self.by_id.remove(id)?;
        let slot = self.slots.get_mut(slot_idx)?.take()?;
        self.payloads.remove(slot_idx as u32);
        let passages = slot.passage_idxs();
        self.slot_of_passage[passages.clone()].fill(NO_DOCUMENT);
        self.n_passages -= passages.len();
        Some(passages)
    }

    /// The document of a vector, as a number that is the same for all passages of one document.
    pub(super) fn slot_idx(&self, passage_idx: usize) -> Option<usize> {
        let slot_idx = *self.slot_of_passage.get(passage_idx)?;
        (slot_idx != NO_DOCUMENT).then_some(slot_idx as usize)
    }

    /// The document of a vector, and the range of the passage in its body.
    pub(super) fn passage(&self, passage_idx: usize) -> Option<(&Passages, Range<usize>)> {
        let slot = self.slot(self.slot_idx(passage_idx)?)?;
        let range = slot
            .passages
            .ranges
            .get(passage_idx.checked_sub(slot.first_passage)?)?;
        Some((&slot.passages, range.start as usize..range.end as usize))
    }

    /// The passage of a document that is worth most, the first of equals.
    pub(super) fn best_passage(
        &self,
        slot_idx: usize,
        worth: impl Fn(&str) -> usize,
        fields: &Fields,
    ) -> Option<(&Passages, Range<usize>)> {
        let slot = self.slot(slot_idx)?;
        let (_, body) = slot.passages.body(fields);
        let ranges = slot.passages.ranges.iter();
        let ranges = ranges.map(|range| range.start as usize..range.end as usize);
        let best = ranges
            .rev()
            .max_by_key(|range| body.get(range.clone()).map_or(0, &worth))?;
        Some((&slot.passages, best))
    }

    /// The document in a slot.
    pub(super) fn document(&self, slot_idx: usize) -> Option<&Document> {
        self.slot(slot_idx).map(|slot| &slot.passages.document)
    }

    /// Positions of the passages of the document in a slot.
    pub(super) fn passages_of(&self, slot_idx: usize) -> Range<usize> {
        self.slot(slot_idx)
            .map(Slot::passage_idxs)
            .unwrap_or_default()
    }

    /// The slot that the next document will have.
    pub(super) fn next_slot(&self) -> usize {
        self.slots.len()
    }

    /// The slot of the document of that id.
    pub(super) fn slot_of(&self, id: &DocId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Columns over the fields of all documents, by slot.
    pub(super) fn payloads(&self) -> &PayloadIndex {
        &self.payloads
    }

    fn slot(&self, slot_idx: usize) -> Option<&Slot> {
        self.slots.get(slot_idx)?.as_ref()
    }
}

impl PayloadSource for DocumentStore {
    fn payload(&self, row: u32) -> Cow<'_, Payload> {
        let document = self.document(row as usize);
        document.map_or_else(
            || Cow::Owned(Payload::new()),
            |document| Cow::Borrowed(&document.fields),
        )
    }

    fn id(&self, row: u32) -> Id<'_> {
        match self.document(row as usize).map(|document| &document.id) {
            Some(DocId::Number(number)) => Id::Number(*number),
            Some(DocId::Text(text)) => Id::Text(text),
            None => Id::Text(""),
        }
    }

    fn row(&self, id: Id<'_>) -> Option<u32> {
        let id = match id {
            Id::Number(number) => DocId::Number(number),
            Id::Text(text) => DocId::Text(text.into()),
        };
        self.slot_of(&id).map(|slot_idx| slot_idx as u32)
    }

    fn has_vector(&self, row: u32, name: &str) -> bool {
        name.is_empty() && !self.passages_of(row as usize).is_empty()
    }
}
