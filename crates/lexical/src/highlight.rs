//! The words of a text that answer a query.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::{Token, analyse};
use crate::expand::Expansion;
use crate::query::{Phrase, Query};

#[cfg(test)]
mod tests;

/// Finds the words of one query in texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlighter {
    /// Words of the index that answer words of the query.
    terms: BTreeSet<String>,
    /// Which bytes these begin with: most words of a text are told apart by that.
    is_first: [bool; 256],
    phrases: Vec<Phrase>,
}

impl Highlighter {
    pub(crate) fn new(expansion: &Expansion) -> Self {
        let found = expansion.variants.iter().flatten();
        let terms = found.map(|variant| variant.term.to_owned()).collect();
        Self::of_terms(terms, &expansion.query)
    }

    /// Marks `terms`, folded, and the phrases of a query.
    pub fn of_terms(terms: BTreeSet<String>, query: &Query) -> Self {
        let mut is_first = [false; 256];
        for first in terms.iter().filter_map(|term| term.bytes().next()) {
            is_first[usize::from(first)] = true;
        }
        Self {
            terms,
            is_first,
            phrases: query.phrases.clone(),
        }
    }

    /// Bytes of the words of `text` that answer the query, ascending and apart, at borders of characters; a phrase is one
    /// range.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut words: Vec<Placed> = Vec::new();
        analyse(text, |token| {
            if self.has(token.term) {
                ranges.push(token.range.clone());
            }
            if !self.phrases.is_empty() {
                words.extend(in_sequence(token));
            }
        });
        for phrase in &self.phrases {
            add_phrase(phrase, &words, &mut ranges);
        }
        merged(ranges)
    }

    fn has(&self, term: &str) -> bool {
        let first = term.bytes().next().map(usize::from);
        first.is_some_and(|first| self.is_first[first]) && self.terms.contains(term)
    }
}

/// Whether `text` has the words of a phrase one after another, as they are written.
pub fn has_phrase(text: &str, phrase: &Phrase) -> bool {
    let mut words = Vec::new();
    analyse(text, |token| {
        words.extend(in_sequence(token));
    });
    let mut ranges = Vec::new();
    add_phrase(phrase, &words, &mut ranges);
    !ranges.is_empty()
}

/// A word of which phrases are made, with its place and its bytes.
type Placed = (u32, String, Range<usize>);

fn in_sequence(token: Token) -> Option<Placed> {
    let is_one = token.form.is_in_sequence();
    is_one.then(|| (token.position, token.term.to_owned(), token.range))
}

fn add_phrase(phrase: &Phrase, words: &[Placed], ranges: &mut Vec<Range<usize>>) {
    for (start, (position, _, range)) in words.iter().enumerate() {
        let rest = words[start..].iter();
        let pairs = phrase.iter().zip(rest);
        let matching = pairs
            .take_while(|((place, term), (at, word, _))| position + place == *at && term == word);
        let mut end = range.end;
        let n_matching = matching
            .inspect(|(_, (_, _, range))| end = range.end)
            .count();
        if n_matching == phrase.len() {
            ranges.push(range.start..end);
        }
    }
}

/// The same bytes as ranges that are ascending and apart: overlapping ones as one.
pub fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
