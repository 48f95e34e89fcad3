//! A document on its way into a collection.

use std::collections::BTreeMap;

use super::Document;

/// A document with vectors of its own. Vectors may also stand in the document's fields as arrays of numbers; here they
/// need not become JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// The document.
    pub document: Document,
    /// By the name of the vector field.
    pub vectors: BTreeMap<String, Vec<f32>>,
}

impl From<Document> for Incoming {
    fn from(document: Document) -> Self {
        Self {
            document,
            vectors: BTreeMap::new(),
        }
    }
}
