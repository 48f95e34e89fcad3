//! A BPE model as CLIP has it: pieces, merges, and the steps around them.

use serde_json::Value;

use super::pieces::Listed;
use super::steps::{self, refuse};
use super::{File, Model, unsupported};
use crate::bpe::Bpe;
use crate::bpe::letters::{END_OF_WORD, letters};
use crate::bpe::merges::{Merge, Merges};
use crate::error::TokenizerError;
use crate::lookup::Lookup;
use crate::vocabulary::{MAX_VOCABULARY_LINES, hash};

/// The words, as OpenAI's tokenizer cuts them. Files may name the special tokens before them; a text that spells one is text
/// here, as with all tokenizers.
pub(super) const WORDS: &str = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+";
const SPECIALS: &str = r"<\|startoftext\|>|<\|endoftext\|>|";

/// Reads the file of a BPE model.
pub(super) fn bpe(file: File) -> Result<Bpe, TokenizerError> {
    check_normalizer(&file.normalizer)?;
    check_pre_tokenizer(&file.pre_tokenizer)?;
    check_model(&file.model)?;
    let Listed::Numbered(pieces) = file.model.vocab else {
        return Err(unsupported("BPE pieces without ids".into()));
    };
    let largest = pieces.iter().map(|&(_, id)| id).max().unwrap_or(0);
    if largest as usize >= MAX_VOCABULARY_LINES {
        return Err(damaged(format!("a piece has the id {largest}")));
    }
    let around = match steps::around(&file.post_processor)? {
        Some(around) if around.0.max(around.1) <= largest => around,
        _ => {
            let what = "no special tokens of its vocabulary around a text (post_processor)";
            return Err(unsupported(what.into()));
        }
    };
    let ids = Ids::new(pieces);
    let merges = file.model.merges.iter().enumerate();
    let merges = merges.map(|(rank, pair)| merge(rank, pair, &ids));
    Ok(Bpe {
        letters: letters()
            .map(|letter| spelled(letter, &ids))
            .collect::<Result<_, _>>()?,
        merges: Merges::new(merges.collect::<Result<_, _>>()?),
        around,
        n_pieces: largest as usize + 1,
    })
}

/// The pieces and the way to their ids.
struct Ids {
    pieces: Vec<(String, u32)>,
    lookup: Lookup,
}

impl Ids {
    fn new(pieces: Vec<(String, u32)>) -> Self {
        let mut lookup = Lookup::with_room(pieces.len());
        for (at, (piece, _)) in pieces.iter().enumerate() {
            lookup.insert(hash(piece), at as u32);
        }
        Self { pieces, lookup }
    }

    fn get(&self, piece: &str) -> Option<u32> {
        let is = |at: u32| self.pieces[at as usize].0 == piece;
        let at = self.lookup.find(hash(piece), is)?;
        Some(self.pieces[at as usize].1)
    }
}

/// A letter inside a word and at its end. CLIP's vocabularies have both of every byte, so no text has an unknown part.
fn spelled(letter: char, ids: &Ids) -> Result<[u32; 2], TokenizerError> {
    let id = |piece: String| {
        let id = ids.get(&piece);
        id.ok_or_else(|| damaged(format!("it has no piece {piece:?}")))
    };
    Ok([id(letter.into())?, id(format!("{letter}{END_OF_WORD}"))?])
}

/// `"a b"` or `["a", "b"]`, as older and newer versions write them.
fn merge(rank: usize, pair: &Value, ids: &Ids) -> Result<Merge, TokenizerError> {
    let parts = match pair {
        Value::String(pair) => pair.split_once(' '),
        Value::Array(pair) if pair.len() == 2 => pair[0].as_str().zip(pair[1].as_str()),
        _ => None,
    };
    let known = parts.and_then(|(left, right)| {
        Some(Merge {
            pair: (ids.get(left)?, ids.get(right)?),
            into: ids.get(&format!("{left}{right}"))?,
        })
    });
    known.ok_or_else(|| {
        damaged(format!(
            "merge {rank}, {pair}, is not of two pieces that make a third"
        ))
    })
}

fn check_normalizer(normalizer: &Value) -> Result<(), TokenizerError> {
    match steps::steps(normalizer, "normalizers") {
        [nfc, spaces, lower]
            if nfc["type"] == "NFC"
                && spaces["type"] == "Replace"
                && spaces["pattern"]["Regex"] == r"\s+"
                && spaces["content"] == " "
                && lower["type"] == "Lowercase" =>
        {
            Ok(())
        }
        _ => refuse("normalizer", normalizer),
    }
}

fn check_pre_tokenizer(pre_tokenizer: &Value) -> Result<(), TokenizerError> {
    match steps::steps(pre_tokenizer, "pretokenizers") {
        [split, bytes]
            if split["type"] == "Split"
                && split["behavior"] == "Removed"
                && split["invert"] == true
                && bytes["type"] == "ByteLevel"
                && bytes["add_prefix_space"] == false =>
        {
            let pattern = split["pattern"]["Regex"].as_str().unwrap_or_default();
            match pattern.strip_prefix(SPECIALS).unwrap_or(pattern) == WORDS {
                true => Ok(()),
                false => refuse("pre_tokenizer", split),
            }
        }
        _ => refuse("pre_tokenizer", pre_tokenizer),
    }
}

fn check_model(model: &Model) -> Result<(), TokenizerError> {
    let prefix = model.continuing_subword_prefix.as_deref();
    for (what, is_known) in [
        (
            "end_of_word_suffix",
            model.end_of_word_suffix.as_deref() == Some(END_OF_WORD),
        ),
        (
            "continuing_subword_prefix",
            prefix.is_none_or(str::is_empty),
        ),
        ("dropout", model.dropout.is_none_or(|share| share == 0.0)),
        ("ignore_merges", !model.ignore_merges),
        ("byte_fallback", !model.byte_fallback),
    ] {
        if !is_known {
            return Err(unsupported(format!("another {what} than CLIP's")));
        }
    }
    Ok(())
}

fn damaged(reason: String) -> TokenizerError {
    TokenizerError::Damaged { reason }
}

#[cfg(test)]
mod tests;
