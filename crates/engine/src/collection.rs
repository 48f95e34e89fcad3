//! Documents found by meaning: each split into passages, each passage a vector, each answer a document again.

mod documents;
mod focus;
mod journal;
mod model;
mod passage_batch;
mod passages_table;
mod payload;
mod persist;
mod plan;
mod ranking;
mod scroll;
mod search;
mod target;
mod upsert;
mod words;

use std::ops::Range;

use nearsight_encoder::TextEncoder;
use nearsight_index::{VectorId, VectorIndex};
use nearsight_vector::{Embedding, Metric};

use crate::document::{DocId, Document};
use crate::error::EngineError;
use crate::fields::Fields;

use documents::DocumentStore;
use focus::SentenceCache;
use journal::Journal;
use model::Model;
use words::Words;

pub use passage_batch::PassageBatch;
pub use persist::FORMAT_VERSION;
pub use plan::{MAX_PASSAGE_TOKENS, OVERLAP_TOKENS};
pub use scroll::{Direction, OrderBy, Scroll};
pub use upsert::Upsert;

/// Vectors of removed documents that are carried along before the index is rewritten without them.
const MIN_REMOVED: usize = 1024;

/// A set of documents that answers queries by meaning.
///
/// Vectors come from one encoder, whose fingerprint the collection remembers: every call takes the
/// encoder, and refuses another ([`EngineError::ModelMismatch`]).
///
/// Additions are planned ([`Collection::plan`]), then done in steps ([`Upsert::step`]), so that a
/// caller can show progress, stop between steps, and answer queries meanwhile; or in batches that
/// other threads encode ([`Upsert::next_batch`]).
pub struct Collection {
    fields: Fields,
    model: Model,
    documents: DocumentStore,
    index: VectorIndex,
    sentences: SentenceCache,
    journal: Journal,
    words: Words,
}

impl Collection {
    /// An empty collection for the vectors of `encoder`.
    pub fn new(fields: Fields, encoder: &TextEncoder) -> Self {
        Self {
            words: Words::new(&fields),
            fields,
            model: Model::of(encoder),
            documents: DocumentStore::default(),
            index: VectorIndex::new(encoder.dimension(), Metric::Cosine),
            sentences: SentenceCache::default(),
            journal: Journal::default(),
        }
    }

    /// The declared fields.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Number of documents.
    pub fn n_documents(&self) -> usize {
        self.documents.n_documents()
    }

    /// Number of passages, over all documents.
    pub fn n_passages(&self) -> usize {
        self.documents.n_passages()
    }

    /// The document of that id.
    pub fn get(&self, id: &DocId) -> Option<&Document> {
        self.documents.get(id).map(|stored| &stored.document)
    }

    /// Removes documents; ids that are not there are passed over. Returns how many were removed.
    pub fn remove(&mut self, ids: &[DocId]) -> usize {
        let n_removed = ids.iter().filter(|id| self.remove_one(id)).count();
        self.compact_if_worth_it();
        n_removed
    }

    fn remove_one(&mut self, id: &DocId) -> bool {
        let was_there = self.take_out(id);
        if was_there {
            self.journal.touch(id);
        }
        was_there
    }

    fn take_out(&mut self, id: &DocId) -> bool {
        let Some(slot_idx) = self.documents.slot_of(id) else {
            return false;
        };
        self.words.remove(slot_idx as u32);
        let passages = self.documents.remove(id);
        self.remove_vectors(passages.unwrap_or_default());
        true
    }

    /// Adds one document with its encoded passages, in the place of an older one of the same id. Queries
    /// see the older or the newer, never both and never half of one.
    fn put(&mut self, passages: Passages, embeddings: &[Embedding]) -> Result<(), EngineError> {
        let first = self.index.len();
        if let Err(error) = embeddings
            .iter()
            .try_for_each(|embedding| self.index.insert(embedding).map(drop))
        {
            self.remove_vectors(first..self.index.len());
            self.documents.skip_passages(self.index.len());
            return Err(error.into());
        }
        self.insert(passages, first)?;
        self.compact_if_worth_it();
        Ok(())
    }

    /// Takes a document in whose vectors stand at `first`, in the place of an older one of the same id.
    fn insert(&mut self, passages: Passages, first: usize) -> Result<(), EngineError> {
        self.journal.touch(&passages.document.id);
        self.take_out(&passages.document.id);
        let row = self.documents.next_slot() as u32;
        self.words.insert(row, &passages.document, &self.fields)?;
        self.documents.insert(passages, first);
        Ok(())
    }

    /// A collection whose documents are replaced again and again must not grow for ever.
    fn compact_if_worth_it(&mut self) {
        if self.documents.n_removed() > self.n_passages().max(MIN_REMOVED) {
            self.index = self.index.compact();
            self.documents.compact();
            self.words.compact();
            // Its keys are positions in the index.
            self.sentences = SentenceCache::default();
        }
    }

    fn remove_vectors(&mut self, passages: Range<usize>) {
        for idx in passages {
            // Positions come from the index, which counts in u32.
            self.index.remove(VectorId(idx as u32));
        }
    }
}

/// A document and how it is split: the unit that enters a collection.
#[derive(Debug)]
struct Passages {
    document: Document,
    /// Which declared field is the body.
    field_idx: usize,
    /// Byte ranges of the body's text, at least one.
    ranges: Box<[Range<u32>]>,
}

impl Passages {
    /// Name and text of the body.
    fn body<'a>(&'a self, fields: &'a Fields) -> (&'a str, &'a str) {
        let name = fields.name(self.field_idx).unwrap_or_default();
        (name, self.document.text(name).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
