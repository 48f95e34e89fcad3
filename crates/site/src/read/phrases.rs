//! Phrases in quotes, and what is excluded by a minus sign. An index has no places of words: the words' lists name the passages that
//! may have a phrase, and the texts of those that would be shown tell.

use std::collections::BTreeSet;

use nearsight_lexical::{Phrase, Query, Word, has_phrase};

use super::index::{Missing, SiteIndex};
use super::pages::FoundPages;
use super::ranked::Ranked;
use super::words::{Relative, exact};

/// Passages that may have a phrase.
enum Candidates {
    /// These alone.
    Rows(BTreeSet<u32>),
    /// Any: of words that very many passages have, not all are listed.
    Any,
}

impl Candidates {
    fn of(index: &SiteIndex, phrase: &Phrase, missing: &mut Missing) -> Self {
        let mut rows: Option<BTreeSet<u32>> = None;
        for (_, term) in phrase {
            let Some(found) = listed(index, exact(index, &as_written(term), missing)) else {
                continue;
            };
            match &mut rows {
                Some(rows) => rows.retain(|row| found.contains(row)),
                None => rows = Some(found),
            }
        }
        rows.map_or(Self::Any, Self::Rows)
    }

    fn has(&self, row: u32) -> bool {
        match self {
            Self::Rows(rows) => rows.contains(&row),
            Self::Any => true,
        }
    }
}

/// The passages that have a word; `None` unless all are listed.
fn listed(index: &SiteIndex, relative: Option<Relative>) -> Option<BTreeSet<u32>> {
    let mut rows = BTreeSet::new();
    let Some(relative) = relative else {
        return Some(rows);
    };
    relative.entry.postings(index.root.n_rows(), |row, _| {
        rows.insert(row);
    });
    (rows.len() == relative.entry.n_found as usize).then_some(rows)
}

/// A question's words, and those of its phrases as they are written.
pub(super) fn all_words(query: &Query) -> Vec<Word> {
    let written = query
        .phrases()
        .iter()
        .flatten()
        .map(|(_, term)| as_written(term));
    query.words().iter().cloned().chain(written).collect()
}

fn as_written(term: &str) -> Word {
    Word {
        term: term.to_owned(),
        is_prefix: false,
        is_spelled: false,
    }
}

/// What a question says of how its words stand, with the passages that may have it so.
pub(super) struct Phrases<'a> {
    wanted: Vec<(&'a Phrase, Candidates)>,
    excluded: Vec<(&'a Phrase, Candidates)>,
}

impl<'a> Phrases<'a> {
    pub(super) fn of(index: &SiteIndex, query: &'a Query, missing: &mut Missing) -> Self {
        let mut candidates = |phrases: &'a [Phrase]| {
            let of = |phrase| (phrase, Candidates::of(index, phrase, missing));
            phrases.iter().map(of).collect()
        };
        Self {
            wanted: candidates(query.phrases()),
            excluded: candidates(query.excluded()),
        }
    }

    /// Those of `found`, best first, that have every phrase and nothing that is excluded; of their passages, those with the
    /// phrases. The texts of the first `n` are read; of the others, their words decide.
    pub(super) fn keep(
        &self,
        index: &SiteIndex,
        found: Vec<Ranked>,
        pages: &mut FoundPages,
        n: usize,
        missing: &mut Missing,
    ) -> Vec<Ranked> {
        if self.wanted.is_empty() && self.excluded.is_empty() {
            return found;
        }
        let mut kept: Vec<Ranked> = Vec::new();
        for page in found {
            let is_read = kept.len() < n;
            let is_excluded = self.is_excluded(index, page.idx, is_read, missing);
            let Some(page_found) = pages.get_mut(&page.idx) else {
                continue;
            };
            page_found
                .rows
                .retain(|&row, _| !is_excluded && self.are_in(index, row, is_read, missing));
            match page_found.rows.is_empty() {
                true => pages.remove(&page.idx).map_or((), drop),
                false => kept.push(page),
            }
        }
        kept
    }

    /// Whether a passage has every phrase, as far as is known.
    fn are_in(&self, index: &SiteIndex, row: u32, is_read: bool, missing: &mut Missing) -> bool {
        self.wanted.iter().all(|(phrase, candidates)| {
            candidates.has(row) && (!is_read || has(index, row, phrase, missing).unwrap_or(true))
        })
    }

    fn is_excluded(
        &self,
        index: &SiteIndex,
        page: u32,
        is_read: bool,
        missing: &mut Missing,
    ) -> bool {
        self.excluded.iter().any(|(phrase, candidates)| {
            let mut rows = index.root.rows_of(page).filter(|&row| candidates.has(row));
            match phrase.len() {
                1 => rows.next().is_some(),
                _ => is_read && rows.any(|row| has(index, row, phrase, missing).unwrap_or(false)),
            }
        })
    }
}

/// Whether a passage, its heading or its page's title has a phrase; `None` while its file is missing.
fn has(index: &SiteIndex, row: u32, phrase: &Phrase, missing: &mut Missing) -> Option<bool> {
    let (piece, passage) = index.passage(row, missing)?;
    let texts = [&passage.text, &passage.heading, &piece.page.title];
    Some(texts.iter().any(|text| has_phrase(text, phrase)))
}
