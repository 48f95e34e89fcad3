//! Ranking: every word of the query is added to the documents that have it.

use std::cmp::Ordering;

use roaring::RoaringBitmap;

use crate::expand::Expansion;
use crate::index::LexicalIndex;
use crate::query::{Phrase, Query};
use crate::score::{Frequencies, Norms, idf, saturated};

#[cfg(test)]
mod tests;

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Where the document is.
    pub row: u32,
    /// Above zero; large is near. Comparable within one search only.
    pub score: f32,
    /// How many of the query's words and phrases it has.
    pub n_words: u32,
    /// The score by that of a document that has every word of the query once: comparable between searches; above 1 where words
    /// stand often or in fields of much weight.
    pub share: f32,
}

pub(crate) fn search(
    expansion: &Expansion,
    limit: usize,
    filter: Option<&RoaringBitmap>,
) -> Vec<Match> {
    let (index, query) = (expansion.index, &expansion.query);
    if limit == 0 || query.is_empty() || index.is_empty() {
        return Vec::new();
    }
    let sums = Sums::of(expansion);
    let excluded = excluded(index, query);
    let is_wanted = |document: u32, row: u32| {
        sums.n_phrases(document) == query.phrases.len()
            && excluded.binary_search(&document).is_err()
            && filter.is_none_or(|filter| filter.contains(row))
    };
    let rows = &index.documents().rows;
    let matches = sums
        .found
        .iter()
        .map(|&document| (document, rows[document as usize]));
    let matches = matches.filter(|&(document, row)| is_wanted(document, row));
    best(
        matches
            .map(|(document, row)| sums.of_document(document, row))
            .collect(),
        limit,
    )
}

/// Scores by document.
struct Sums {
    scores: Vec<f32>,
    n_words: Vec<u16>,
    n_phrases: Vec<u16>,
    /// Documents with a score.
    found: Vec<u32>,
    /// The score of every word once; words that no document has count as well.
    once: f32,
}

impl Sums {
    fn of(expansion: &Expansion) -> Self {
        let (index, query) = (expansion.index, &expansion.query);
        let n = index.documents().end() as usize;
        let mut sums = Self {
            scores: vec![0.0; n],
            n_words: vec![0; n],
            n_phrases: vec![0; if query.phrases.is_empty() { 0 } else { n }],
            found: Vec::new(),
            once: 0.0,
        };
        let norms = Norms::new(index);
        let mut frequencies = Frequencies::new(index);
        for phrase in &query.phrases {
            add_phrase(index, &norms, phrase, &mut frequencies);
            for &document in &frequencies.found {
                sums.n_phrases[document as usize] += 1;
            }
            sums.add(index, &mut frequencies);
        }
        for variants in &expansion.variants {
            for variant in variants {
                let weight = variant.kinship.weight(index.parameters());
                frequencies.add_list(&norms, variant.entry, weight);
            }
            sums.add(index, &mut frequencies);
        }
        sums
    }

    /// Adds what a word says about each document that has it.
    fn add(&mut self, index: &LexicalIndex, frequencies: &mut Frequencies) {
        let idf = idf(index.len(), frequencies.found.len());
        self.once += idf;
        let k1 = index.parameters().k1;
        frequencies.drain(|document, frequency| {
            let number = document as usize;
            if self.n_words[number] == 0 {
                self.found.push(document);
            }
            self.n_words[number] = self.n_words[number].saturating_add(1);
            self.scores[number] += idf * saturated(frequency, k1);
        });
    }

    fn n_phrases(&self, document: u32) -> usize {
        let n = self.n_phrases.get(document as usize);
        usize::from(n.copied().unwrap_or(0))
    }

    fn of_document(&self, document: u32, row: u32) -> Match {
        Match {
            row,
            score: self.scores[document as usize],
            n_words: u32::from(self.n_words[document as usize]),
            share: self.scores[document as usize] / self.once,
        }
    }
}

pub(crate) fn add_phrase(
    index: &LexicalIndex,
    norms: &Norms,
    phrase: &Phrase,
    frequencies: &mut Frequencies,
) {
    let found = crate::phrase::occurrences(index, phrase);
    for places in found.chunk_by(|a, b| (a.0, a.1.field) == (b.0, b.1.field)) {
        let (document, at) = places[0];
        let frequency = norms.frequency(document, at.field, places.len() as u32);
        frequencies.add(index, document, frequency);
    }
}

/// Documents that the query excludes, ascending.
pub(crate) fn excluded(index: &LexicalIndex, query: &Query) -> Vec<u32> {
    let phrases = query.excluded.iter();
    let mut excluded: Vec<u32> = phrases
        .flat_map(|phrase| crate::phrase::occurrences(index, phrase))
        .map(|(document, _)| document)
        .collect();
    excluded.sort_unstable();
    excluded
}

/// The `limit` best, best first, ties by row.
fn best(mut matches: Vec<Match>, limit: usize) -> Vec<Match> {
    let order =
        |a: &Match, b: &Match| -> Ordering { b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)) };
    if matches.len() > limit {
        matches.select_nth_unstable_by(limit - 1, order);
        matches.truncate(limit);
    }
    matches.sort_unstable_by(order);
    matches
}
