//! Unigram: each word cut into the pieces whose scores sum highest.
//!
//! Source: Kudo 2018, "Subword Regularization", section 3; `Unigram` and its neighbours in the `tokenizers` crate, whose
//! ids these are. Four steps, each a module: `charsmap` normalises the text a grapheme at a time, `words` cuts it
//! before every space, which becomes `▁`, `lattice` finds the best pieces of a word; [`Encoding`] holds their ids.

mod base64;
pub(crate) mod charsmap;
mod lattice;
pub(crate) mod words;

use std::ops::ControlFlow;

use crate::encoding::Encoding;
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
        let room = max_len.saturating_sub(2);
        let (first, last) = self.around;
        let mut ids = vec![first];
        if room > 0 {
            self.visit_pieces(text, |pieces| {
                ids.extend_from_slice(pieces);
                if ids.len() <= room {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }
        ids.truncate(room + 1);
        ids.push(last);
        ids.truncate(max_len);
        Encoding { ids }
    }

    /// How many pieces `text` has, `<s>` and `</s>` not counted: what [`encode`](Self::encode) would give without a
    /// limit, less two, and without keeping them.
    pub fn count(&self, text: &str) -> usize {
        let mut count = 0;
        self.visit_pieces(text, |pieces| {
            count += pieces.len();
            ControlFlow::Continue(())
        });
        count
    }

    /// Gives the ids of each word of `text` to `visit`, in order, until it breaks.
    fn visit_pieces(&self, text: &str, mut visit: impl FnMut(&[u32]) -> ControlFlow<()>) {
        let mut lattice = Lattice::default();
        visit_words(text, &self.charsmap, self.layout, |word| {
            visit(lattice.best(word, &self.pieces))
        });
    }
}

#[cfg(test)]
mod tests;
