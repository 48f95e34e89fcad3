//! Documents in, hits out: fields, passages, the collection and its search, over any encoder and index.
//!
//! Floor 2: bytes and JSON in, bytes and plain values out; no IO, no clock, no entropy.

mod batch;
mod collection;
mod document;
mod encoders;
mod error;
mod fields;
mod fusion;
mod highlight;
mod hit;
pub mod ingest;
pub mod passage;
mod query;

pub use batch::{OnInvalid, Skipped, candidates_from_json, documents_from_json, ids_from_json};
pub use collection::{
    Collection, Direction, Duplicates, FORMAT_VERSION, MAX_PASSAGE_TOKENS, OVERLAP_TOKENS, OrderBy,
    PassageBatch, Scroll, SealInput, Upsert, seal,
};
pub use document::{DocId, Document, DocumentError, Incoming, LARGEST_NUMBER_ID};
pub use encoders::{Encoder, Encoders, PictureSpace};
pub use error::EngineError;
pub use fields::{FIELD_TYPES, Fields, Origin, VectorType};
pub use fusion::{Fused, Fusion, Ranking, fuse};
pub use highlight::highlight;
pub use hit::{Answer, Explanation, Hit, Part, PassageHit};
pub use nearsight_index::Strategy;
pub use nearsight_payload::{FacetHit, Filter, KeyPath, PayloadError, Scalar};
pub use query::{ContextPair, MAX_QUERY_BYTES, Query, Vectors, Weights};
