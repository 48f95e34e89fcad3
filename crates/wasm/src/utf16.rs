//! Ranges as JavaScript counts them: UTF-16 code units. The only place where they are converted.

use std::ops::Range;

/// `[start, end]` in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "engine", derive(serde::Serialize))]
pub(crate) struct Utf16Range(pub(crate) usize, pub(crate) usize);

impl Utf16Range {
    /// Converts a byte range of `text`. An end that is not on a character counts as the text's end, so a
    /// wrong range never panics.
    pub(crate) fn of(text: &str, range: &Range<usize>) -> Self {
        let start = len(text.get(..range.start).unwrap_or(text));
        Self(
            start,
            start + len(text.get(range.clone()).unwrap_or_default()),
        )
    }
}

fn len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests;
