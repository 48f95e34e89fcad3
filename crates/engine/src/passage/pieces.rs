//! The smallest parts that passages are made of: sentences, or parts of those that are too long.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::code::is_listing;

/// A sentence, or a part of one, that fits a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it is, without white space around it.
    pub(super) range: Range<usize>,
    /// Its number of tokens.
    pub(super) tokens: usize,
    /// True for the first piece of a paragraph.
    pub(super) starts_paragraph: bool,
}

/// What the next finer cut is made between.
#[derive(Debug, Clone, Copy)]
enum Cut {
    Spaces,
    Words,
    Characters,
}

/// unicode-segmentation looks ahead from every sign after a full stop, which takes quadratic time in rows of signs.
const LONGEST_ROW_OF_SIGNS: usize = 32;

/// All pieces of a text, in order; none of its listings if those are to be skipped.
pub(super) fn pieces(
    text: &str,
    max_tokens: usize,
    skips_listings: bool,
    count: &impl Fn(&str) -> usize,
) -> Vec<Piece> {
    let mut cutter = Cutter {
        text,
        max_tokens,
        count,
        pieces: Vec::new(),
        starts_paragraph: true,
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            cutter.starts_paragraph = true;
        }
        if skips_listings && is_listing(line) {
            start += line.len();
            continue;
        }
        for stretch in stretches(line) {
            for sentence in stretch.split_sentence_bounds() {
                cutter.add(start..start + sentence.len(), Cut::Spaces);
                start += sentence.len();
            }
        }
    }
    cutter.pieces
}

/// Cuts a line after every overlong row of signs.
fn stretches(line: &str) -> Vec<&str> {
    let mut stretches = Vec::new();
    let (mut rest, mut row, mut from) = (line, 0, 0);
    for (at, letter) in line.char_indices() {
        row = if letter.is_alphanumeric() { 0 } else { row + 1 };
        if row == LONGEST_ROW_OF_SIGNS {
            let (stretch, after) = rest.split_at(at - from);
            stretches.push(stretch);
            (rest, row, from) = (after, 0, at);
        }
    }
    stretches.push(rest);
    stretches
}

struct Cutter<'t, C> {
    text: &'t str,
    max_tokens: usize,
    count: &'t C,
    pieces: Vec<Piece>,
    starts_paragraph: bool,
}

impl<C: Fn(&str) -> usize> Cutter<'_, C> {
    /// Adds a part of the text, whole if it fits, else cut.
    fn add(&mut self, range: Range<usize>, cut: Cut) {
        let range = trimmed(self.text, range);
        let part = &self.text[range.clone()];
        if part.is_empty() {
            return;
        }
        let tokens = (self.count)(part);
        if tokens <= self.max_tokens {
            return self.push(range, tokens);
        }
        match cut {
            Cut::Spaces => self.add_all(
                range.start,
                part.split_inclusive(char::is_whitespace),
                Cut::Words,
            ),
            Cut::Words => self.add_all(range.start, part.split_word_bounds(), Cut::Characters),
            Cut::Characters => self.halve(range, tokens),
        }
    }

    fn push(&mut self, range: Range<usize>, tokens: usize) {
        let starts_paragraph = std::mem::take(&mut self.starts_paragraph);
        self.pieces.push(Piece {
            range,
            tokens,
            starts_paragraph,
        });
    }

    fn add_all<'p>(&mut self, mut start: usize, parts: impl Iterator<Item = &'p str>, cut: Cut) {
        for part in parts {
            self.add(start..start + part.len(), cut);
            start += part.len();
        }
    }

    fn halve(&mut self, range: Range<usize>, tokens: usize) {
        let part = &self.text[range.clone()];
        let first = part.chars().next().map_or(0, char::len_utf8);
        let middle = (first..=part.len() / 2)
            .rev()
            .find(|at| part.is_char_boundary(*at));
        let middle = middle.unwrap_or(first);
        if middle == part.len() {
            // One character: it cannot be cut, however many tokens it has.
            return self.push(range, tokens);
        }
        self.add(range.start..range.start + middle, Cut::Characters);
        self.add(range.start + middle..range.end, Cut::Characters);
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
