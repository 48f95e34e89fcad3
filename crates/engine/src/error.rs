//! Everything that can go wrong between bytes, documents and hits, with the code that names it.

use nearsight_encoder::EncoderError;
use nearsight_index::IndexError;
use nearsight_lexical::LexicalError;
use nearsight_payload::PayloadError;

use crate::document::DocId;
use crate::ingest::IngestError;

/// What went wrong, where, and what to do. Switch on [`EngineError::code`], never on the text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// A declaration of fields cannot be used.
    #[error("fields: {what}")]
    FieldsInvalid {
        /// What is wrong with it, and what to write instead.
        what: String,
    },
    /// An upsert of nothing.
    #[error("there are no documents in this batch; give at least one")]
    NoDocuments,
    /// A document has not the shape of one.
    #[error("documents[{position}]: {what}")]
    DocumentInvalid {
        /// Place in the batch, counted from 0.
        position: usize,
        /// The field and what is wrong with it.
        what: String,
    },
    /// A batch has a later document with the same id.
    #[error("documents[{position}]: document {id} comes again at documents[{by}], which counts")]
    DocumentRepeated {
        /// Place in the batch, counted from 0.
        position: usize,
        /// The id of both.
        id: DocId,
        /// Place of the one that counts.
        by: usize,
    },
    /// A document has nothing to be found by.
    #[error(
        "document {id} has nothing to be found by: looked in {fields}. Fill one of them, or declare the field that holds its text"
    )]
    DocumentEmpty {
        /// The document.
        id: DocId,
        /// The declared fields, comma separated.
        fields: String,
    },
    /// A query of nothing.
    #[error("the query is empty; ask with at least one word")]
    QueryEmpty,
    /// A query longer than the encoder could read.
    #[error("the query has {n_bytes} bytes, the limit is {limit}; shorten it")]
    QueryTooLong {
        /// Its length, in bytes of UTF-8.
        n_bytes: usize,
        /// [`crate::MAX_QUERY_BYTES`].
        limit: usize,
    },
    /// A query that asks for what cannot be.
    #[error("query: {what}")]
    QueryInvalid {
        /// Which part of it, and what it may be.
        what: String,
    },
    /// A document that a query or a change names is not there.
    #[error("there is no document {id} in this collection; give ids of documents that are in it")]
    DocumentMissing {
        /// The id as given.
        id: DocId,
    },
    /// The vectors of the collection and of the encoder are not of one space.
    #[error(
        "this index was made by model {indexed}, the loaded model is {loaded}; index again, or load {indexed}"
    )]
    ModelMismatch {
        /// Id and fingerprint of the model that made the index.
        indexed: String,
        /// Id and fingerprint of the model at hand.
        loaded: String,
    },
    /// Texts that are to be compared by meaning, without the model that does it.
    #[error("the model {indexed} of this collection is not loaded; load it first")]
    ModelMissing {
        /// Id and fingerprint of the model that made the index.
        indexed: String,
    },
    /// Embeddings that came back for a batch of passages do not belong to it.
    #[error("embeddings: {what}; encode the batch again, with the model of the collection")]
    EmbeddingsInvalid {
        /// What was expected and what came.
        what: String,
    },
    /// An index file of another format version.
    #[error(
        "the index has format version {found}, this build reads version {supported}; index again, or use the matching release"
    )]
    IndexVersion {
        /// Version in the file.
        found: u32,
        /// Version this build reads.
        supported: u32,
    },
    /// An index file that is not what was written.
    #[error("the index is damaged: {what}; fetch it again, or index again")]
    IndexDamaged {
        /// Section and what is wrong in it.
        what: String,
    },
    /// A file cannot be read.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// A filter, a key or a payload was refused.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// The index of words refused.
    #[error(transparent)]
    Lexical(#[from] LexicalError),
    /// The encoder refused.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The vector index refused.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl EngineError {
    /// The stable code of this error, for people who must tell errors apart.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FieldsInvalid { .. } => "fields-invalid",
            Self::NoDocuments => "no-documents",
            Self::DocumentInvalid { .. } => "document-invalid",
            Self::DocumentRepeated { .. } => "document-repeated",
            Self::DocumentEmpty { .. } => "document-empty",
            Self::QueryEmpty => "query-empty",
            Self::QueryTooLong { .. } => "query-too-long",
            Self::QueryInvalid { .. } => "query-invalid",
            Self::DocumentMissing { .. } => "document-missing",
            Self::ModelMismatch { .. } => "model-mismatch",
            Self::ModelMissing { .. } => "model-missing",
            Self::EmbeddingsInvalid { .. } => "embeddings-invalid",
            Self::IndexVersion { .. } => "index-version",
            Self::IndexDamaged { .. } => "index-damaged",
            Self::Ingest(error) => error.code(),
            Self::Payload(error) => error.code(),
            Self::Lexical(error) => error.code(),
            Self::Encoder(error) => error.code(),
            Self::Index(error) => error.code(),
        }
    }
}
