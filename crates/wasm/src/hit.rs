//! A hit as a plain object.

use nearsight_engine::{DocId, Document, Hit, PassageHit};
use serde::Serialize;

use crate::utf16::Utf16Range;

/// What `search` returns.
#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    hits: Vec<PlainHit<'a>>,
}

#[derive(Serialize)]
struct PlainHit<'a> {
    id: &'a DocId,
    score: f32,
    document: &'a Document,
    passage: PlainPassage<'a>,
}

#[derive(Serialize)]
struct PlainPassage<'a> {
    field: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    highlights: Vec<Utf16Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    focus: Option<Utf16Range>,
}

impl<'a> From<Vec<Hit<'a>>> for Answer<'a> {
    fn from(hits: Vec<Hit<'a>>) -> Self {
        Self {
            hits: hits.into_iter().map(PlainHit::from).collect(),
        }
    }
}

impl<'a> From<Hit<'a>> for PlainHit<'a> {
    fn from(hit: Hit<'a>) -> Self {
        Self {
            id: hit.id,
            score: hit.score,
            document: hit.document,
            passage: hit.passage.into(),
        }
    }
}

impl<'a> From<PassageHit<'a>> for PlainPassage<'a> {
    fn from(passage: PassageHit<'a>) -> Self {
        let Utf16Range(start, end) = Utf16Range::of(passage.field_text, &passage.range);
        let in_passage = |range| Utf16Range::of(passage.text, range);
        Self {
            field: passage.field,
            start,
            end,
            text: passage.text,
            highlights: passage.highlights.iter().map(in_passage).collect(),
            focus: passage.focus.as_ref().map(in_passage),
        }
    }
}

#[cfg(test)]
mod tests;
