//! Documents in memory, the way a collection holds them.

use std::borrow::Cow;

use nearsight_payload::{Filter, Id, Payload, PayloadSource};
use serde_json::Value;

/// A document's id, vectors and payload.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) id: Value,
    pub(crate) vectors: Vec<String>,
    pub(crate) payload: Payload,
}

impl Document {
    pub(crate) fn id(&self) -> Id<'_> {
        match &self.id {
            Value::String(text) => Id::Text(text),
            other => Id::Number(other.as_u64().expect("a number or a text")),
        }
    }

    pub(crate) fn meets(&self, filter: &Filter) -> bool {
        filter.matches(self.id(), &self.payload, &|name| self.has_vector(name))
    }

    fn has_vector(&self, name: &str) -> bool {
        self.vectors.iter().any(|own| own == name)
    }
}

/// Row n is document n.
#[derive(Debug, Default)]
pub(crate) struct Documents(pub(crate) Vec<Document>);

impl PayloadSource for Documents {
    fn payload(&self, row: u32) -> Cow<'_, Payload> {
        Cow::Borrowed(&self.0[row as usize].payload)
    }

    fn id(&self, row: u32) -> Id<'_> {
        self.0[row as usize].id()
    }

    fn row(&self, id: Id<'_>) -> Option<u32> {
        let row = self.0.iter().position(|document| document.id() == id);
        row.map(|row| row as u32)
    }

    fn has_vector(&self, row: u32, name: &str) -> bool {
        self.0[row as usize].has_vector(name)
    }
}
