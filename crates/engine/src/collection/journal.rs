//! What changed since the last commit, as bytes that another copy of the collection can follow.
//!
//! A segment of kind `NSCJ` with the sections `meta` (JSON: model, number of documents, ids that went), and those of
//! documents that came, as in an index file: `documents`, `passages` and their vectors. Following twice is following once.

use std::collections::BTreeSet;

use nearsight_segment::SegmentWriter;
use serde::{Deserialize, Serialize};

use crate::document::DocId;
use crate::encoders::Encoders;
use crate::error::EngineError;

use super::model::{self, Model};
use super::persist::{damaged, json, read_documents, read_segment, refused};
use super::vector_sections::{Read, read_fields, read_texts};
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
    model: Option<Model>,
    /// Of the pictures, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pictures: Option<Model>,
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
        let rows = self.documents.rows_of(came.into_iter());
        let came: Vec<_> = rows
            .iter()
            .filter_map(|&row| self.documents.get(row))
            .collect();
        let meta = Meta {
            model: self.model().cloned(),
            pictures: self.pictures.clone(),
            n_documents: self.n_documents(),
            gone: gone.into_iter().cloned().collect(),
        };
        let mut documents = Vec::new();
        for passages in &came {
            documents.extend(json(&passages.document));
            documents.push(b'\n');
        }
        let writer = SegmentWriter::new(KIND, FORMAT_VERSION)
            .section("meta", json(&meta))
            .section("documents", documents)
            .section("passages", passages_table::to_bytes(came.into_iter()));
        let writer = self.write_vectors(writer, &rows, |space| space.copy_of(rows.iter().copied()));
        Some(writer.finish())
    }

    /// What [`Self::changes`] told last is kept: it is not told again.
    pub fn committed(&mut self) {
        self.journal.told.clear();
    }

    /// Follows the changes of another copy of this collection. What is refused changes nothing.
    ///
    /// # Errors
    /// [`EngineError::IndexVersion`], [`EngineError::ModelMismatch`] or [`EngineError::IndexDamaged`], as for an index file.
    pub fn apply<'a>(
        &mut self,
        changes: &[u8],
        encoders: impl Into<Encoders<'a>>,
    ) -> Result<(), EngineError> {
        let segment = read_segment(changes, KIND).map_err(refused)?;
        let section = |name| segment.section(name).map_err(refused);
        let meta: Meta = serde_json::from_slice(section("meta")?)
            .map_err(|error| damaged(format!("section meta: {error}")))?;
        self.check_model(encoders.into())?;
        model::check_same(self.model(), meta.model.as_ref())?;
        model::check_same(self.pictures.as_ref(), meta.pictures.as_ref())?;
        let came = read_documents(&self.fields, section("documents")?, section("passages")?)?;
        let texts = meta
            .model
            .map(|model| read_texts(&segment, model.dimension, &came));
        let texts = texts.transpose()?;
        let vectors = read_fields(&segment, &self.fields, &came)?;
        let replaced = self.replaced(
            meta.gone
                .iter()
                .chain(came.live().map(|one| &one.document.id)),
        );
        let n_after = self.n_documents() - replaced.len() + came.n_documents();
        if n_after != meta.n_documents {
            let expected = meta.n_documents;
            let what = format!("the changes lead to {expected} documents, from here to {n_after}");
            return Err(damaged(what));
        }
        for id in &replaced {
            self.take_out(id);
        }
        let first_row = self.documents.next_row();
        for (space, read) in self.spaces_mut().zip(texts.into_iter().chain(vectors)) {
            let Read { vectors, n_vectors } = read;
            space.append(first_row, n_vectors, &vectors)?;
        }
        for passages in came.into_live() {
            let row = self.documents.next_row();
            self.words.insert(row, &passages.document, &self.fields)?;
            self.documents.insert(passages);
        }
        self.compact_if_worth_it();
        Ok(())
    }

    /// Those of the ids that are there, each once.
    fn replaced<'a>(&self, ids: impl Iterator<Item = &'a DocId>) -> Vec<DocId> {
        let there: BTreeSet<&DocId> = ids.filter(|id| self.get(id).is_some()).collect();
        there.into_iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests;
