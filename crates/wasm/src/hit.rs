//! A hit as a plain object.

use std::collections::BTreeMap;

use nearsight_engine::{DocId, Document, Explanation, FacetHit, Hit, Part, PassageHit};
use serde::Serialize;
use serde_json::Value;

use crate::utf16::Utf16Range;

/// What `search` returns.
#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    hits: Vec<PlainHit<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facets: BTreeMap<String, Vec<PlainCount>>,
}

#[derive(Serialize)]
struct PlainCount {
    value: Value,
    count: u64,
}

#[derive(Serialize)]
struct PlainHit<'a> {
    id: &'a DocId,
    score: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f32>,
    document: &'a Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    passage: Option<PlainPassage<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<PlainExplanation>,
}

/// Only the rankings in which the document stands.
#[derive(Serialize)]
struct PlainExplanation {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<PlainPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vector: Option<PlainPart>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, PlainPart>,
}

#[derive(Serialize)]
struct PlainPart {
    rank: usize,
    score: f32,
    share: f32,
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

impl<'a> From<nearsight_engine::Answer<'a>> for Answer<'a> {
    fn from(answer: nearsight_engine::Answer<'a>) -> Self {
        let counts = |counts: Vec<FacetHit>| counts.into_iter().map(PlainCount::from).collect();
        let facets = answer.facets.into_iter();
        Self {
            hits: answer.hits.into_iter().map(PlainHit::from).collect(),
            facets: facets
                .map(|(key, values)| (key.to_string(), counts(values)))
                .collect(),
        }
    }
}

impl From<FacetHit> for PlainCount {
    fn from(hit: FacetHit) -> Self {
        Self {
            value: hit.value.to_json(),
            count: hit.count,
        }
    }
}

impl<'a> From<Hit<'a>> for PlainHit<'a> {
    fn from(hit: Hit<'a>) -> Self {
        Self {
            id: hit.id,
            score: hit.score,
            similarity: hit.similarity,
            document: hit.document,
            passage: hit.passage.map(PlainPassage::from),
            explain: hit.explanation.map(PlainExplanation::from),
        }
    }
}

impl From<Explanation> for PlainExplanation {
    fn from(explanation: Explanation) -> Self {
        let plain = |part: Part| PlainPart {
            rank: part.rank,
            score: part.score,
            share: part.share,
        };
        let fields = explanation.fields.into_iter();
        let fields = fields.map(|(field, part)| (field, plain(part)));
        Self {
            text: explanation.text.map(plain),
            vector: explanation.vector.map(plain),
            fields: fields.collect(),
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
