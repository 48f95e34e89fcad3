//! All words with their passages and vectors.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use nearsight_lexical::{Field, LexicalIndex, Terms};

use super::weights::Weights;
use super::{Settings, code_of};
use crate::fit::Encoded;
use crate::format::frequency::level;
use crate::format::terms::{self, Term, stem_of};
use crate::{Page, SiteError};

/// Passages that a word lists: of more, those where it says most. A word in so many tells them apart hardly at all.
const MOST_POSTINGS: usize = 2_000;

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

/// In the order of their keys.
pub(super) fn terms(
    pages: &[Page],
    settings: &Settings,
    encoded: Option<&Encoded>,
) -> Result<Vec<Term>, SiteError> {
    let mut index = LexicalIndex::new(fields(), settings.language)?;
    let passages = pages
        .iter()
        .flat_map(|page| page.passages.iter().map(|passage| (&page.title, passage)));
    for (row, (title, passage)) in passages.enumerate() {
        index.insert(row as u32, &[title, &passage.heading, &passage.text])?;
    }
    index.seal();
    let key = |term: &str| terms::key(&settings.language.stem(term), term);
    let mut found: BTreeMap<String, Term> = BTreeMap::new();
    let weights = Weights::of(pages);
    index.frequencies(
        |term, row, field| weights.factor(term, row, field),
        |term, rows| {
            let key = key(term);
            found.insert(key.clone(), posted(key, rows));
        },
    );
    for (term, vector) in encoded.into_iter().flat_map(Encoded::words) {
        let key = key(term);
        let known = found.entry(key.clone()).or_insert_with(|| posted(key, &[]));
        known.vector = Some(code_of(vector, settings.bits));
    }
    Ok(found.into_values().collect())
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

/// A stem of which a form is in more than this part of the passages is frequent.
const FREQUENT: usize = 4;
/// Passages that a frequent word lists.
const FREQUENT_POSTINGS: usize = 64;

/// Frequent words, which stand in the root because most questions have some, and the others; both in order.
pub(super) fn parted(terms: Vec<Term>, n_rows: usize) -> (Vec<Term>, Vec<Term>) {
    let is_frequent =
        |term: &&Term| term.n_found as usize * FREQUENT > n_rows.max(FREQUENT * FREQUENT_POSTINGS);
    let stems: BTreeSet<String> = terms
        .iter()
        .filter(is_frequent)
        .map(|term| stem_of(&term.key).to_owned())
        .collect();
    let (mut frequent, rare): (Vec<Term>, Vec<Term>) = terms
        .into_iter()
        .partition(|term| stems.contains(stem_of(&term.key)));
    frequent
        .iter_mut()
        .for_each(|term| keep_most(&mut term.postings, FREQUENT_POSTINGS));
    (frequent, rare)
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
