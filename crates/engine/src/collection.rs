//! Documents found by meaning: each split into passages, each passage a vector, each answer a document again.

mod documents;
mod duplicates;
mod focus;
mod journal;
mod model;
mod order;
mod passage_batch;
mod passages_table;
mod payload;
mod persist;
mod plan;
mod scroll;
mod sealing;
mod search;
mod source;
mod space;
mod target;
mod text_space;
mod upsert;
mod vector_sections;
mod words;

use std::ops::Range;

use nearsight_lexical::Language;
use nearsight_vector::Embedding;

use crate::document::{DocId, Document};
use crate::encoders::{Encoder, Encoders};
use crate::error::EngineError;
use crate::fields::Fields;

use documents::DocumentStore;
use journal::Journal;
use model::Model;
use space::VectorSpace;
use text_space::TextSpace;
use words::Words;

pub use duplicates::Duplicates;
pub use passage_batch::PassageBatch;
pub use persist::FORMAT_VERSION;
pub use plan::{MAX_PASSAGE_TOKENS, OVERLAP_TOKENS};
pub use scroll::{Direction, OrderBy, Scroll};
pub use sealing::{SealInput, seal};
pub use upsert::Upsert;

/// Removed documents, or vectors of theirs, that are carried along before everything is numbered anew without them.
const MIN_REMOVED: usize = 1024;

/// A set of documents that answers queries by meaning, by words and by vectors that documents bring.
///
/// Vectors of texts come from one encoder, whose fingerprint the collection remembers: every call takes the
/// encoders at hand, and refuses another ([`EngineError::ModelMismatch`]). A collection without a model reads texts by
/// their words alone.
///
/// Additions are planned ([`Collection::plan`]), then done in steps ([`Upsert::step`]), so that a
/// caller can show progress, stop between steps, and answer queries meanwhile; or in batches that
/// other threads encode ([`Upsert::next_batch`]).
pub struct Collection {
    fields: Fields,
    documents: DocumentStore,
    /// Nothing in a collection without a model.
    text: Option<TextSpace>,
    /// By vector field.
    vectors: Vec<VectorSpace>,
    /// What made the vectors of pictures; nothing where there are none, or no model for them.
    pictures: Option<Model>,
    journal: Journal,
    words: Words,
}

impl Collection {
    /// An empty collection; its texts get vectors of the encoder, if there is one and a field for texts. Their words are English.
    pub fn new<'a>(fields: Fields, encoders: impl Into<Encoders<'a>>) -> Self {
        let words = Words::new(&fields);
        Self::with(fields, encoders.into(), words)
    }

    /// As [`Self::new`], with texts whose endings are those of a language, given as a BCP 47 tag, or "none".
    ///
    /// # Errors
    /// [`EngineError::Lexical`] where this build has no stemmer for it: English and none are in all, the others behind the
    /// feature `languages`.
    pub fn in_language<'a>(
        fields: Fields,
        encoders: impl Into<Encoders<'a>>,
        language: &str,
    ) -> Result<Self, EngineError> {
        let words = Words::in_language(&fields, Language::from_tag(language)?);
        Ok(Self::with(fields, encoders.into(), words))
    }

    fn with(fields: Fields, encoders: Encoders, words: Words) -> Self {
        let has_texts = fields.names().len() > 0;
        let encoder = encoders.text.filter(|_| has_texts);
        let pictures = encoders.pictures.filter(|_| fields.has_pictures());
        Self {
            pictures: pictures.map(Model::of_pictures),
            documents: DocumentStore::default(),
            text: encoder.map(TextSpace::new),
            vectors: empty_spaces(&fields),
            journal: Journal::default(),
            words,
            fields,
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

    /// The document of that id; without its vectors, which are not kept as they came.
    pub fn get(&self, id: &DocId) -> Option<&Document> {
        self.documents.document(self.documents.row_of(id)?)
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
        let Some(row) = self.documents.row_of(id) else {
            return false;
        };
        self.words.remove(row);
        self.documents.remove(row);
        self.spaces_mut().for_each(|space| space.remove(row));
        true
    }

    /// Adds one document with its encoded passages and its own vectors, in the place of an older one of the same id.
    /// Queries see the older or the newer, never both and never half of one.
    fn put(
        &mut self,
        passages: Passages,
        embeddings: &[Embedding],
        vectors: &[Option<Vec<f32>>],
    ) -> Result<(), EngineError> {
        let row = self.documents.next_row();
        if let Err(error) = self.put_vectors(row, embeddings, vectors) {
            self.spaces_mut().for_each(|space| space.remove(row));
            return Err(error);
        }
        self.put_document(passages)?;
        self.compact_if_worth_it();
        Ok(())
    }

    fn put_vectors(
        &mut self,
        row: u32,
        embeddings: &[Embedding],
        vectors: &[Option<Vec<f32>>],
    ) -> Result<(), EngineError> {
        if let Some(text) = &mut self.text {
            text.vectors.insert(row, embeddings)?;
        }
        for (space, values) in self.vectors.iter_mut().zip(vectors) {
            if let Some(values) = values {
                space.insert_values(row, values)?;
            }
        }
        Ok(())
    }

    /// Takes a document in whose vectors stand in the next row, in the place of an older one of the same id.
    fn put_document(&mut self, passages: Passages) -> Result<(), EngineError> {
        self.journal.touch(&passages.document.id);
        self.take_out(&passages.document.id);
        let row = self.documents.next_row();
        self.words.insert(row, &passages.document, &self.fields)?;
        self.documents.insert(passages);
        Ok(())
    }

    /// A collection whose documents are replaced again and again must not grow for ever.
    fn compact_if_worth_it(&mut self) {
        let n_documents = self.documents.n_documents();
        let has_holes = self.documents.n_removed() > n_documents.max(MIN_REMOVED);
        if has_holes || (self.spaces()).any(|space| space.is_worth_compacting(MIN_REMOVED)) {
            let live = self.documents.live_rows();
            if let Some(text) = &mut self.text {
                text.compact(&live);
            }
            let vectors = self.vectors.iter_mut();
            vectors.for_each(|space| space.compact(&live));
            self.documents.compact();
            self.words.compact();
        }
    }

    /// Id of the model that makes vectors of the texts, if there is one.
    pub fn model_id(&self) -> Option<&str> {
        self.model().map(|model| model.id.as_str())
    }

    /// Id of the model that makes vectors of pictures, if there is one.
    pub fn picture_model_id(&self) -> Option<&str> {
        self.pictures.as_ref().map(|model| model.id.as_str())
    }

    fn model(&self) -> Option<&Model> {
        self.text.as_ref().map(|text| &text.model)
    }

    /// The encoder that texts of this collection need, nothing where they need none.
    ///
    /// # Errors
    /// [`EngineError::ModelMismatch`], [`EngineError::ModelMissing`].
    fn encoder<'a>(&self, encoders: Encoders<'a>) -> Result<Option<&'a dyn Encoder>, EngineError> {
        self.check_model(encoders)?;
        let text = self.text.as_ref();
        text.map(|text| text.encoder(encoders)).transpose()
    }

    /// Where there are no texts, every encoder of texts will do, and so with pictures. Texts that are read as words beside
    /// pictures may meet the encoder that the pictures' texts need.
    fn check_model(&self, encoders: Encoders) -> Result<(), EngineError> {
        let are_words = self.text.is_none() && self.fields.has_pictures();
        if self.fields.names().len() > 0 && !are_words {
            model::check(self.model(), encoders.text.map(Model::of))?;
        }
        match self.fields.has_pictures() {
            true => model::check(
                self.pictures.as_ref(),
                encoders.pictures.map(Model::of_pictures),
            ),
            false => Ok(()),
        }
    }

    /// The vectors of the text, then those of the vector fields.
    fn spaces(&self) -> impl Iterator<Item = &VectorSpace> {
        let text = self.text.iter().map(|text| &text.vectors);
        text.chain(&self.vectors)
    }

    fn spaces_mut(&mut self) -> impl Iterator<Item = &mut VectorSpace> {
        let text = self.text.iter_mut().map(|text| &mut text.vectors);
        text.chain(&mut self.vectors)
    }

    /// The vectors of a vector field.
    fn space(&self, field: &str) -> Option<&VectorSpace> {
        let mut named = self.fields.vectors().zip(&self.vectors);
        named.find_map(|((name, _), space)| (name == field).then_some(space))
    }
}

fn empty_spaces(fields: &Fields) -> Vec<VectorSpace> {
    let types = fields.vectors().map(|(_, vector_type)| vector_type);
    types
        .map(|vector_type| VectorSpace::new(vector_type.dimension, vector_type.metric))
        .collect()
}

/// A document and how it is split: the unit that enters a collection.
#[derive(Debug)]
struct Passages {
    document: Document,
    /// Which declared field is the body.
    field_idx: usize,
    /// Byte ranges of the body's text; none where the document has no text.
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
