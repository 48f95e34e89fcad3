//! Unigram: each word cut into the pieces whose scores sum highest.
//!
//! Source: Kudo 2018, "Subword Regularization", section 3; `Unigram` and its neighbours in the `tokenizers` crate, whose
//! ids these are. Four steps, each a module: `charsmap` normalises the text a grapheme at a time, `words` cuts it
//! before every space, which becomes `▁`, `lattice` finds the best pieces of a word; [`Encoding`] holds their ids.

mod base64;
pub(crate) mod charsmap;
mod lattice;
pub(crate) mod words;

use crate::encoding::{Encoding, Visit, count};
use charsmap::Charsmap;
use lattice::Lattice;
pub(crate) use lattice::Pieces;
use words::{Layout, visit_words};

/// The tokenizer of a multilingual model (XLM-R and its heirs): text in, token ids out.
pub struct Unigram {
    pub(crate) pieces: Pieces,
    pub(crate) charsmap: Charsmap,
    pub(crate) layout: Layout,
    /// The ids around every text, `<s>` and `</s>`.
    pub(crate) around: (u32, u32),
}

impl Unigram {
    /// The number of pieces; every id is below it.
    pub fn vocab_len(&self) -> usize {
        self.pieces.len()
    }

    /// The ids of `text` between `<s>` and `</s>`, cut at the end to `max_len` ids, those two counted.
    ///
    /// Words behind the cut are not read. A `max_len` of 1 leaves `<s>`, of 0 nothing.
    pub fn encode(&self, text: &str, max_len: usize) -> Encoding {
        Encoding::between(self.around, max_len, |visit| self.visit_pieces(text, visit))
    }

    /// How many pieces `text` has, `<s>` and `</s>` not counted: what [`encode`](Self::encode) would give without a
    /// limit, less two, and without keeping them.
    pub fn count(&self, text: &str) -> usize {
        count(|visit| self.visit_pieces(text, visit))
    }

    /// Gives the ids of each word of `text` to `visit`, in order, until it breaks.
    fn visit_pieces(&self, text: &str, visit: Visit) {
        let mut lattice = Lattice::default();
        visit_words(text, &self.charsmap, self.layout, |word| {
            visit(lattice.best(word, &self.pieces))
        });
    }
}

#[cfg(test)]
mod tests;
