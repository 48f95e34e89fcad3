//! What changed since the last commit, as bytes that another copy of the collection can follow.
//!
//! A segment of kind `NSCJ` with the sections `meta` (JSON: model, number of documents, ids that went), and those of
//! documents that came, as in an index file: `documents`, `passages` and `vectors`. Following twice is following once.

use std::collections::BTreeSet;

use nearsight_encoder::TextEncoder;
use nearsight_index::{VectorId, VectorIndex};
use nearsight_segment::{Segment, SegmentWriter};
use serde::{Deserialize, Serialize};

use crate::document::DocId;
use crate::error::EngineError;

use super::model::Model;
use super::persist::{damaged, json, read_documents, refused, refused_vectors};
use super::{Collection, FORMAT_VERSION, passages_table};

const KIND: [u8; 4] = *b"NSCJ";

/// Ids of documents that came, changed or went.
#[derive(Default)]
pub(super) struct Journal {
    /// Since [`Collection::changes`] was last asked.
    new: BTreeSet<DocId>,
    /// Told by [`Collection::changes`], perhaps not yet written anywhere.
    told: BTreeSet<DocId>,
}

impl Journal {
    pub(super) fn touch(&mut self, id: &DocId) {
        if !self.new.contains(id) {
            self.new.insert(id.clone());
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    model: Model,
    /// In the collection afterwards.
    n_documents: usize,
    gone: Vec<DocId>,
}

impl Collection {
    /// What changed since [`Self::committed`] was last called, or since the collection was opened; nothing if nothing did.
    /// Changes that were told and not committed are told again.
    pub fn changes(&mut self) -> Option<Vec<u8>> {
        self.journal.told.append(&mut self.journal.new);
        if self.journal.told.is_empty() {
            return None;
        }
        let touched = self.journal.told.iter();
        let (came, gone): (Vec<_>, Vec<_>) = touched.partition(|id| self.get(id).is_some());
        let came = self.documents.in_order(came.into_iter());
        let meta = Meta {
            model: self.model.clone(),
            n_documents: self.n_documents(),
            gone: gone.into_iter().cloned().collect(),
        };
        let mut documents = Vec::new();
        for (passages, _) in &came {
            documents.extend(json(&passages.document));
            documents.push(b'\n');
        }
        let vectors = came.iter().flat_map(|(_, vectors)| vectors.clone());
        let vectors = self.index.copy_of(vectors.map(|idx| VectorId(idx as u32)));
        let table = passages_table::to_bytes(came.iter().map(|(passages, _)| *passages));
        let segment = SegmentWriter::new(KIND, FORMAT_VERSION)
            .section("meta", json(&meta))
            .section("documents", documents)
            .section("passages", table)
            .section("vectors", vectors.to_bytes());
        Some(segment.finish())
    }

    /// What [`Self::changes`] told last is kept: it is not told again.
    pub fn committed(&mut self) {
        self.journal.told.clear();
    }

    /// Follows the changes of another copy of this collection. What is refused changes nothing.
    ///
    /// # Errors
    /// [`EngineError::IndexVersion`], [`EngineError::ModelMismatch`] or [`EngineError::IndexDamaged`], as for an index file.
    pub fn apply(&mut self, changes: &[u8], encoder: &TextEncoder) -> Result<(), EngineError> {
        let segment = Segment::from_bytes(changes, KIND, FORMAT_VERSION).map_err(refused)?;
        let section = |name| segment.section(name).map_err(refused);
        let meta: Meta = serde_json::from_slice(section("meta")?)
            .map_err(|error| damaged(format!("section meta: {error}")))?;
        meta.model.check(encoder)?;
        self.model.check_same(&meta.model)?;
        let came = read_documents(&self.fields, section("documents")?, section("passages")?)?;
        let vectors = VectorIndex::from_bytes(section("vectors")?).map_err(refused_vectors)?;
        if vectors.live_len() != came.n_passages() || vectors.len() != came.n_passages() {
            return Err(damaged(
                "it has another number of vectors than passages".into(),
            ));
        }
        let replaced: BTreeSet<&DocId> = (meta.gone.iter())
            .chain(came.live().map(|one| &one.document.id))
            .filter(|id| self.get(id).is_some())
            .collect();
        let n_after = self.n_documents() - replaced.len() + came.n_documents();
        if n_after != meta.n_documents {
            let expected = meta.n_documents;
            let what = format!("the changes lead to {expected} documents, from here to {n_after}");
            return Err(damaged(what));
        }
        let replaced: Vec<DocId> = replaced.into_iter().cloned().collect();
        for id in &replaced {
            self.take_out(id);
        }
        let first = self.index.len();
        self.index.append(&vectors)?;
        for (row, passages) in (self.documents.next_slot() as u32..).zip(came.live()) {
            self.words.insert(row, &passages.document, &self.fields)?;
        }
        self.documents.append(came, first);
        self.compact_if_worth_it();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
