//! Cutting a text into words: at whitespace, and around every punctuation character.
//!
//! Source: `BertPreTokenizer` of the `tokenizers` crate. Normalisation runs inside, a character at a time, so that
//! a long text is read only as far as the caller wants words of it.

use std::ops::ControlFlow;

use crate::character::is_punctuation;
use crate::normalize::{Folding, normalize};

/// A word of the normalised text, never empty.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Word<'a> {
    /// At most the longest length asked for.
    Whole(&'a str),
    /// Longer than that; what it says no longer matters.
    TooLong,
}

/// Gives the words of `text` to `visit`, in order, until it breaks.
///
/// Words of more than `max_chars` characters are not kept in memory, whatever their length.
pub(crate) fn visit_words(
    text: &str,
    max_chars: usize,
    folding: Folding,
    visit: impl FnMut(Word<'_>) -> ControlFlow<()>,
) {
    let mut words = Words {
        word: String::new(),
        n_chars: 0,
        max_chars,
        folding,
        flow: ControlFlow::Continue(()),
        visit,
    };
    for c in text.chars() {
        words.read(c);
        if words.flow.is_break() {
            return;
        }
    }
    words.finish_word();
}

/// The word being read and who gets it.
struct Words<V> {
    word: String,
    n_chars: usize,
    max_chars: usize,
    folding: Folding,
    flow: ControlFlow<()>,
    visit: V,
}

impl<V: FnMut(Word<'_>) -> ControlFlow<()>> Words<V> {
    /// Reads a character of the raw text.
    #[inline]
    fn read(&mut self, c: char) {
        match c {
            'a'..='z' | '0'..='9' => self.extend_word(c),
            'A'..='Z' if self.folding.lowercase => self.extend_word(c.to_ascii_lowercase()),
            ' ' | '\n' => self.finish_word(),
            // A shortcut: the line below would do the same, through its tables.
            _ if c.is_ascii_punctuation() => self.isolate(c),
            _ => normalize(c, self.folding, |part| self.place(part)),
        }
    }

    /// Puts a normalised character where it belongs.
    fn place(&mut self, c: char) {
        if c.is_whitespace() {
            self.finish_word();
        } else if is_punctuation(c) {
            self.isolate(c);
        } else {
            self.extend_word(c);
        }
    }

    /// Makes `c` a word of its own.
    fn isolate(&mut self, c: char) {
        self.finish_word();
        self.extend_word(c);
        self.finish_word();
    }

    #[inline]
    fn extend_word(&mut self, c: char) {
        self.n_chars += 1;
        if self.n_chars <= self.max_chars {
            self.word.push(c);
        }
    }

    #[inline]
    fn finish_word(&mut self) {
        // One raw character can end several words ("中" ends the one before it and itself): none after a break.
        if self.n_chars == 0 || self.flow.is_break() {
            return;
        }
        self.flow = if self.n_chars > self.max_chars {
            (self.visit)(Word::TooLong)
        } else {
            (self.visit)(Word::Whole(&self.word))
        };
        self.word.clear();
        self.n_chars = 0;
    }
}

#[cfg(test)]
mod tests;
