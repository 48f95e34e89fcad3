//! What an upsert will encode: documents checked, their body found and split, their context cut to size, their own vectors
//! taken out.

mod own_vectors;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use crate::batch::{OnInvalid, Skipped};
use crate::document::{DocId, Document, Incoming, kind_of};
use crate::encoders::Encoder;
use crate::error::EngineError;
use crate::fields::Fields;
use crate::passage;

use super::Passages;
use own_vectors::OwnVectors;

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

/// Words of a passage where no model counts tokens: as long as those that models read.
const MAX_PASSAGE_WORDS: usize = 90;

const CONTEXT_SEPARATOR: &str = " › ";

/// A document ready to be encoded.
#[derive(Debug)]
pub(super) struct PlannedDocument {
    pub(super) passages: Passages,
    /// The line that heads every passage, empty where there is none.
    context: String,
    /// Whether listings of the body stay out of its vectors.
    has_listings: bool,
    /// Encoder input lengths, one per passage; empty where no model reads them.
    pub(super) n_tokens: Vec<usize>,
    /// By vector field.
    pub(super) vectors: OwnVectors,
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

/// What of a batch will be encoded, in its order, and what was left out of it.
#[derive(Debug, Default)]
pub(super) struct Planned {
    pub(super) documents: Vec<PlannedDocument>,
    /// By place in the batch; empty unless asked for.
    pub(super) skipped: Vec<Skipped>,
}

/// Checks and splits a whole batch; of valid documents with one id the last stays.
///
/// # Errors
/// [`EngineError::NoDocuments`]; with [`OnInvalid::Refuse`] whatever is wrong with the first invalid document:
/// [`EngineError::DocumentInvalid`], [`EngineError::DocumentEmpty`].
pub(super) fn plan(
    candidates: Vec<Result<Incoming, EngineError>>,
    fields: &Fields,
    encoder: Option<&dyn Encoder>,
    on_invalid: OnInvalid,
) -> Result<Planned, EngineError> {
    if candidates.is_empty() {
        return Err(EngineError::NoDocuments);
    }
    let splitter = Splitter::new(encoder);
    let mut valid = Vec::with_capacity(candidates.len());
    let mut skipped = Vec::new();
    for (position, candidate) in candidates.into_iter().enumerate() {
        let id = candidate.as_ref().ok().map(|one| one.document.id.clone());
        let planned =
            candidate.and_then(|incoming| plan_one(position, incoming, fields, &splitter));
        match (planned, on_invalid) {
            (Ok(one), _) => valid.push((position, one)),
            (Err(error), OnInvalid::Refuse) => return Err(error),
            (Err(error), OnInvalid::Skip) => skipped.push(Skipped {
                position,
                id,
                error,
            }),
        }
    }
    let (documents, repeated) = last_of_each(valid);
    if on_invalid == OnInvalid::Skip {
        skipped.extend(repeated);
        skipped.sort_by_key(|one| one.position);
    }
    Ok(Planned { documents, skipped })
}

/// The last document of every id, in their order, and those that it replaces.
fn last_of_each(planned: Vec<(usize, PlannedDocument)>) -> (Vec<PlannedDocument>, Vec<Skipped>) {
    let id = |one: &PlannedDocument| one.passages.document.id.clone();
    let last: BTreeMap<DocId, usize> = planned
        .iter()
        .map(|(position, one)| (id(one), *position))
        .collect();
    let mut kept = Vec::with_capacity(last.len());
    let mut repeated = Vec::new();
    for (position, one) in planned {
        match last.get(&one.passages.document.id) {
            Some(&by) if by != position => {
                let id = one.passages.document.id;
                repeated.push(Skipped {
                    position,
                    id: Some(id.clone()),
                    error: EngineError::DocumentRepeated { position, id, by },
                });
            }
            _ => kept.push(one),
        }
    }
    (kept, repeated)
}

fn plan_one(
    position: usize,
    incoming: Incoming,
    fields: &Fields,
    splitter: &Splitter,
) -> Result<PlannedDocument, EngineError> {
    let (document, vectors) = own_vectors::take(position, incoming, fields)?;
    let texts = texts(position, &document, fields)?;
    let checked = fields.schema().check(&document.fields);
    checked.map_err(|error| EngineError::DocumentInvalid {
        position,
        what: format!("document {}: {error}", document.id),
    })?;
    let split = match texts.split_last() {
        Some((&(field_idx, body), before)) => splitter.split(field_idx, body, before),
        None => Split::default(),
    };
    let Some(ranges) = narrow(&split.ranges) else {
        return Err(EngineError::DocumentInvalid {
            position,
            what: format!(
                "the text of document {} has more than 4 GiB; split it",
                document.id
            ),
        });
    };
    if ranges.is_empty() && vectors.iter().all(Option::is_none) {
        return Err(empty(document, fields));
    }
    Ok(PlannedDocument {
        passages: Passages {
            document,
            field_idx: split.field_idx,
            ranges,
        },
        context: split.context,
        has_listings: split.has_listings,
        n_tokens: split.n_tokens,
        vectors,
    })
}

/// A document's text in passages.
#[derive(Default)]
struct Split {
    field_idx: usize,
    context: String,
    has_listings: bool,
    ranges: Vec<Range<usize>>,
    n_tokens: Vec<usize>,
}

/// Cuts texts to the size that the model reads, or to a size that people read.
struct Splitter<'a> {
    encoder: Option<&'a dyn Encoder>,
    /// The most that a passage may have.
    n_tokens: usize,
    /// What the special tokens and the model's prefix take of it.
    n_fixed: usize,
}

impl<'a> Splitter<'a> {
    fn new(encoder: Option<&'a dyn Encoder>) -> Self {
        let of_model = |encoder: &'a dyn Encoder| Self {
            encoder: Some(encoder),
            n_tokens: encoder.max_tokens().min(MAX_PASSAGE_TOKENS),
            n_fixed: N_SPECIAL_TOKENS + encoder.n_passage_prefix_tokens(),
        };
        encoder.map_or(
            Self {
                encoder: None,
                n_tokens: MAX_PASSAGE_WORDS,
                n_fixed: 0,
            },
            of_model,
        )
    }

    fn count(&self, text: &str) -> usize {
        match self.encoder {
            Some(encoder) => encoder.n_tokens(text),
            None => text.unicode_words().count(),
        }
    }

    fn split(&self, field_idx: usize, body: &str, before: &[(usize, &str)]) -> Split {
        let budget = self
            .n_tokens
            .saturating_sub(self.n_fixed)
            .max(CONTEXT_SHARE);
        let context = match self.encoder {
            Some(encoder) => {
                let before: Vec<&str> = before.iter().map(|&(_, text)| text.trim()).collect();
                let before = before.join(CONTEXT_SEPARATOR);
                cut(&before, budget / CONTEXT_SHARE, encoder)
            }
            None => String::new(),
        };
        let n_context = self.count(&context);
        let room = budget.saturating_sub(n_context).max(1);
        let has_listings = passage::has_listings(body);
        let overlap = OVERLAP_TOKENS.min(room / 4);
        let ranges = passage::split(body, room, overlap, |text| self.count(text));
        let n_tokens = |range: &Range<usize>| {
            let passage = encoded(&body[range.clone()], has_listings);
            self.n_fixed + n_context + self.count(&passage)
        };
        Split {
            field_idx,
            n_tokens: match self.encoder {
                Some(_) => ranges.iter().map(n_tokens).collect(),
                None => Vec::new(),
            },
            context,
            has_listings,
            ranges,
        }
    }
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
    let names = fields.names().chain(fields.vectors().map(|(name, _)| name));
    EngineError::DocumentEmpty {
        id: document.id,
        fields: names.collect::<Vec<_>>().join(", "),
    }
}

/// The start of `text` that has at most `max_tokens`, ending with a whole word unless the first alone has more.
fn cut(text: &str, max_tokens: usize, encoder: &dyn Encoder) -> String {
    let fits = |end: &usize| encoder.n_tokens(&text[..*end]) <= max_tokens;
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
