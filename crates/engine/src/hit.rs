//! What a search answers.

use std::ops::Range;

use nearsight_payload::{FacetHit, KeyPath};

use crate::document::{DocId, Document};

/// The hits of a query, and the facets it asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'a> {
    /// Documents found, best first.
    pub hits: Vec<Hit<'a>>,
    /// For each key asked for: how often its values occur among all documents that meet the filter.
    pub facets: Vec<(KeyPath, Vec<FacetHit>)>,
}

/// A document found, with the passage of it that is nearest to the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The document's id.
    pub id: &'a DocId,
    /// What hits are ordered by, large is near: the fused score of both rankings, or the score of the one that was
    /// asked for: a cosine, or BM25.
    pub score: f32,
    /// How near its vector is to the query's, of the passage or else of the first vector field that was asked for: the
    /// cosine, the dot product or the negative Euclidean distance. A cosine is within about .01 of the exact one, because
    /// it is taken from int8 codes. Nothing where vectors were not asked for.
    pub similarity: Option<f32>,
    /// The document, payload and all, as it was given.
    pub document: &'a Document,
    /// Its best passage; nothing where it has no text.
    pub passage: Option<PassageHit<'a>>,
    /// What the score is made of; only when [`crate::Query::explain`] asked for it.
    pub explanation: Option<Explanation>,
}

/// The parts of a score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Explanation {
    /// The ranking by words; nothing where the document is not among its first.
    pub text: Option<Part>,
    /// The ranking by the vectors of texts.
    pub vector: Option<Part>,
    /// The rankings by vector fields.
    pub fields: Vec<(String, Part)>,
}

/// Where a document stands in one ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its place, from 1.
    pub rank: usize,
    /// Its score there: BM25, or a cosine.
    pub score: f32,
    /// What the place adds to the score of the hit.
    pub share: f32,
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
