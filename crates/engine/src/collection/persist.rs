//! A collection as the bytes of an index file, and back.
//!
//! A segment of kind `NSCL` with the sections `meta` (JSON: fields, model, counts), `documents` (JSON, one
//! a line), `passages` (see `passages_table`), the vectors (see `vector_sections`) and `words` (the lexical index). Only
//! what is there is written: removed documents leave nothing behind, neither text nor vector. Version 2 had a model, and no
//! vector fields; version 1 had no `words` either, they are made from the documents when such a file is opened.

use nearsight_index::IndexError;
use nearsight_lexical::LexicalError;
use nearsight_segment::{Segment, SegmentError, SegmentWriter};
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::encoders::Encoders;
use crate::error::EngineError;
use crate::fields::Fields;

use super::documents::DocumentStore;
use super::journal::Journal;
use super::model::Model;
use super::space::VectorSpace;
use super::text_space::TextSpace;
use super::vector_sections::{Read, read_fields, read_texts};
use super::words::Words;
use super::{Collection, Passages, passages_table};

const KIND: [u8; 4] = *b"NSCL";

/// Version of the index file's sections that this build writes; it reads this one and those before.
pub const FORMAT_VERSION: u32 = 3;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    fields: Fields,
    model: Option<Model>,
    /// Of the pictures, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pictures: Option<Model>,
    n_documents: usize,
    n_passages: usize,
}

impl Collection {
    /// The index file. The same documents, added in the same order, give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let meta = Meta {
            fields: self.fields.clone(),
            model: self.model().cloned(),
            pictures: self.pictures.clone(),
            n_documents: self.n_documents(),
            n_passages: self.n_passages(),
        };
        let mut documents = Vec::new();
        for passages in self.documents.live() {
            documents.extend(json(&passages.document));
            documents.push(b'\n');
        }
        let writer = SegmentWriter::new(KIND, FORMAT_VERSION)
            .section("meta", json(&meta))
            .section("documents", documents)
            .section("passages", passages_table::to_bytes(self.documents.live()));
        let rows = self.documents.live_rows();
        self.write_vectors(writer, &rows, VectorSpace::compacted)
            .section("words", self.words.to_bytes())
            .finish()
    }

    /// Opens an index file for queries by the encoders.
    ///
    /// # Errors
    /// [`EngineError::IndexVersion`] for a file of another format version, [`EngineError::ModelMismatch`]
    /// for one of another model, [`EngineError::LanguageMissing`] where its words are of a language that this build does not
    /// know, [`EngineError::IndexDamaged`] for anything that [`Self::to_bytes`] did not write.
    pub fn from_bytes<'a>(
        bytes: &[u8],
        encoders: impl Into<Encoders<'a>>,
    ) -> Result<Self, EngineError> {
        let segment = read_segment(bytes, KIND).map_err(refused)?;
        let section = |name| segment.section(name).map_err(refused);
        let meta: Meta = serde_json::from_slice(section("meta")?)
            .map_err(|error| damaged(format!("section meta: {error}")))?;
        let documents = read_documents(&meta.fields, section("documents")?, section("passages")?)?;
        let words = match segment.section("words") {
            Ok(words) => Words::from_bytes(words).map_err(refused_words)?,
            Err(_) => words_of(&documents, &meta.fields)?,
        };
        let text = meta
            .model
            .map(|model| read_text_space(&segment, model, &documents));
        let vectors = read_fields(&segment, &meta.fields, &documents)?;
        let collection = Self {
            text: text.transpose()?,
            vectors: vectors.into_iter().map(space).collect::<Result<_, _>>()?,
            fields: meta.fields,
            pictures: meta.pictures,
            documents,
            journal: Journal::default(),
            words,
        };
        collection.check_model(encoders.into())?;
        collection.check_counts(meta.n_documents, meta.n_passages)?;
        Ok(collection)
    }

    fn check_counts(&self, n_documents: usize, n_passages: usize) -> Result<(), EngineError> {
        for (what, found, expected) in [
            ("documents", self.n_documents(), n_documents),
            ("documents with words", self.words.len(), n_documents),
            ("passages", self.n_passages(), n_passages),
        ] {
            if found != expected {
                return Err(damaged(format!(
                    "it has {found} {what} where {expected} are announced"
                )));
            }
        }
        Ok(())
    }
}

/// A file of this version, or of one before.
pub(super) fn read_segment(bytes: &[u8], kind: [u8; 4]) -> Result<Segment<'_>, SegmentError> {
    match Segment::from_bytes(bytes, kind, FORMAT_VERSION) {
        Err(SegmentError::Version { found, .. }) if (1..FORMAT_VERSION).contains(&found) => {
            Segment::from_bytes(bytes, kind, found)
        }
        read => read,
    }
}

fn read_text_space(
    segment: &Segment,
    model: Model,
    documents: &DocumentStore,
) -> Result<TextSpace, EngineError> {
    let read = read_texts(segment, model.dimension, documents)?;
    Ok(TextSpace::of(model, space(read)?))
}

fn space(read: Read) -> Result<VectorSpace, EngineError> {
    VectorSpace::from_index(read.vectors, read.n_vectors.into_iter())
        .ok_or_else(|| damaged("vectors are not as many as they should be".into()))
}

pub(super) fn read_documents(
    fields: &Fields,
    documents: &[u8],
    passages: &[u8],
) -> Result<DocumentStore, EngineError> {
    let mut table = passages_table::Reader::new(passages);
    let mut read = Vec::new();
    let wrong = |line_idx: usize, what: &str| {
        damaged(format!("section documents, line {}: {what}", line_idx + 1))
    };
    for (line_idx, line) in documents.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let wrong = |what: &str| wrong(line_idx, what);
        let document: Document =
            serde_json::from_slice(line).map_err(|error| wrong(&error.to_string()))?;
        let row = table.next_document();
        let row = row.filter(|row| row.fits(fields, &document));
        let row = row.ok_or_else(|| wrong("its passages do not fit it"))?;
        read.push(Passages {
            document,
            field_idx: row.field_idx,
            ranges: row.ranges,
        });
    }
    if !table.is_at_end() {
        return Err(damaged(
            "section passages goes on after its last document".into(),
        ));
    }
    DocumentStore::of(read).map_err(|line_idx| wrong(line_idx, "its id is there twice"))
}

pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "texts, numbers and JSON values always serialize"
    )]
    serde_json::to_vec(value).expect("plain data")
}

/// A refused container, in the codes that users of an index meet.
pub(super) fn refused(error: SegmentError) -> EngineError {
    match error {
        SegmentError::Version {
            found, expected, ..
        } => EngineError::IndexVersion {
            found,
            supported: expected,
        },
        other => damaged(other.to_string()),
    }
}

fn words_of(documents: &DocumentStore, fields: &Fields) -> Result<Words, EngineError> {
    let mut words = Words::new(fields);
    for (row, passages) in (0..).zip(documents.live()) {
        words.insert(row, &passages.document, fields)?;
    }
    Ok(words)
}

fn refused_words(error: LexicalError) -> EngineError {
    match error {
        LexicalError::Language { tag, .. } => EngineError::LanguageMissing { tag },
        error => damaged(format!("section words: {error}")),
    }
}

pub(super) fn refused_vectors(error: IndexError) -> EngineError {
    match error {
        IndexError::Version(error) => refused(error),
        other => damaged(format!("section vectors: {other}")),
    }
}

pub(super) fn damaged(what: String) -> EngineError {
    EngineError::IndexDamaged { what }
}

#[cfg(test)]
mod tests;
