//! A batch of documents as callers write it: JSON objects, checked one by one with their place in the batch.

use serde_json::Value;

use crate::document::{DocId, Document};
use crate::error::EngineError;

/// What becomes of a batch in which documents are invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnInvalid {
    /// The whole batch is refused, for the first of them.
    #[default]
    Refuse,
    /// They are left out, and said; the rest is kept.
    Skip,
}

/// A document that was left out of a batch.
#[derive(Debug)]
pub struct Skipped {
    /// Its place in the batch, counted from 0.
    pub position: usize,
    /// What it is called, where that could be read.
    pub id: Option<DocId>,
    /// Why it was left out.
    pub error: EngineError,
}

/// Reads a batch of documents from JSON values, each by itself: the document at its place, or
/// [`EngineError::DocumentInvalid`] for a value that is no object with a usable id.
pub fn candidates_from_json(
    values: impl IntoIterator<Item = Value>,
) -> impl Iterator<Item = Result<Document, EngineError>> {
    let read =
        |(position, value)| Document::from_json(value).map_err(|error| invalid(position, error));
    values.into_iter().enumerate().map(read)
}

/// Reads a batch of documents from JSON values.
///
/// # Errors
/// [`EngineError::DocumentInvalid`], naming the position of the first value that is no object with a usable id.
pub fn documents_from_json(values: Vec<Value>) -> Result<Vec<Document>, EngineError> {
    candidates_from_json(values).collect()
}

/// Reads ids from JSON values.
///
/// # Errors
/// [`EngineError::DocumentInvalid`], naming the position of the first value that is no id.
pub fn ids_from_json(values: &[Value]) -> Result<Vec<DocId>, EngineError> {
    let read =
        |(position, value)| DocId::from_json(value).map_err(|error| invalid(position, error));
    values.iter().enumerate().map(read).collect()
}

fn invalid(position: usize, error: crate::document::DocumentError) -> EngineError {
    EngineError::DocumentInvalid {
        position,
        what: error.to_string(),
    }
}

#[cfg(test)]
mod tests;
