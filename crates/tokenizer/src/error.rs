//! Why a file is not a tokenizer.

use thiserror::Error;

use crate::vocabulary::{MAX_VOCABULARY_BYTES, MAX_VOCABULARY_LINES};

/// Why [`Tokenizer::from_bytes`](crate::Tokenizer::from_bytes) refused a file.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenizerError {
    /// The file holds no piece at all.
    #[error("the vocabulary is empty: give the model's vocab.txt, one piece a line")]
    Empty,
    /// The file is longer than any known vocabulary.
    #[error(
        "the vocabulary is {bytes} bytes long{}; at most {MAX_VOCABULARY_BYTES} bytes and \
         {MAX_VOCABULARY_LINES} lines are read: give the model's vocab.txt, not its weights",
        if *lines > 0 { format!(" and has {lines} lines") } else { String::new() }
    )]
    TooLarge {
        /// Length of the file, in bytes.
        bytes: usize,
        /// Number of line ends, or 0 where the length alone was too much.
        lines: usize,
    },
    /// The file is not text.
    #[error(
        "the vocabulary is not UTF-8 at byte {offset}: give the model's vocab.txt, unchanged and unpacked"
    )]
    NotUtf8 {
        /// Where the first wrong byte is, from 0.
        offset: usize,
    },
    /// The file is JSON.
    #[error(
        "the vocabulary is JSON, not a list of pieces: give the model's vocab.txt, \
         one piece a line, instead of its tokenizer.json or config"
    )]
    Json,
    /// Special tokens without which no text can be encoded are not in the file.
    #[error(
        "the vocabulary ({pieces} pieces) lacks {}: give the vocab.txt of a BERT model, one piece a line",
        missing.join(", ")
    )]
    MissingSpecial {
        /// Which ones, as they would stand in the file.
        missing: Vec<&'static str>,
        /// How many pieces the file holds.
        pieces: usize,
    },
    /// A line inside the file is empty.
    #[error(
        "line {line} of the vocabulary is empty, which would shift the ids after it: give the model's vocab.txt, unchanged"
    )]
    EmptyPiece {
        /// Line number, from 1.
        line: usize,
    },
    /// Two lines hold the same piece, so its id is not known.
    #[error(
        "lines {first} and {second} of the vocabulary hold the same piece {piece:?}: \
         give the model's vocab.txt, unchanged"
    )]
    Duplicate {
        /// The piece, cut to its first 40 characters.
        piece: String,
        /// Line number of the first, from 1.
        first: usize,
        /// Line number of the second, from 1.
        second: usize,
    },
    /// The file should be a `tokenizer.json` and is none, or holds what no tokenizer can work with.
    #[error("the tokenizer.json is damaged: {reason}; give the model's own file, unchanged")]
    Damaged {
        /// What is wrong with it, and where.
        reason: String,
    },
    /// The file is a `tokenizer.json` of a kind that is not known here; another tokenizer would give wrong ids.
    #[error(
        "the tokenizer.json has {what}; known are WordPiece as BERT models have it, Unigram as XLM-R models have it \
         and BPE as CLIP models have it: choose another model"
    )]
    Unsupported {
        /// What is not known, as it stands in the file.
        what: String,
    },
}

impl TokenizerError {
    /// The stable code users meet: always `tokenizer-invalid`.
    pub fn code(&self) -> &'static str {
        "tokenizer-invalid"
    }
}
