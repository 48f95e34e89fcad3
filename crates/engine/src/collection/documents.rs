//! The documents of a collection by id, and which passages (positions in the vector index) belong to which.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::DocId;

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

    fn slot(&self, slot_idx: usize) -> Option<&Slot> {
        self.slots.get(slot_idx)?.as_ref()
    }
}
