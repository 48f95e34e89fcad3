//! What the index asks of the owner of the documents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::same_id;

/// The fields of a document.
pub type Payload = Map<String, Value>;

/// What a document is called. Here it is compared as it is written; [`crate::same_id`] says which texts are one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id<'a> {
    /// A number.
    Number(u64),
    /// A UUID or another text.
    Text(&'a str),
}

/// Documents by row. Only live rows are asked for.
pub trait PayloadSource {
    /// The fields of the document in `row`.
    fn payload(&self, row: u32) -> Cow<'_, Payload>;
    /// What the document in `row` is called.
    fn id(&self, row: u32) -> Id<'_>;
    /// The row of the document that is called `id`.
    fn row(&self, id: Id<'_>) -> Option<u32>;
    /// Whether the document in `row` has a vector of that name; the unnamed one is `""`.
    fn has_vector(&self, row: u32, name: &str) -> bool;
}

/// A set of ids. All spellings of a UUID are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    numbers: BTreeSet<u64>,
    texts: BTreeSet<Box<str>>,
}

impl Ids {
    pub(crate) fn contains(&self, id: Id<'_>) -> bool {
        match id {
            Id::Number(number) => self.numbers.contains(&number),
            Id::Text(text) => self.texts.contains(&*same_id(text)),
        }
    }

    /// Numbers before texts, each in order.
    pub fn iter(&self) -> impl Iterator<Item = Id<'_>> {
        let numbers = self.numbers.iter().map(|&number| Id::Number(number));
        numbers.chain(self.texts.iter().map(|text| Id::Text(text)))
    }
}

impl<'a> FromIterator<Id<'a>> for Ids {
    fn from_iter<I: IntoIterator<Item = Id<'a>>>(ids: I) -> Self {
        let mut set = Self::default();
        for id in ids {
            match id {
                Id::Number(number) => set.numbers.insert(number),
                Id::Text(text) => set.texts.insert(same_id(text).into()),
            };
        }
        set
    }
}
