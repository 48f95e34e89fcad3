//! A collection as the bytes of an index file, and back.
//!
//! A segment of kind `NSCL` with the sections `meta` (JSON: fields, model, counts), `documents` (JSON, one
//! a line), `passages` (see `passages_table`), `vectors` (the vector index) and `words` (the lexical index). Only what is
//! there is written: removed documents leave nothing behind, neither text nor vector. Version 1 had no `words`; they are
//! made from the documents when such a file is opened.

use nearsight_encoder::TextEncoder;
use nearsight_index::{IndexError, VectorIndex};
use nearsight_lexical::LexicalError;
use nearsight_segment::{Segment, SegmentError, SegmentWriter};
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::error::EngineError;
use crate::fields::Fields;

use super::documents::DocumentStore;
use super::focus::SentenceCache;
use super::journal::Journal;
use super::model::Model;
use super::words::Words;
use super::{Collection, Passages, passages_table};

const KIND: [u8; 4] = *b"NSCL";

/// Version of the index file's sections that this build writes; it reads this one and the one before.
pub const FORMAT_VERSION: u32 = 2;
const WITHOUT_WORDS: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    fields: Fields,
    model: Model,
    n_documents: usize,
    n_passages: usize,
}

impl Collection {
    /// The index file. The same documents, added in the same order, give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let meta = Meta {
            fields: self.fields.clone(),
            model: self.model.clone(),
            n_documents: self.n_documents(),
            n_passages: self.n_passages(),
        };
        let mut documents = Vec::new();
        for passages in self.documents.live() {
            documents.extend(json(&passages.document));
            documents.push(b'\n');
        }
        SegmentWriter::new(KIND, FORMAT_VERSION)
            .section("meta", json(&meta))
            .section("documents", documents)
            .section("passages", passages_table::to_bytes(self.documents.live()))
            .section("vectors", self.index.compact().to_bytes())
            .section("words", self.words.to_bytes())
            .finish()
    }

    /// Opens an index file for queries by `encoder`.
    ///
    /// # Errors
    /// [`EngineError::IndexVersion`] for a file of another format version, [`EngineError::ModelMismatch`]
    /// for one of another model, [`EngineError::IndexDamaged`] for anything that [`Self::to_bytes`] did not write.
    pub fn from_bytes(bytes: &[u8], encoder: &TextEncoder) -> Result<Self, EngineError> {
        let segment = Segment::from_bytes(bytes, KIND, FORMAT_VERSION);
        let segment = match segment {
            Err(SegmentError::Version {
                found: WITHOUT_WORDS,
                ..
            }) => Segment::from_bytes(bytes, KIND, WITHOUT_WORDS),
            read => read,
        };
        let segment = segment.map_err(refused)?;
        let section = |name| segment.section(name).map_err(refused);
        let meta: Meta = serde_json::from_slice(section("meta")?)
            .map_err(|error| damaged(format!("section meta: {error}")))?;
        meta.model.check(encoder)?;
        let index = VectorIndex::from_bytes(section("vectors")?).map_err(refused_vectors)?;
        let documents = read_documents(&meta.fields, section("documents")?, section("passages")?)?;
        let words = match segment.section("words") {
            Ok(words) => Words::from_bytes(words).map_err(refused_words)?,
            Err(_) => words_of(&documents, &meta.fields)?,
        };
        let collection = Self {
            fields: meta.fields,
            model: meta.model,
            documents,
            index,
            sentences: SentenceCache::default(),
            journal: Journal::default(),
            words,
        };
        collection.check_counts(meta.n_documents, meta.n_passages)?;
        Ok(collection)
    }

    fn check_counts(&self, n_documents: usize, n_passages: usize) -> Result<(), EngineError> {
        for (what, found, expected) in [
            ("documents", self.n_documents(), n_documents),
            ("documents with words", self.words.len(), n_documents),
            ("passages", self.n_passages(), n_passages),
            ("vectors", self.index.len(), n_passages),
            ("live vectors", self.index.live_len(), n_passages),
            ("dimensions", self.index.dimension(), self.model.dimension),
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

pub(super) fn read_documents(
    fields: &Fields,
    documents: &[u8],
    passages: &[u8],
) -> Result<DocumentStore, EngineError> {
    let mut table = passages_table::Reader::new(passages);
    let mut store = DocumentStore::default();
    for (line_idx, line) in documents.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let wrong =
            |what: &str| damaged(format!("section documents, line {}: {what}", line_idx + 1));
        let document: Document =
            serde_json::from_slice(line).map_err(|error| wrong(&error.to_string()))?;
        let row = table.next_document();
        let row = row.filter(|row| row.fits(fields, &document));
        let row = row.ok_or_else(|| wrong("its passages do not fit it"))?;
        let passages = Passages {
            document,
            field_idx: row.field_idx,
            ranges: row.ranges,
        };
        let first_passage = store.n_passages();
        if store.insert(passages, first_passage).is_some() {
            return Err(wrong("its id is there twice"));
        }
    }
    if !table.is_at_end() {
        return Err(damaged(
            "section passages goes on after its last document".into(),
        ));
    }
    Ok(store)
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
    damaged(format!("section words: {error}"))
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
