//! WordPiece: each word cut into the longest pieces the vocabulary holds, from the left.
//!
//! Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; `WordPiece` of the
//! `tokenizers` crate.

use crate::encoding::{Encoding, Visit, count};
use crate::error::TokenizerError;
use crate::normalize::Folding;
use crate::pretokenize::{Word, visit_words};
use crate::vocabulary::{Place, Vocabulary};

/// A word of more characters than this is `[UNK]` unread.
pub const MAX_WORD_CHARS: usize = 100;

const UNK: &str = "[UNK]";
const CLS: &str = "[CLS]";
const SEP: &str = "[SEP]";
const PAD: &str = "[PAD]";

/// The tokenizer of a BERT model: text in, token ids out.
pub struct WordPiece {
    vocabulary: Vocabulary,
    unk: u32,
    /// The ids around every text, `[CLS]` and `[SEP]`.
    around: (u32, u32),
    folding: Folding,
}

impl WordPiece {
    /// Reads the `vocab.txt` of an uncased model: UTF-8, one piece a line; a piece's id is its line number, from 0.
    ///
    /// # Errors
    ///
    /// [`TokenizerError`] (`tokenizer-invalid`) when the bytes are not UTF-8, empty, too long, JSON, lack one of
    /// `[UNK]`, `[CLS]`, `[SEP]` and `[PAD]`, or hold an empty line or a piece twice.
    pub fn from_vocab(bytes: &[u8]) -> Result<Self, TokenizerError> {
        let vocabulary = Vocabulary::from_bytes(bytes, &[UNK, CLS, SEP, PAD])?;
        let id = |special| {
            (vocabulary.id(special)).ok_or_else(|| TokenizerError::MissingSpecial {
                missing: vec![special],
                pieces: vocabulary.len(),
            })
        };
        Ok(Self {
            unk: id(UNK)?,
            around: (id(CLS)?, id(SEP)?),
            folding: Folding::default(),
            vocabulary,
        })
    }

    /// The same for a model that folds letters otherwise than uncased ones do.
    pub(crate) fn with_folding(self, folding: Folding) -> Self {
        Self { folding, ..self }
    }

    /// The ids of `[CLS]` and `[SEP]`.
    pub(crate) fn around(&self) -> (u32, u32) {
        self.around
    }

    /// The number of pieces in the vocabulary; every id is below it.
    pub fn vocab_len(&self) -> usize {
        self.vocabulary.len()
    }

    /// The ids of `text` between `[CLS]` and `[SEP]`, cut at the end to `max_len` ids, those two counted.
    ///
    /// Text behind the cut is not read. A `max_len` of 1 leaves `[CLS]`, of 0 nothing.
    pub fn encode(&self, text: &str, max_len: usize) -> Encoding {
        Encoding::between(self.around, max_len, |visit| self.visit_pieces(text, visit))
    }

    /// How many pieces `text` has, `[CLS]` and `[SEP]` not counted: what [`encode`](Self::encode) would give
    /// without a limit, less two, and without keeping them.
    pub fn count(&self, text: &str) -> usize {
        count(|visit| self.visit_pieces(text, visit))
    }

    /// Gives the ids of each word of `text` to `visit`, in order, until it breaks.
    fn visit_pieces(&self, text: &str, visit: Visit) {
        let mut pieces = Vec::new();
        visit_words(text, MAX_WORD_CHARS, self.folding, |word| {
            pieces.clear();
            let known = match word {
                Word::Whole(word) => self.split(word, &mut pieces),
                Word::TooLong => false,
            };
            if !known {
                pieces.clear();
                pieces.push(self.unk);
            }
            visit(&pieces)
        });
    }

    /// Cuts `word` into `pieces`; false when a part of it is in no piece.
    fn split(&self, word: &str, pieces: &mut Vec<u32>) -> bool {
        let mut start = 0;
        let mut place = Place::Start;
        while start < word.len() {
            let Some((id, len)) = self.vocabulary.longest_prefix(place, &word[start..]) else {
                return false;
            };
            pieces.push(id);
            start += len;
            place = Place::Inside;
        }
        true
    }
}

#[cfg(test)]
mod tests;
