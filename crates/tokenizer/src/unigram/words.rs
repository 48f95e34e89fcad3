//! Cutting a normalised text into words: before every space, which stays as `▁`.
//!
//! Source: `WhitespaceSplit`, `Metaspace`, `Strip` and `Replace` of the `tokenizers` crate, as the converters of
//! `transformers` put them together. Normalisation runs inside, so a long text is read only as far as the caller wants
//! words of it.

use std::ops::ControlFlow;

use super::charsmap::Charsmap;

/// What stands for the space before a word (U+2581).
const SPACE: char = '▁';

/// How white space is dealt with: the converters of `transformers` changed this over the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// White space at the end of the text is dropped.
    pub(crate) strips_end: bool,
    /// Two and more spaces in a row count as one.
    pub(crate) merges_spaces: bool,
    /// White space of every kind parts words and is dropped; otherwise only spaces part words.
    pub(crate) splits_at_whitespace: bool,
}

/// Gives the words of `text` to `visit`, in order, each with `▁` in front, until it breaks.
pub(super) fn visit_words(
    text: &str,
    charsmap: &Charsmap,
    layout: Layout,
    visit: impl FnMut(&str) -> ControlFlow<()>,
) {
    let mut words = Words {
        layout,
        waiting: String::new(),
        has_space: false,
        word: String::new(),
        flow: ControlFlow::Continue(()),
        visit,
    };
    charsmap.normalize(text, |c| {
        words.strip(c);
        words.flow
    });
    words.merge_spaces(None);
    words.finish_word();
}

/// The word being read and who gets it.
struct Words<V> {
    layout: Layout,
    /// White space that may be the end of the text.
    waiting: String,
    /// One or more spaces were read that are not placed yet.
    has_space: bool,
    word: String,
    flow: ControlFlow<()>,
    visit: V,
}

impl<V: FnMut(&str) -> ControlFlow<()>> Words<V> {
    /// Reads a character of the normalised text.
    fn strip(&mut self, c: char) {
        if !self.layout.strips_end {
            return self.merge_spaces(Some(c));
        }
        if c.is_whitespace() {
            return self.waiting.push(c);
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        for c in waiting.drain(..) {
            self.merge_spaces(Some(c));
        }
        self.waiting = waiting;
        self.merge_spaces(Some(c));
    }

    /// Reads a character of the stripped text, or its end.
    fn merge_spaces(&mut self, c: Option<char>) {
        if self.layout.merges_spaces {
            if c == Some(' ') {
                self.has_space = true;
                return;
            }
            if std::mem::take(&mut self.has_space) {
                self.place(' ');
            }
        }
        if let Some(c) = c {
            self.place(c);
        }
    }

    /// Puts a character where it belongs.
    fn place(&mut self, c: char) {
        if self.layout.splits_at_whitespace && c.is_whitespace() {
            self.finish_word();
        } else if c == ' ' || c == SPACE {
            self.finish_word();
            self.word.push(SPACE);
        } else {
            if self.word.is_empty() {
                self.word.push(SPACE);
            }
            self.word.push(c);
        }
    }

    fn finish_word(&mut self) {
        // One grapheme can end several words: none after a break.
        if !self.word.is_empty() && self.flow.is_continue() {
            self.flow = (self.visit)(&self.word);
        }
        self.word.clear();
    }
}
