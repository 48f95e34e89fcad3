//! The documents as filters see them.

use std::borrow::Cow;

use nearsight_payload::{Id, Payload, PayloadSource};

use crate::document::DocId;

use super::Collection;

impl PayloadSource for Collection {
    fn payload(&self, row: u32) -> Cow<'_, Payload> {
        let document = self.documents.document(row);
        document.map_or_else(
            || Cow::Owned(Payload::new()),
            |document| Cow::Borrowed(&document.fields),
        )
    }

    fn id(&self, row: u32) -> Id<'_> {
        match self.documents.document(row).map(|document| &document.id) {
            Some(DocId::Number(number)) => Id::Number(*number),
            Some(DocId::Text(text)) => Id::Text(text),
            None => Id::Text(""),
        }
    }

    fn row(&self, id: Id<'_>) -> Option<u32> {
        let id = match id {
            Id::Number(number) => DocId::Number(number),
            Id::Text(text) => DocId::Text(text.into()),
        };
        self.documents.row_of(&id)
    }

    /// The vectors of the text have the empty name.
    fn has_vector(&self, row: u32, name: &str) -> bool {
        let space = match name {
            "" => self.text.as_ref().map(|text| &text.vectors),
            name => self.space(name),
        };
        space.is_some_and(|space| space.vectors_of(row).len() > 0)
    }
}
