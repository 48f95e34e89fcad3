//! The `vocab` of a model: a list of pieces with scores, or a table from pieces to ids.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::error::TokenizerError;
use crate::vocabulary::MAX_VOCABULARY_LINES;

/// The pieces as the file has them.
pub(super) enum Listed {
    /// Unigram: one after another in `text`, each at its span, with its score.
    Scored {
        text: String,
        spans: Vec<(u32, u32)>,
        scores: Vec<f64>,
    },
    /// WordPiece and BPE: each with its id, in no order.
    Numbered(Vec<(String, u32)>),
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListedVisitor)
    }
}

/// Reads the pieces one by one: a quarter of a million strings of their own would take three times the memory.
struct ListedVisitor;

impl<'de> Visitor<'de> for ListedVisitor {
    type Value = Listed;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of [piece, score] or a table from pieces to ids")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut pieces: A) -> Result<Listed, A::Error> {
        let (mut text, mut spans, mut scores) = (String::new(), Vec::new(), Vec::new());
        while let Some((piece, score)) = pieces.next_element::<(Cow<'de, str>, f64)>()? {
            let start = text.len() as u32;
            text.push_str(&piece);
            spans.push((start, text.len() as u32));
            scores.push(score);
            check_number(spans.len())?;
        }
        Ok(Listed::Scored {
            text,
            spans,
            scores,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pieces: A) -> Result<Listed, A::Error> {
        let mut ids = Vec::new();
        while let Some(entry) = pieces.next_entry()? {
            ids.push(entry);
            check_number(ids.len())?;
        }
        Ok(Listed::Numbered(ids))
    }
}

fn check_number<E: Error>(n_pieces: usize) -> Result<(), E> {
    if n_pieces > MAX_VOCABULARY_LINES {
        let reason = format!("it has more than {MAX_VOCABULARY_LINES} pieces");
        return Err(E::custom(reason));
    }
    Ok(())
}

/// The `vocab.txt` with the same pieces: line numbers are ids, so no number may be missing or given twice.
pub(super) fn vocab_text(mut ids: Vec<(String, u32)>) -> Result<String, TokenizerError> {
    ids.sort_by_key(|&(_, id)| id);
    let mut text = String::new();
    for (line, (piece, id)) in ids.iter().enumerate() {
        if *id as usize != line || piece.contains(['\n', '\r']) {
            return Err(TokenizerError::Damaged {
                reason: format!(
                    "piece {piece:?} has the id {id}, where {line} is the next, or is no line"
                ),
            });
        }
        text.push_str(piece);
        text.push('\n');
    }
    Ok(text)
}
