//! Fields of documents that change while their text, and so their vectors, stay as they are.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::{DocId, Document};
use crate::error::EngineError;

use super::{Collection, Passages};

impl Collection {
    /// Sets fields of documents, beside those that they have; ids that are not there are passed over. Returns how many
    /// documents changed.
    ///
    /// # Errors
    /// [`EngineError::DocumentInvalid`] for `id`, for a text or vector field, which only an upsert can change, and for a value
    /// that is not of its declared type; then nothing has changed.
    pub fn set_payload(
        &mut self,
        ids: &[DocId],
        fields: &Map<String, Value>,
    ) -> Result<usize, EngineError> {
        self.check_names(fields.keys())?;
        self.change(ids, |document| document.extend(fields.clone()))
    }

    /// Removes fields of documents; ids and fields that are not there are passed over. Returns how many documents were
    /// looked at.
    ///
    /// # Errors
    /// [`EngineError::DocumentInvalid`] for `id` and for a text or vector field.
    pub fn delete_payload(&mut self, ids: &[DocId], keys: &[String]) -> Result<usize, EngineError> {
        self.check_names(keys)?;
        self.change(ids, |document| {
            document.retain(|key, _| !keys.contains(key))
        })
    }

    fn check_names<'a>(
        &self,
        names: impl IntoIterator<Item = &'a String>,
    ) -> Result<(), EngineError> {
        let is_fixed = |name: &&String| {
            let mut vectors = self.fields.vectors().map(|(name, _)| name);
            *name == "id"
                || self.fields.names().any(|text| text == *name)
                || vectors.any(|vector| vector == *name)
        };
        let fixed = names.into_iter().find(is_fixed);
        fixed.map_or(Ok(()), |name| {
            let what =
                format!("field `{name}` decides how documents are found; upsert them to change it");
            Err(EngineError::DocumentInvalid { position: 0, what })
        })
    }

    fn change(
        &mut self,
        ids: &[DocId],
        change: impl Fn(&mut Map<String, Value>),
    ) -> Result<usize, EngineError> {
        let mut changed: Vec<Document> = Vec::new();
        let ids: BTreeSet<&DocId> = ids.iter().collect();
        for (position, id) in ids.into_iter().enumerate() {
            let Some(mut document) = self.get(id).cloned() else {
                continue;
            };
            change(&mut document.fields);
            let checked = self.fields.schema().check(&document.fields);
            checked.map_err(|error| EngineError::DocumentInvalid {
                position,
                what: format!("document {id}: {error}"),
            })?;
            changed.push(document);
        }
        let n_changed = changed.len();
        for document in changed {
            self.put_again(document)?;
        }
        self.compact_if_worth_it();
        Ok(n_changed)
    }

    /// Puts a document in the place of the one of its id, with the vectors of that one.
    fn put_again(&mut self, document: Document) -> Result<(), EngineError> {
        let Some(older_row) = self.documents.row_of(&document.id) else {
            return Ok(());
        };
        let Some(older) = self.documents.get(older_row) else {
            return Ok(());
        };
        let passages = Passages {
            document,
            field_idx: older.field_idx,
            ranges: older.ranges.clone(),
        };
        let row = self.documents.next_row();
        for space in self.spaces_mut() {
            let n_vectors = space.vectors_of(older_row).len();
            let copy = space.copy_of([older_row]);
            space.append(row, [n_vectors], &copy)?;
        }
        self.put_document(passages)
    }
}

#[cfg(test)]
mod tests;
