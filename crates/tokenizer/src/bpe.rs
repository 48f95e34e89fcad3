//! Byte-level BPE as CLIP has it: each word's bytes, merged pair by pair in the order in which the pairs were learned.
//!
//! Source: Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units"; Radford et al. 2021, "Learning
//! Transferable Visual Models", section 2.4; `BPE` of the `tokenizers` crate, whose ids these are. `words` normalises a text
//! and cuts it, `letters` names bytes as vocabularies do, `merging` makes pieces of a word.

pub(crate) mod letters;
pub(crate) mod merges;
mod merging;
pub(crate) mod words;

use crate::encoding::{Encoding, Visit, count};
use merges::Merges;
use merging::Merging;
use words::visit_words;

/// The tokenizer of a CLIP model: text in, token ids out.
pub struct Bpe {
    /// The ids of each byte: inside a word and at its end.
    pub(crate) letters: Vec<[u32; 2]>,
    pub(crate) merges: Merges,
    /// The ids around every text, `<|startoftext|>` and `<|endoftext|>`.
    pub(crate) around: (u32, u32),
    pub(crate) n_pieces: usize,
}

impl Bpe {
    /// The number of pieces; every id is below it.
    pub fn vocab_len(&self) -> usize {
        self.n_pieces
    }

    /// The id after every text, `<|endoftext|>`.
    pub fn end(&self) -> u32 {
        self.around.1
    }

    /// The ids of `text` between `<|startoftext|>` and `<|endoftext|>`, cut at the end to `max_len` ids, those two counted.
    ///
    /// Words behind the cut are not read. A `max_len` of 1 leaves `<|startoftext|>`, of 0 nothing.
    pub fn encode(&self, text: &str, max_len: usize) -> Encoding {
        Encoding::between(self.around, max_len, |visit| self.visit_pieces(text, visit))
    }

    /// How many pieces `text` has, the two special tokens not counted: what [`encode`](Self::encode) would give without a
    /// limit, less two, and without keeping them.
    pub fn count(&self, text: &str) -> usize {
        count(|visit| self.visit_pieces(text, visit))
    }

    /// Gives the ids of each word of `text` to `visit`, in order, until it breaks.
    fn visit_pieces(&self, text: &str, visit: Visit) {
        let mut merging = Merging::default();
        visit_words(text, |word| visit(merging.pieces(word.as_bytes(), self)));
    }

    /// The ids of a word's bytes, one each.
    fn spelled(&self, word: &[u8]) -> impl Iterator<Item = u32> {
        let last = word.len().saturating_sub(1);
        let bytes = word.iter().enumerate();
        bytes.map(move |(at, &byte)| self.letters[usize::from(byte)][usize::from(at == last)])
    }
}

#[cfg(test)]
mod tests;
