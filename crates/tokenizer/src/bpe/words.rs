//! CLIP's words: the text in NFC and lower case, cut into contractions, runs of letters, single digits and runs of the rest.
//!
//! The regular expression is `'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`. Nothing of a normal form or of a lower
//! case reaches over whitespace, so what lies between is taken by itself.

use std::ops::ControlFlow;

use unicode_normalization::UnicodeNormalization;

use crate::character::is_mark;

/// What a word of its own is made of behind an apostrophe.
const CONTRACTIONS: [&str; 7] = ["s", "t", "re", "ve", "m", "ll", "d"];

/// Gives each word of `text` to `visit`, in order, until it breaks.
pub(crate) fn visit_words(text: &str, mut visit: impl FnMut(&str) -> ControlFlow<()>) {
    let mut folded = String::new();
    for part in text.split_whitespace() {
        folded.clear();
        folded.extend(part.nfc().flat_map(char::to_lowercase));
        let mut rest = folded.as_str();
        while !rest.is_empty() {
            let (word, after) = rest.split_at(first_word(rest));
            if visit(word).is_break() {
                return;
            }
            rest = after;
        }
    }
}

/// Length of the word that `text`, which is not empty and has no whitespace, begins with.
fn first_word(text: &str) -> usize {
    if let Some(rest) = text.strip_prefix('\'') {
        let found = CONTRACTIONS.iter().find(|word| rest.starts_with(**word));
        if let Some(word) = found {
            return 1 + word.len();
        }
    }
    let mut characters = text.chars();
    match characters.next() {
        Some(c) if is_letter(c) => run(text, is_letter),
        Some(c) if c.is_numeric() => c.len_utf8(),
        _ => run(text, |c| !is_letter(c) && !c.is_numeric()),
    }
}

fn run(text: &str, is_inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_inside(c)).unwrap_or(text.len())
}

/// The L categories: what is alphabetic but no mark, no number and no letter in a circle or square.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}' => false,
        // Marks since Unicode 9, and letters since Unicode 12; the table of marks is of Unicode 8.
        '\u{1885}' | '\u{1886}' => false,
        '\u{1CF2}' | '\u{1CF3}' => true,
        _ => c.is_alphabetic() && !c.is_numeric() && !is_mark(c),
    }
}

#[cfg(test)]
mod tests;
