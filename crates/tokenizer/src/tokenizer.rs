//! The tokenizer of a text model, whichever kind it has.

use crate::tokenizer_json;
use crate::{Bpe, Encoding, TokenizerError, Unigram, WordPiece};

/// Text to token ids, as the model was trained with them.
pub enum Tokenizer {
    /// Of BERT models.
    WordPiece(WordPiece),
    /// Of XLM-R models and those that took their tokenizer, multilingual MiniLM for one.
    Unigram(Unigram),
    /// Of CLIP models.
    Bpe(Bpe),
}

impl Tokenizer {
    /// Reads the tokenizer file of a model: its `tokenizer.json` if it begins with a `{`, else its `vocab.txt`.
    ///
    /// # Errors
    ///
    /// [`TokenizerError`] (`tokenizer-invalid`), saying what is wrong with the file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TokenizerError> {
        if is_json(bytes) {
            return tokenizer_json::read(bytes);
        }
        WordPiece::from_vocab(bytes).map(Self::WordPiece)
    }

    /// The name that the hub gives to a tokenizer file of this kind.
    pub fn file_name(bytes: &[u8]) -> &'static str {
        if is_json(bytes) {
            "tokenizer.json"
        } else {
            "vocab.txt"
        }
    }

    /// The number of pieces; every id is below it.
    pub fn vocab_len(&self) -> usize {
        match self {
            Self::WordPiece(word_piece) => word_piece.vocab_len(),
            Self::Unigram(unigram) => unigram.vocab_len(),
            Self::Bpe(bpe) => bpe.vocab_len(),
        }
    }

    /// The ids of `text` between the model's two special tokens, cut at the end to `max_len` ids, those two counted.
    ///
    /// A `max_len` of 1 leaves the first special token, of 0 nothing.
    pub fn encode(&self, text: &str, max_len: usize) -> Encoding {
        match self {
            Self::WordPiece(word_piece) => word_piece.encode(text, max_len),
            Self::Unigram(unigram) => unigram.encode(text, max_len),
            Self::Bpe(bpe) => bpe.encode(text, max_len),
        }
    }

    /// How many pieces `text` has, the two special tokens not counted.
    pub fn count(&self, text: &str) -> usize {
        match self {
            Self::WordPiece(word_piece) => word_piece.count(text),
            Self::Unigram(unigram) => unigram.count(text),
            Self::Bpe(bpe) => bpe.count(text),
        }
    }
}

fn is_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}
