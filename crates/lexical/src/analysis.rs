//! From a text to its terms: words, the parts and wholes of identifiers, pairs of CJK characters.
//!
//! | text | terms (`_` ahead of those that share the place of their first part) |
//! |---|---|
//! | `Straße` | `strasse` |
//! | `read_to_string`, `readToString` | `_readtostring read to string` |
//! | `kebab-case` | `_kebabcase kebab case` |
//! | `std::vec::Vec` | `std vec vec` |
//! | `don't`, `user's` | `dont _don`, `users _user` |
//! | `C++`, `C#` | `c++ _c`, `c# _c` |
//! | `v1.2.3`, `1,000` | `v1.2.3`, `1000` |
//! | `U.S.A.` | `usa` |
//! | 東京都 | 東京 京都 _都 |

mod bigrams;
mod fold;
mod language;
mod normal;
mod words;

pub use language::Language;
pub use normal::{Normalize, lend_normalization};

pub(crate) use bigrams::is_unspaced;
pub(crate) use fold::fold;

#[cfg(test)]
mod tests;

use std::ops::Range;

/// What an occurrence of a term is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A word, or one part of an identifier: it has a position of its own.
    Word,
    /// The whole of several parts, at the position of the first of them.
    Compound,
    /// What a word holds and somebody may look for alone, at the position of the word.
    Part,
    /// Two neighbouring characters of a script that does not part its words.
    Bigram,
    /// The last character of such a run, or the only one.
    Last,
}

impl Form {
    /// Whether it is one of those that stand one after another: neither the whole of several nor a part of one.
    pub(crate) fn is_in_sequence(self) -> bool {
        matches!(self, Self::Word | Self::Bigram)
    }
}

/// One occurrence of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// Folded: the same for all spellings that should be found alike.
    pub(crate) term: &'a str,
    pub(crate) form: Form,
    /// Count of words before it.
    pub(crate) position: u32,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
}

/// Gives the words of `text` to `each`, folded, in order and as often as they occur: without the wholes of identifiers, whose
/// parts are words. Of scripts that do not part their words, pairs of characters.
pub fn words(text: &str, mut each: impl FnMut(&str)) {
    analyse(text, |token| {
        if token.form.is_in_sequence() {
            each(token.term);
        }
    });
}

/// Gives everything that an index has of `text` to `each`, in order: words, the wholes and parts of identifiers, pairs of
/// characters, folded, each with its bytes in the text.
pub fn terms(text: &str, mut each: impl FnMut(&str, Range<usize>)) {
    analyse(text, |token| each(token.term, token.range));
}

/// Gives the occurrences in `text` to `each`, in the order of the text; returns the number of positions.
pub(crate) fn analyse(text: &str, mut each: impl FnMut(Token)) -> u32 {
    let mut position = 0;
    let mut term = String::new();
    words::runs(text, |run| match run {
        words::Run::Words(parts) => {
            words::emit(text, parts, &mut position, &mut term, &mut each);
        }
        words::Run::Unspaced(range) => bigrams::emit(text, range, &mut position, &mut each),
    });
    position
}
