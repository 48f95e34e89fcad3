//! What is asked of a collection.

mod weights;

use std::collections::BTreeMap;

use nearsight_index::Strategy;
use nearsight_payload::{Filter, KeyPath};
use serde::Deserialize;
use serde::de::{self, Deserializer};
use serde_json::Value;

use crate::document::DocId;
use crate::error::EngineError;
use crate::fusion::Fusion;

pub use weights::Weights;

/// Longest query text, in bytes of UTF-8. The encoder reads some 256 tokens, about 1.5 KiB of English;
/// anything far above is a document pasted by mistake, and is refused rather than silently cut.
pub const MAX_QUERY_BYTES: usize = 8 * 1024;

/// A question to a collection: a text, vectors, documents that the wanted ones are like, or several of these; and a filter
/// that they must meet.
///
/// In JSON: `{"text": "...", "filter": {"must": [...]}, "limit": 10}`; every part but one of `text`, `vector`, `like` and
/// `unlike` may be left out.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Query {
    /// The words of the question, at most [`MAX_QUERY_BYTES`].
    pub text: String,
    /// Vectors that the wanted documents' own ones are near.
    pub vector: Option<Vectors>,
    /// Documents that the wanted ones are near, by all vectors that they have; they themselves are not answers.
    pub like: Vec<DocId>,
    /// Documents that the wanted ones are far from; they themselves are not answers.
    pub unlike: Vec<DocId>,
    /// How `like` and `unlike` become an order.
    #[serde(deserialize_with = "strategy")]
    pub strategy: Strategy,
    /// Pairs of documents: answers are nearer to the first of each than to the second (Qdrant's discovery; with nothing else
    /// asked for, its context search). The documents themselves are not answers.
    pub context: Vec<ContextPair>,
    /// What a document must meet to be an answer, in Qdrant's language.
    #[serde(deserialize_with = "filter")]
    pub filter: Option<Filter>,
    /// The most hits wanted.
    pub limit: usize,
    /// How many of the best hits to pass over first, for pages of hits.
    pub offset: usize,
    /// Keys whose values are counted, among all documents that meet the filter.
    #[serde(deserialize_with = "keys")]
    pub facets: Vec<KeyPath>,
    /// Keeps only the best hit of all documents that have the same value of this key; those without one stand for themselves.
    #[serde(deserialize_with = "key")]
    pub group_by: Option<KeyPath>,
    /// Documents whose passages all have a smaller cosine are no answers.
    pub min_similarity: Option<f32>,
    /// 0 to 1: how much a hit is to differ from those above it (maximal marginal relevance); 0 asks for the nearest only.
    pub diversity: f32,
    /// How much words and vectors count.
    pub weights: Weights,
    /// How the ranking by words and the one by vectors become one.
    pub fusion: Fusion,
    /// Whether each hit says what its score is made of.
    pub explain: bool,
    /// Whether each hit should name the sentence nearest to the question; costs one encoding per
    /// sentence of each hit's passage the first time.
    pub focus: bool,
}

/// Two documents, of which the first is the better example.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextPair {
    /// What answers are nearer to.
    pub like: DocId,
    /// What answers are farther from.
    pub unlike: DocId,
}

/// Vectors to look around. In JSON an array of numbers, or an object of field to array.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Vectors {
    /// For the only vector field.
    Only(Vec<f32>),
    /// By vector field.
    ByField(BTreeMap<String, Vec<f32>>),
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            vector: None,
            like: Vec::new(),
            unlike: Vec::new(),
            strategy: Strategy::default(),
            context: Vec::new(),
            filter: None,
            limit: 10,
            offset: 0,
            facets: Vec::new(),
            group_by: None,
            min_similarity: None,
            diversity: 0.0,
            weights: Weights::default(),
            fusion: Fusion::default(),
            explain: false,
            focus: false,
        }
    }
}

impl Query {
    /// The ten best hits for `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Whether there are words to look for.
    pub(crate) fn has_text(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// # Errors
    /// [`EngineError::QueryEmpty`] when nothing is asked; [`EngineError::QueryTooLong`] above [`MAX_QUERY_BYTES`];
    /// [`EngineError::QueryInvalid`] for weights and bounds that are no sensible numbers.
    pub(crate) fn check(&self) -> Result<(), EngineError> {
        let has_context = !self.context.is_empty();
        let has_examples = !self.like.is_empty() || !self.unlike.is_empty() || has_context;
        if !self.has_text() && self.vector.is_none() && !has_examples {
            return Err(EngineError::QueryEmpty);
        }
        if self.text.len() > MAX_QUERY_BYTES {
            return Err(EngineError::QueryTooLong {
                n_bytes: self.text.len(),
                limit: MAX_QUERY_BYTES,
            });
        }
        if has_context && self.strategy != Strategy::default() {
            return Err(invalid(
                "`context` is an order of its own: leave `strategy` out, or give `like` and `unlike` instead of pairs",
            ));
        }
        self.weights.check()?;
        if !(0.0..=1.0).contains(&self.diversity) {
            return Err(invalid("diversity must be a number from 0 to 1"));
        }
        Ok(())
    }
}

fn invalid(what: &str) -> EngineError {
    EngineError::QueryInvalid { what: what.into() }
}

/// Reads Qdrant's name of a strategy.
fn strategy<'de, D: Deserializer<'de>>(from: D) -> Result<Strategy, D::Error> {
    match String::deserialize(from)?.as_str() {
        "average_vector" => Ok(Strategy::AverageVector),
        "best_score" => Ok(Strategy::BestScore),
        other => Err(de::Error::unknown_variant(
            other,
            &["average_vector", "best_score"],
        )),
    }
}

/// Reads a filter; the message says where in it something is wrong.
pub(crate) fn filter<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Filter>, D::Error> {
    let value = Option::<Value>::deserialize(from)?;
    let read = |value| Filter::from_json(&value).map_err(de::Error::custom);
    value.map(read).transpose()
}

/// Reads paths into payloads.
pub(crate) fn keys<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<KeyPath>, D::Error> {
    let keys = Vec::<String>::deserialize(from)?;
    let read = |key: String| key.parse().map_err(de::Error::custom);
    keys.into_iter().map(read).collect()
}

/// Reads one path, if there is one.
pub(crate) fn key<'de, D: Deserializer<'de>>(from: D) -> Result<Option<KeyPath>, D::Error> {
    let key = Option::<String>::deserialize(from)?;
    let read = |key: String| key.parse().map_err(de::Error::custom);
    key.map(read).transpose()
}

#[cfg(test)]
mod tests;
