//! All words with their passages and vectors.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use nearsight_lexical::{Field, LexicalIndex, Terms};
use nearsight_vector::LevelCode;
use rayon::prelude::*;

use super::weights::Weights;
use super::{Settings, code_of};
use crate::format::frequency::level;
use crate::format::terms::{self, Term, stem_of};
use crate::{Page, SiteError};

/// Passages that a word lists: of more, those where it says most. A word in so many tells them apart hardly at all.
const MOST_POSTINGS: usize = 2_000;

/// A stem of which a form is in more than this part of the passages is frequent.
const FREQUENT: usize = 4;
/// Passages that a frequent word lists.
const FREQUENT_POSTINGS: usize = 64;

/// Words offered to those who mistyped one. About 2.5 bytes each.
const MOST_SPELLINGS: usize = 24_000;

/// Places of the fields.
pub(super) const TITLE: usize = 0;
pub(super) const HEADING: usize = 1;

/// Title, heading and body, as a collection weighs them.
fn fields() -> Vec<Field> {
    [
        ("title", 4.0, 0.5),
        ("heading", 4.0, 0.5),
        ("body", 1.0, 0.75),
    ]
    .map(|(name, weight, b)| Field {
        name: name.into(),
        weight,
        b,
    })
    .into()
}

/// Words by their keys.
#[derive(Debug)]
pub(super) struct Lexicon(BTreeMap<String, Term>);

impl Lexicon {
    /// The words of pages with their passages.
    pub(super) fn of(pages: &[Page], settings: &Settings) -> Result<Self, SiteError> {
        let mut index = LexicalIndex::new(fields(), settings.language)?;
        let passages = pages
            .iter()
            .flat_map(|page| page.passages.iter().map(|passage| (&page.title, passage)));
        for (row, (title, passage)) in passages.enumerate() {
            index.insert(row as u32, &[title, &passage.heading, &passage.text])?;
        }
        index.seal();
        let mut found = BTreeMap::new();
        let weights = Weights::of(pages);
        index.frequencies(
            |term, row, field| weights.factor(term, row, field),
            |term, rows| {
                let key = key(term, settings);
                found.insert(key.clone(), posted(key, rows));
            },
        );
        Ok(Self(found))
    }

    /// Gives words their vectors; words that no page has come in with them.
    pub(super) fn add_vectors<'a>(
        &mut self,
        vectors: impl Iterator<Item = (&'a str, &'a [f32])>,
        settings: &Settings,
    ) {
        let vectors: Vec<(&str, &[f32])> = vectors.collect();
        let coded = |&(term, vector): &(&str, &[f32])| {
            (key(term, settings), code_of(vector, settings.bits))
        };
        let coded: Vec<(String, LevelCode)> = vectors.par_iter().map(coded).collect();
        for (key, code) in coded {
            let known = self
                .0
                .entry(key.clone())
                .or_insert_with(|| posted(key, &[]));
            known.vector = Some(code);
        }
    }

    /// Frequent words, which stand in the root because most questions have some, and the others; both in the order of their keys.
    pub(super) fn parted(self, n_rows: usize) -> (Vec<Term>, Vec<Term>) {
        let least = n_rows.max(FREQUENT * FREQUENT_POSTINGS);
        let is_frequent = |term: &&Term| term.n_found as usize * FREQUENT > least;
        let stems: BTreeSet<String> = (self.0.values())
            .filter(is_frequent)
            .map(|term| stem_of(&term.key).to_owned())
            .collect();
        let (mut frequent, rare): (Vec<Term>, Vec<Term>) =
            (self.0.into_values()).partition(|term| stems.contains(stem_of(&term.key)));
        frequent
            .iter_mut()
            .for_each(|term| keep_most(&mut term.postings, FREQUENT_POSTINGS));
        (frequent, rare)
    }
}

fn key(term: &str, settings: &Settings) -> String {
    terms::key(&settings.language.stem(term), term)
}

fn posted(key: String, found: &[(u32, f32)]) -> Term {
    let mut postings = found
        .iter()
        .map(|&(row, frequency)| (row, level(frequency)))
        .collect();
    keep_most(&mut postings, MOST_POSTINGS);
    Term {
        key,
        n_found: found.len() as u32,
        postings,
        vector: None,
    }
}

/// The passages where a word says most, ascending.
fn keep_most(postings: &mut Vec<(u32, u32)>, n: usize) {
    if postings.len() > n {
        postings.sort_by_key(|&(row, level)| (Reverse(level), row));
        postings.truncate(n);
        postings.sort_unstable();
    }
}

/// Words of letters that the site has, the most frequent ones where there are very many.
pub(super) fn spellings<'a>(terms: impl Iterator<Item = &'a Term>) -> Terms {
    let spelled = terms.filter(|term| term.n_found > 0);
    let words = spelled.filter_map(|term| Some((term.n_found, terms::term(&term.key)?)));
    let mut words: Vec<(u32, String)> = words
        .filter(|(_, word)| word.chars().all(char::is_alphabetic))
        .collect();
    words.sort_by_key(|&(n_found, _)| Reverse(n_found));
    words.truncate(MOST_SPELLINGS);
    words.sort_by(|a, b| a.1.cmp(&b.1));
    let mut spellings = Terms::default();
    words.iter().for_each(|(_, word)| spellings.push(word));
    spellings
}
