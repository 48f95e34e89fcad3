//! Documents on their way into a collection, a few passages at a time.

use std::collections::VecDeque;
use std::mem;

use nearsight_encoder::TextEncoder;
use nearsight_vector::Embedding;

use crate::document::Document;
use crate::error::EngineError;

use super::plan::{PlannedDocument, plan};
use super::{Collection, model::Model};

impl Collection {
    /// Checks and splits `documents`, and changes nothing yet: the work is done by [`Upsert::step`]. A
    /// document whose id is in the collection will replace it; of several with one id in the batch, the
    /// last counts.
    ///
    /// # Errors
    /// [`EngineError::NoDocuments`]; [`EngineError::DocumentInvalid`] when a declared field is no string;
    /// [`EngineError::DocumentEmpty`] when no declared field has text; [`EngineError::ModelMismatch`].
    pub fn plan(
        &self,
        documents: Vec<Document>,
        encoder: &TextEncoder,
    ) -> Result<Upsert, EngineError> {
        self.model.check(encoder)?;
        let planned = plan(documents, &self.fields, encoder)?;
        Ok(Upsert {
            model: self.model.clone(),
            n_documents: planned.len(),
            n_passages: planned.iter().map(|one| one.n_tokens.len()).sum(),
            done_documents: 0,
            done_passages: 0,
            waiting: planned.into(),
            encoded: Vec::new(),
        })
    }
}

/// A checked batch and how far it has come. Dropped half way, it leaves the documents that are done.
#[derive(Debug)]
pub struct Upsert {
    model: Model,
    n_documents: usize,
    n_passages: usize,
    done_documents: usize,
    done_passages: usize,
    waiting: VecDeque<PlannedDocument>,
    /// Embeddings of the first passages of the first waiting document.
    encoded: Vec<Embedding>,
}

impl Upsert {
    /// Number of documents in the batch, each id counted once.
    pub fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// Number of passages in the batch.
    pub fn n_passages(&self) -> usize {
        self.n_passages
    }

    /// Documents that queries can find by now.
    pub fn done_documents(&self) -> usize {
        self.done_documents
    }

    /// Passages encoded by now.
    pub fn done_passages(&self) -> usize {
        self.done_passages
    }

    /// Encodes the next passages, as many as fit `max_tokens` together and at least one, and adds the
    /// documents that this completes. Returns whether anything is left:
    /// `while upsert.step(&mut collection, &encoder, 2048)? {}`. A step that fails can be tried again.
    ///
    /// # Errors
    /// [`EngineError::ModelMismatch`] when `collection` or `encoder` is not of the model this was planned for.
    pub fn step(
        &mut self,
        collection: &mut Collection,
        encoder: &TextEncoder,
        max_tokens: usize,
    ) -> Result<bool, EngineError> {
        self.model.check(encoder)?;
        collection.model.check(encoder)?;
        let inputs = self.next_inputs(collection, max_tokens);
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let embeddings = if inputs.is_empty() {
            Vec::new()
        } else {
            encoder.encode_passages(&inputs)?
        };
        self.done_passages += embeddings.len();
        self.encoded.extend(embeddings);
        self.put_complete(collection)?;
        Ok(!self.waiting.is_empty())
    }

    /// The next encoder inputs in document order, `max_tokens` of them in sum, or one that is longer.
    fn next_inputs(&self, collection: &Collection, max_tokens: usize) -> Vec<String> {
        let mut room = max_tokens;
        let mut inputs = Vec::new();
        let passages = self.waiting.iter().flat_map(|one| {
            one.n_tokens
                .iter()
                .enumerate()
                .map(move |(i, n)| (one, i, *n))
        });
        for (document, passage_idx, n_tokens) in passages.skip(self.encoded.len()) {
            if n_tokens > room && !inputs.is_empty() {
                break;
            }
            room = room.saturating_sub(n_tokens);
            inputs.push(document.input(&collection.fields, passage_idx));
        }
        inputs
    }

    /// Moves every document whose passages are all encoded into the collection.
    fn put_complete(&mut self, collection: &mut Collection) -> Result<(), EngineError> {
        while let Some(document) = self.waiting.front() {
            let n_passages = document.n_tokens.len();
            if n_passages > self.encoded.len() {
                break;
            }
            let rest = self.encoded.split_off(n_passages);
            let embeddings = mem::replace(&mut self.encoded, rest);
            if let Some(document) = self.waiting.pop_front() {
                collection.put(document.passages, &embeddings)?;
                self.done_documents += 1;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
