//! What an upsert will encode: documents checked, their body found and split, their context cut to size.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use nearsight_encoder::TextEncoder;
use nearsight_tokenizer::Tokenizer;
use serde_json::Value;

use crate::document::{Document, kind_of};
use crate::error::EngineError;
use crate::fields::Fields;
use crate::passage;

use super::Passages;

/// Longest encoder input for a passage, in tokens, its prefix, its context and `[CLS]`, `[SEP]` included. The model
/// was trained on inputs of 128 tokens, and a passage should be about one thing.
pub const MAX_PASSAGE_TOKENS: usize = 128;

/// Tokens that neighbouring passages share, about one sentence: a thought that is cut at the end of one
/// passage is whole in the next.
pub const OVERLAP_TOKENS: usize = 24;

/// The most of a passage's budget that its context may take.
const CONTEXT_SHARE: usize = 4;

/// `[CLS]` and `[SEP]`.
const N_SPECIAL_TOKENS: usize = 2;

const CONTEXT_SEPARATOR: &str = " › ";

/// A document ready to be encoded.
#[derive(Debug)]
pub(super) struct PlannedDocument {
    pub(super) passages: Passages,
    /// The line that heads every passage, empty where there is none.
    context: String,
    /// Whether listings of the body stay out of its vectors.
    has_listings: bool,
    /// Encoder input lengths, one per passage.
    pub(super) n_tokens: Vec<usize>,
}

impl PlannedDocument {
    /// What the encoder reads for a passage.
    pub(super) fn input(&self, fields: &Fields, passage_idx: usize) -> String {
        let (_, body) = self.passages.body(fields);
        let range = &self.passages.ranges[passage_idx];
        let passage = encoded(
            &body[range.start as usize..range.end as usize],
            self.has_listings,
        );
        match self.context.as_str() {
            "" => passage.into(),
            context => format!("{context}\n{passage}"),
        }
    }
}

/// Checks and splits a whole batch; of documents with one id the last stays.
///
/// # Errors
/// [`EngineError::NoDocuments`], [`EngineError::DocumentInvalid`], [`EngineError::DocumentEmpty`].
pub(super) fn plan(
    documents: Vec<Document>,
    fields: &Fields,
    encoder: &TextEncoder,
) -> Result<Vec<PlannedDocument>, EngineError> {
    if documents.is_empty() {
        return Err(EngineError::NoDocuments);
    }
    let budget = Budget {
        n_tokens: encoder.max_tokens().min(MAX_PASSAGE_TOKENS),
        n_fixed: N_SPECIAL_TOKENS + encoder.n_passage_prefix_tokens(),
    };
    let mut planned = Vec::with_capacity(documents.len());
    for (position, document) in documents.into_iter().enumerate() {
        planned.push(plan_one(
            position,
            document,
            fields,
            encoder.tokenizer(),
            budget,
        )?);
    }
    let mut seen = BTreeSet::new();
    let mut kept: Vec<bool> = planned
        .iter()
        .rev()
        .map(|one| seen.insert(&one.passages.document.id))
        .collect();
    planned.retain(|_| kept.pop().unwrap_or(true));
    Ok(planned)
}

/// Lengths of every passage's encoder input.
#[derive(Clone, Copy)]
struct Budget {
    /// The most it may have.
    n_tokens: usize,
    /// What the special tokens and the model's prefix take of it.
    n_fixed: usize,
}

fn plan_one(
    position: usize,
    document: Document,
    fields: &Fields,
    tokenizer: &Tokenizer,
    budget: Budget,
) -> Result<PlannedDocument, EngineError> {
    let texts = texts(position, &document, fields)?;
    let checked = fields.schema().check(&document.fields);
    checked.map_err(|error| EngineError::DocumentInvalid {
        position,
        what: format!("document {}: {error}", document.id),
    })?;
    let Some((&(field_idx, body), before)) = texts.split_last() else {
        return Err(empty(document, fields));
    };
    let Budget { n_tokens, n_fixed } = budget;
    let budget = n_tokens.saturating_sub(n_fixed).max(CONTEXT_SHARE);
    let before: Vec<&str> = before.iter().map(|&(_, text)| text.trim()).collect();
    let context = cut(
        &before.join(CONTEXT_SEPARATOR),
        budget / CONTEXT_SHARE,
        tokenizer,
    );
    let n_context = tokenizer.count(&context);
    let room = budget.saturating_sub(n_context).max(1);
    let count = |text: &str| tokenizer.count(text);
    let has_listings = passage::has_listings(body);
    let ranges = passage::split(body, room, OVERLAP_TOKENS.min(room / 4), count);
    let n_tokens = ranges
        .iter()
        .map(|range| n_fixed + n_context + count(&encoded(&body[range.clone()], has_listings)))
        .collect();
    let Some(ranges) = narrow(&ranges) else {
        return Err(EngineError::DocumentInvalid {
            position,
            what: format!(
                "the text of document {} has more than 4 GiB; split it",
                document.id
            ),
        });
    };
    if ranges.is_empty() {
        return Err(empty(document, fields));
    }
    Ok(PlannedDocument {
        passages: Passages {
            document,
            field_idx,
            ranges,
        },
        context,
        has_listings,
        n_tokens,
    })
}

/// What of a passage the encoder reads.
fn encoded(passage: &str, has_listings: bool) -> Cow<'_, str> {
    match has_listings {
        true => passage::without_listings(passage),
        false => Cow::Borrowed(passage),
    }
}

/// The declared fields in which `document` has text, as (index of the field, text).
fn texts<'a>(
    position: usize,
    document: &'a Document,
    fields: &Fields,
) -> Result<Vec<(usize, &'a str)>, EngineError> {
    let mut texts = Vec::new();
    for (field_idx, name) in fields.names().enumerate() {
        match document.fields.get(name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if is_blank(text) => {}
            Some(Value::String(text)) => texts.push((field_idx, text.as_str())),
            Some(other) => {
                return Err(EngineError::DocumentInvalid {
                    position,
                    what: format!(
                        "field `{name}` of document {} is {}; a text field holds a text",
                        document.id,
                        kind_of(other)
                    ),
                });
            }
        }
    }
    Ok(texts)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

fn empty(document: Document, fields: &Fields) -> EngineError {
    EngineError::DocumentEmpty {
        id: document.id,
        fields: fields.names().collect::<Vec<_>>().join(", "),
    }
}

/// The start of `text` that has at most `max_tokens`, ending with a whole word unless the first alone has more.
fn cut(text: &str, max_tokens: usize, tokenizer: &Tokenizer) -> String {
    let fits = |end: &usize| tokenizer.count(&text[..*end]) <= max_tokens;
    if fits(&text.len()) {
        return text.into();
    }
    // Whole words first: inside a word counts jump, as "word" may be one piece and "wor" three.
    let last_fitting = |ends: Vec<usize>| {
        ends.partition_point(fits)
            .checked_sub(1)
            .map(|last| ends[last])
    };
    let words = text.match_indices(char::is_whitespace).map(|(end, _)| end);
    let characters = text.char_indices().map(|(end, _)| end);
    let end = last_fitting(words.filter(|&end| end > 0).collect())
        .or_else(|| last_fitting(characters.collect()));
    let fitting = &text[..end.unwrap_or(0)];
    fitting
        .trim_end_matches(|c: char| c.is_whitespace() || CONTEXT_SEPARATOR.contains(c))
        .into()
}

fn narrow(ranges: &[Range<usize>]) -> Option<Box<[Range<u32>]>> {
    let narrow = |n: usize| u32::try_from(n).ok();
    ranges
        .iter()
        .map(|range| Some(narrow(range.start)?..narrow(range.end)?))
        .collect()
}

#[cfg(test)]
mod tests;
