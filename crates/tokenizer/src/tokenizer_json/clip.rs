//! The `tokenizer.json` of a CLIP model that has only the two files of its first tokenizer.

use serde_json::{Value, json};

use super::bpe::WORDS;
use crate::error::TokenizerError;

/// The special tokens around a text.
const AROUND: [&str; 2] = ["<|startoftext|>", "<|endoftext|>"];

/// What stands in the first line of a `merges.txt`.
const VERSION: &str = "#version";

/// Puts the `vocab.json` and `merges.txt` of a CLIP model together, as transformers does.
///
/// # Errors
///
/// [`TokenizerError`] (`tokenizer-invalid`) if they are not text and JSON or lack the special tokens. The rest is checked when
/// the result is read.
pub fn clip_tokenizer_json(vocab: &[u8], merges: &[u8]) -> Result<String, TokenizerError> {
    let damaged = |reason: String| TokenizerError::Damaged { reason };
    let vocab: Value =
        serde_json::from_slice(vocab).map_err(|error| damaged(format!("vocab.json: {error}")))?;
    let merges = str::from_utf8(merges).map_err(|error| damaged(format!("merges.txt: {error}")))?;
    let lines = merges.lines().skip_while(|line| line.starts_with(VERSION));
    let merges: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let special = |token: &str| match vocab[token].as_u64() {
        Some(id) => Ok(json!([token, id])),
        None => Err(damaged(format!("vocab.json has no piece {token:?}"))),
    };
    let (start, end) = (special(AROUND[0])?, special(AROUND[1])?);
    let added =
        [&start, &end].map(|token| json!({"id": token[1], "content": token[0], "special": true}));
    let file = json!({
        "version": "1.0",
        "added_tokens": added,
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "NFC"},
            {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "},
            {"type": "Lowercase"},
        ]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": WORDS}, "behavior": "Removed", "invert": true},
            {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true},
        ]},
        "post_processor": {"type": "RobertaProcessing", "sep": end, "cls": start, "trim_offsets": false, "add_prefix_space": false},
        "model": {
            "type": "BPE", "unk_token": AROUND[1], "continuing_subword_prefix": "", "end_of_word_suffix": "</w>",
            "vocab": vocab, "merges": merges,
        },
    });
    Ok(file.to_string())
}
