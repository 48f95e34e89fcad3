//! A batch of documents as callers write it: JSON objects, checked one by one with their place in the batch.

use serde_json::Value;

use crate::document::{DocId, Document};
use crate::error::EngineError;

/// Reads a batch of documents from JSON values.
///
/// # Errors
/// [`EngineError::DocumentInvalid`], naming the position of the first value that is no object with a usable id.
pub fn documents_from_json(values: Vec<Value>) -> Result<Vec<Document>, EngineError> {
    let read =
        |(position, value)| Document::from_json(value).map_err(|error| invalid(position, error));
    values.into_iter().enumerate().map(read).collect()
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
