//! All words with their passages and vectors.

use std::collections::BTreeMap;

use nearsight_lexical::{Field, LexicalIndex, Terms};

use super::{Settings, code_of};
use crate::fit::WordVectors;
use crate::format::frequency::level;
use crate::format::terms::{self, Term};
use crate::{Page, SiteError};

/// Passages that a word lists: of more, those where it says most. A word in so many tells them apart hardly at all.
const MOST_POSTINGS: usize = 2_000;

/// Words offered to those who mistyped one. About 2.5 bytes each.
const MOST_SPELLINGS: usize = 24_000;

/// Title, heading and body, as a collection weighs them.
fn fields() -> Vec<Field> {
    [("title", 4.0, 0.5), ("heading", 4.0, 0.5), ("body", 1.0, 0.75)]
        .map(|(name, weight, b)| Field { name: name.into(), weight, b })
        .into()
}

/// In the order of their keys.
pub(super) fn terms(
    pages: &[Page],
    settings: &Settings,
    vectors: Option<&WordVectors>,
) -> Result<Vec<Term>, SiteError> {
    let mut index = LexicalIndex::new(fields(), settings.language)?;
    let passages = pages.iter().flat_map(|page| page.passages.iter().map(|passage| (&page.title, passage)));
    for (row, (title, passage)) in passages.enumerate() {
        index.insert(row as u32, &[title, &passage.heading, &passage.text])?;
    }
    index.seal();
    let key = |term: &str| terms::key(&settings.language.stem(term), term);
    let mut found: BTreeMap<String, Term> = BTreeMap::new();
    index.frequencies(|term, rows| {
        let key = key(term);
        found.insert(key.clone(), posted(key, rows));
    });
    for (term, vector) in vectors.into_iter().flat_map(WordVectors::iter) {
        let key = key(term);
        let known = found.entry(key.clone()).or_insert_with(|| posted(key, &[]));
        known.vector = Some(code_of(vector, settings.bits));
    }
    Ok(found.into_values().collect())
}

fn posted(key: String, found: &[(u32, f32)]) -> Term {
    let mut most: Vec<(u32, f32)> = found.to_vec();
    if most.len() > MOST_POSTINGS {
        most.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        most.truncate(MOST_POSTINGS);
        most.sort_by_key(|&(row, _)| row);
    }
    Term {
        key,
        n_found: found.len() as u32,
        postings: most.into_iter().map(|(row, frequency)| (row, level(frequency))).collect(),
        vector: None,
    }
}

/// Words of letters that the site has, the most frequent ones where there are very many.
pub(super) fn spellings(terms: &[Term]) -> Terms {
    let spelled = terms.iter().filter(|term| term.n_found > 0);
    let words = spelled.filter_map(|term| Some((term.n_found, terms::term(&term.key)?)));
    let mut words: Vec<(u32, String)> = words.filter(|(_, word)| word.chars().all(char::is_alphabetic)).collect();
    words.sort_by_key(|&(n_found, _)| std::cmp::Reverse(n_found));
    words.truncate(MOST_SPELLINGS);
    words.sort_by(|a, b| a.1.cmp(&b.1));
    let mut spellings = Terms::default();
    words.iter().for_each(|(_, word)| spellings.push(word));
    spellings
}
