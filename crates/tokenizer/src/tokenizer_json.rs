//! The hub's `tokenizer.json`: a model and the steps around it, read into the tokenizer that gives the same ids.
//!
//! Only the layouts that are known to be read right are taken; everything else is refused by name, because a step that
//! is passed over gives other ids and so, silently, worse vectors.

mod bpe;
mod clip;
mod pieces;
mod steps;

use serde::Deserialize;
use serde_json::Value;

use crate::error::TokenizerError;
use crate::tokenizer::Tokenizer;
use crate::unigram::{Pieces, Unigram};
use crate::wordpiece::{MAX_WORD_CHARS, WordPiece};
pub use clip::clip_tokenizer_json;
use pieces::Listed;

/// The longest `tokenizer.json` that is accepted, in bytes; multilingual-e5's has 17 million.
pub const MAX_TOKENIZER_BYTES: usize = 64 << 20;

/// What of the file is read; decoding, padding and truncation are not.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
    #[serde(default)]
    normalizer: Value,
    #[serde(default)]
    pre_tokenizer: Value,
    #[serde(default)]
    post_processor: Value,
    model: Model,
}

#[derive(Deserialize)]
struct AddedToken {
    id: u32,
    content: String,
    #[serde(default)]
    special: bool,
}

/// The fields of all kinds of models.
#[derive(Deserialize)]
struct Model {
    /// Missing in old files of WordPiece models.
    #[serde(rename = "type")]
    kind: Option<String>,
    vocab: Listed,
    unk_id: Option<u32>,
    #[serde(default)]
    byte_fallback: bool,
    unk_token: Option<String>,
    continuing_subword_prefix: Option<String>,
    max_input_chars_per_word: Option<usize>,
    #[serde(default)]
    merges: Vec<Value>,
    end_of_word_suffix: Option<String>,
    dropout: Option<f64>,
    #[serde(default)]
    ignore_merges: bool,
}

/// Reads a `tokenizer.json`.
pub(crate) fn read(bytes: &[u8]) -> Result<Tokenizer, TokenizerError> {
    if bytes.len() > MAX_TOKENIZER_BYTES {
        return Err(TokenizerError::Damaged {
            reason: format!(
                "it is {} bytes long, at most {MAX_TOKENIZER_BYTES} are read",
                bytes.len()
            ),
        });
    }
    let file: File = serde_json::from_slice(bytes).map_err(|error| TokenizerError::Damaged {
        reason: error.to_string(),
    })?;
    // Such tokens are cut out of a text before anything else, which nothing here does.
    if let Some(token) = file.added_tokens.iter().find(|token| !token.special) {
        return Err(unsupported(format!(
            "an added token {:?} that is not special",
            token.content
        )));
    }
    match file.model.kind.as_deref() {
        Some("Unigram") => unigram(file),
        Some("WordPiece") | None => word_piece(file),
        Some("BPE") => bpe::bpe(file).map(Tokenizer::Bpe),
        Some(kind) => Err(unsupported(format!("a model of the type {kind:?}"))),
    }
}

fn unigram(file: File) -> Result<Tokenizer, TokenizerError> {
    let Listed::Scored {
        text,
        spans,
        scores,
    } = file.model.vocab
    else {
        return Err(unsupported("Unigram pieces without scores".into()));
    };
    if file.model.byte_fallback {
        return Err(unsupported("byte_fallback".into()));
    }
    let Some(unknown) = file.model.unk_id else {
        return Err(TokenizerError::Damaged {
            reason: "it has no unk_id, and a text may hold a character that is in no piece".into(),
        });
    };
    let around = match steps::around(&file.post_processor)? {
        Some(around) if around.0.max(around.1) < spans.len() as u32 => around,
        _ => {
            let what = "no special tokens of its vocabulary around a text (post_processor)";
            return Err(unsupported(what.into()));
        }
    };
    let mut layout = steps::layout(&file.pre_tokenizer)?;
    let charsmap = steps::charsmap(&file.normalizer, &mut layout)?;
    // A text that spells a special token is text, as with WordPiece: none can be forged.
    let mut hidden: Vec<u32> = file.added_tokens.iter().map(|token| token.id).collect();
    hidden.extend([unknown, around.0, around.1]);
    Ok(Tokenizer::Unigram(Unigram {
        pieces: Pieces::new(text, spans, scores, unknown, &hidden)?,
        charsmap,
        layout,
        around,
    }))
}

fn word_piece(file: File) -> Result<Tokenizer, TokenizerError> {
    let Model {
        vocab: Listed::Numbered(ids),
        unk_token,
        continuing_subword_prefix: prefix,
        max_input_chars_per_word: longest,
        ..
    } = file.model
    else {
        return Err(unsupported("WordPiece pieces without ids".into()));
    };
    for (what, is_known) in [
        ("unk_token", unk_token.is_none_or(|token| token == "[UNK]")),
        (
            "continuing_subword_prefix",
            prefix.is_none_or(|prefix| prefix == "##"),
        ),
        (
            "max_input_chars_per_word",
            longest.is_none_or(|longest| longest == MAX_WORD_CHARS),
        ),
        (
            "pre_tokenizer",
            file.pre_tokenizer["type"] == "BertPreTokenizer",
        ),
    ] {
        if !is_known {
            return Err(unsupported(format!("another {what} than BERT's")));
        }
    }
    let word_piece = WordPiece::from_vocab(pieces::vocab_text(ids)?.as_bytes())?
        .with_folding(steps::folding(&file.normalizer)?);
    match steps::around(&file.post_processor)? {
        Some(around) if around != word_piece.around() => Err(unsupported(
            "other special tokens around a text than [CLS] and [SEP]".into(),
        )),
        _ => Ok(Tokenizer::WordPiece(word_piece)),
    }
}

fn unsupported(what: String) -> TokenizerError {
    TokenizerError::Unsupported { what }
}

#[cfg(test)]
mod tests;
