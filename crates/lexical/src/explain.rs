//! Where the score of a document comes from.

use crate::expand::variants;
use crate::index::LexicalIndex;
use crate::query::Query;
use crate::score::{Frequencies, Norms, idf, saturated};
use crate::{Kinship, search};

#[cfg(test)]
mod tests;

/// The score of a document and its parts, which add up to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// As in `Match`.
    pub score: f32,
    /// By word of the query, then by word of the index, then by field.
    pub parts: Vec<Part>,
}

/// What one word of the index, or one phrase, adds to a score by its occurrences in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The word of the query, folded; of a phrase all of them.
    pub typed: String,
    /// The word of the index.
    pub term: String,
    /// What it is to the word of the query.
    pub kinship: Kinship,
    /// The name of the field.
    pub field: String,
    /// Occurrences in the field.
    pub tf: u32,
    /// Inverse document frequency of the word of the query.
    pub idf: f32,
    /// Share of the score.
    pub score: f32,
}

/// Occurrences of a term in one field of the document, and what they weigh.
struct Stream {
    term: String,
    kinship: Kinship,
    field: u8,
    tf: u32,
    frequency: f32,
}

pub(crate) fn explain(index: &LexicalIndex, query: &Query, row: u32) -> Option<Explanation> {
    let document = index.documents().number(row)?;
    if search::excluded(index, query)
        .binary_search(&document)
        .is_ok()
    {
        return None;
    }
    let norms = Norms::new(index);
    let mut parts = Vec::new();
    for phrase in &query.phrases {
        let terms: Vec<&str> = phrase.iter().map(|(_, term)| term.as_str()).collect();
        let (streams, n_found) = phrase_streams(index, &norms, phrase, &terms.join(" "), document);
        if streams.is_empty() {
            return None;
        }
        add(index, &mut parts, &terms.join(" "), streams, n_found);
    }
    for word in &query.words {
        let (streams, n_found) = word_streams(index, &norms, word, document);
        add(index, &mut parts, &word.term, streams, n_found);
    }
    let score = parts.iter().map(|part: &Part| part.score).sum();
    (!parts.is_empty()).then_some(Explanation { score, parts })
}

fn word_streams(
    index: &LexicalIndex,
    norms: &Norms,
    word: &crate::query::Word,
    document: u32,
) -> (Vec<Stream>, usize) {
    let mut frequencies = Frequencies::new(index);
    let mut streams = Vec::new();
    for variant in variants(index, word) {
        let weight = variant.kinship.weight(index.parameters());
        frequencies.add_list(norms, variant.entry, weight);
        let mut cursor = variant.entry.cursor(index.body());
        let add = |other, field, tf| {
            if other == document {
                streams.push(Stream {
                    term: variant.term.to_owned(),
                    kinship: variant.kinship,
                    field,
                    tf,
                    frequency: weight * norms.frequency(document, field, tf),
                });
            }
        };
        let mut add = add;
        while cursor.next(&mut add).is_some_and(|other| other < document) {}
    }
    (streams, frequencies.found.len())
}

fn phrase_streams(
    index: &LexicalIndex,
    norms: &Norms,
    phrase: &crate::query::Phrase,
    term: &str,
    document: u32,
) -> (Vec<Stream>, usize) {
    let mut frequencies = Frequencies::new(index);
    search::add_phrase(index, norms, phrase, &mut frequencies);
    let found = crate::phrase::occurrences(index, phrase);
    let here: Vec<_> = found
        .iter()
        .filter(|(other, _)| *other == document)
        .collect();
    let streams = here.chunk_by(|a, b| a.1.field == b.1.field).map(|places| {
        let (field, tf) = (places[0].1.field, places.len() as u32);
        Stream {
            term: term.to_owned(),
            kinship: Kinship::Exact,
            field,
            tf,
            frequency: norms.frequency(document, field, tf),
        }
    });
    (streams.collect(), frequencies.found.len())
}

/// Shares the score of a word out among its streams.
fn add(
    index: &LexicalIndex,
    parts: &mut Vec<Part>,
    typed: &str,
    streams: Vec<Stream>,
    n_found: usize,
) {
    let sum: f32 = streams.iter().map(|stream| stream.frequency).sum();
    let idf = idf(index.len(), n_found);
    let score = idf * saturated(sum, index.parameters().k1);
    parts.extend(streams.into_iter().map(|stream| Part {
        typed: typed.to_owned(),
        term: stream.term,
        kinship: stream.kinship,
        field: index.field_name(stream.field),
        tf: stream.tf,
        idf,
        score: score * stream.frequency / sum,
    }));
}
