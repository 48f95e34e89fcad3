//! The words of a text, as the full text conditions compare them: runs of letters and digits in lower case.
//!
//! That is what Qdrant does with a field that has no full text index, as its client 1.20 describes it: default word
//! tokenizer, whole words. Older servers looked for substrings instead.

use std::collections::BTreeSet;

/// The words of a query, ready to be looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// As it was given.
    pub text: String,
    /// ` one two `: a run of words is a substring of this form.
    spaced: String,
    distinct: BTreeSet<String>,
}

impl Words {
    /// The words of `text`.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let spaced = spaced(&text);
        let distinct = spaced.split_whitespace().map(str::to_owned).collect();
        Self {
            text,
            spaced,
            distinct,
        }
    }

    /// Whether every word occurs in `text`, in any order. No words occur nowhere.
    pub(crate) fn all_in(&self, text: &str) -> bool {
        let spaced = spaced(text);
        let found: BTreeSet<&str> = self.found_in(&spaced).collect();
        !found.is_empty() && found.len() == self.distinct.len()
    }

    /// Whether at least one word occurs in `text`.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        let spaced = spaced(text);
        self.found_in(&spaced).next().is_some()
    }

    /// Whether the words occur in `text` one after another.
    pub(crate) fn phrase_in(&self, text: &str) -> bool {
        !self.distinct.is_empty() && spaced(text).contains(&self.spaced)
    }

    fn found_in<'a>(&self, spaced: &'a str) -> impl Iterator<Item = &'a str> {
        let words = spaced.split(' ');
        words.filter(|word| self.distinct.contains(*word))
    }
}

/// ` one two `.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 2);
    spaced.push(' ');
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if word.is_ascii() {
            spaced.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            spaced.push_str(&word.to_lowercase());
        }
        spaced.push(' ');
    }
    spaced
}
