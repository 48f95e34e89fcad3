//! What a search answers.

use std::ops::Range;

use crate::document::{DocId, Document};

/// A document found, with the passage of it that is nearest to the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The document's id.
    pub id: &'a DocId,
    /// Cosine of query and passage, large is near; within about .01 of the exact cosine, because it is
    /// taken from int8 codes.
    pub score: f32,
    /// The document, payload and all, as it was given.
    pub document: &'a Document,
    /// Its best passage.
    pub passage: PassageHit<'a>,
}

/// The part of a document that a query found. All ranges are bytes of UTF-8 and fall on characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageHit<'a> {
    /// Name of the field the passage is from.
    pub field: &'a str,
    /// The whole text of that field.
    pub field_text: &'a str,
    /// Where in the field's text the passage stands.
    pub range: Range<usize>,
    /// The passage.
    pub text: &'a str,
    /// The words of the query that stand in `text`, ranges in `text`, ascending, apart from each other.
    pub highlights: Vec<Range<usize>>,
    /// The sentence of `text` nearest to the query, a range in `text`; only when [`crate::Query::focus`] asked for it.
    pub focus: Option<Range<usize>>,
}
