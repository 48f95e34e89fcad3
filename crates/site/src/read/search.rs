//! A search over the files that are there.

use std::collections::BTreeMap;

use nearsight_lexical::{Kinship, Phrase, Query};

use super::filter::{self, Filters};
use super::index::{Chunk, Missing, SiteIndex};
use super::meaning;
use super::pages::{FoundPage, FoundPages, add_nearest, add_words};
use super::phrases::{Phrases, all_words};
use super::ranked::{Ranked, ranked};
use super::words::{Relative, relatives};
use crate::ChunkId;
use crate::format::order::UNRANKED;

/// Passages of a page that are shown.
const PASSAGES_SHOWN: usize = 3;
/// Passages of a page below this share of its best one are not shown.
const WORTH_SHOWING: f32 = 0.5;

/// Pages found by words that are compared by meaning, wherever their passages lie.
const COMPARED: usize = 4;
/// Passages of each of them.
const PASSAGES_COMPARED: usize = 2;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The text of the search box.
    pub text: String,
    /// Wanted values by key: any value of a key, every key.
    pub filters: Filters,
    /// A key to sort by instead of the score, and whether the highest value comes first.
    pub sort: Option<(String, bool)>,
    /// Pages to pass over.
    pub offset: usize,
    /// Most pages in the answer.
    pub limit: usize,
    /// Whether the counts of filter values are wanted.
    pub counts: bool,
    /// What counts.
    pub by: By,
    /// What the index's own encoder makes of the text, instead of the sum of the words' vectors.
    pub vector: Option<Vec<f32>>,
}

/// What counts for the score of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Words and meaning.
    #[default]
    Both,
    /// Words alone.
    Words,
    /// Meaning alone.
    Meaning,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Number of the page.
    pub page_idx: u32,
    /// Large is near; comparable within an answer.
    pub score: f32,
    /// Its best passages, best first; at least one.
    pub rows: Vec<u32>,
}

/// What was found with the files that are there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Best first, or as sorted.
    pub hits: Vec<Hit>,
    /// Pages found, of which `hits` are a part.
    pub n_found: usize,
    /// By filter key how many pages found have each value; empty unless asked for.
    pub counts: BTreeMap<String, BTreeMap<String, u32>>,
    /// The question with the words that were meant, where one was mistyped.
    pub corrected: Option<String>,
    /// Files that a better answer needs.
    pub missing: Vec<ChunkId>,
    /// Whether the words are all looked up: what is missing may bring what is meant alike.
    pub has_words: bool,
}

impl SiteIndex {
    /// Searches with the files that are there.
    pub fn search(&self, search: &Search) -> Answer {
        let query = Query::parse(&search.text);
        let mut missing = Missing::default();
        let relatives = relatives(self, &all_words(&query), &mut missing);
        // Half a question lies elsewhere: what is near to it would be fetched for nothing.
        let has_terms = missing.0.is_empty();
        let phrases = Phrases::of(self, &query, &mut missing);
        let passing = filter::passing(self, &search.filters, &mut missing);
        let sorted = search
            .sort
            .as_ref()
            .and_then(|(key, _)| self.ranks(key, &mut missing));
        let has_words = missing.0.is_empty();
        let mut pages = FoundPages::new();
        if search.by != By::Meaning {
            add_words(self, &relatives, &mut pages);
        }
        if has_terms && search.by != By::Words && self.root.dimension > 0 {
            let by_words = best_rows(&pages);
            let question = meaning::question(self, search, &relatives, &mut missing);
            let nearest = meaning::nearest(self, question, &by_words, &mut missing);
            add_nearest(self, &nearest, &mut pages);
        }
        if let Some(passing) = &passing {
            pages.retain(|&page, _| passing[page as usize]);
        }
        let n = search.offset + search.limit;
        let hits = ordered(&pages, search, sorted);
        let hits = phrases.keep(self, hits, &mut pages, n, &mut missing);
        let counts = match search.counts {
            true => filter::counts(self, |page| pages.contains_key(&page), &mut missing),
            false => BTreeMap::new(),
        };
        let n_found = hits.len();
        Answer {
            hits: hits
                .iter()
                .skip(search.offset)
                .take(search.limit)
                .map(|page| hit(&pages, page))
                .collect(),
            n_found,
            counts,
            corrected: corrected(&query, &relatives),
            missing: missing.0,
            has_words,
        }
    }

    /// How many pages of the site have each filter value; with the files that this needs.
    pub fn counts(&self) -> (BTreeMap<String, BTreeMap<String, u32>>, Vec<ChunkId>) {
        let mut missing = Missing::default();
        (filter::counts(self, |_| true, &mut missing), missing.0)
    }

    fn ranks(&self, key: &str, missing: &mut Missing) -> Option<&[u32]> {
        let place = self.sorts().iter().position(|known| known == key)?;
        match self.chunk(self.root.order(place)) {
            Some(Chunk::Order(ranks)) => Some(ranks),
            _ => {
                missing.add(self.root.order(place));
                None
            }
        }
    }
}

/// The best passages of the pages that have the words best: those that will be shown.
fn best_rows(pages: &FoundPages) -> Vec<u32> {
    let best = ranked(scored(pages)).into_iter().take(COMPARED);
    best.flat_map(|page| rows(&pages[&page.idx]).into_iter().take(PASSAGES_COMPARED))
        .collect()
}

fn scored(pages: &FoundPages) -> impl Iterator<Item = Ranked> {
    pages
        .iter()
        .map(|(&idx, page)| Ranked::new((idx, page.score)))
}

fn ordered(pages: &FoundPages, search: &Search, ranks: Option<&[u32]>) -> Vec<Ranked> {
    let (Some(ranks), Some((_, is_descending))) = (ranks, &search.sort) else {
        return ranked(scored(pages));
    };
    // Pages without a value come last either way.
    let rank = |page: u32| match ranks[page as usize] {
        UNRANKED => u32::MAX,
        rank if *is_descending => u32::MAX - rank,
        rank => rank,
    };
    ranked(scored(pages).map(|page| Ranked {
        rank: rank(page.idx),
        ..page
    }))
}

/// The passages of a page that are shown, best first.
fn rows(page: &FoundPage) -> Vec<u32> {
    let rows = page
        .rows
        .iter()
        .map(|(&row, &score)| Ranked::new((row, score)));
    let rows = ranked(rows);
    let least = rows.first().map_or(0.0, |best| WORTH_SHOWING * best.score);
    let shown = rows.iter().filter(|row| row.score >= least);
    shown.take(PASSAGES_SHOWN).map(|row| row.idx).collect()
}

fn hit(pages: &FoundPages, page: &Ranked) -> Hit {
    Hit {
        page_idx: page.idx,
        score: page.score,
        rows: rows(&pages[&page.idx]),
    }
}

/// The question with each mistyped word replaced by what was most likely meant.
fn corrected(query: &Query, relatives: &[Vec<Relative>]) -> Option<String> {
    let mut has_changed = false;
    let words = query
        .words()
        .iter()
        .zip(relatives)
        .map(|(word, relatives)| {
            let best = relatives
                .iter()
                .filter(|relative| relative.entry.n_found > 0);
            let best = best.min_by_key(|relative| {
                (relative.kinship, std::cmp::Reverse(relative.entry.n_found))
            });
            match best {
                Some(best) if matches!(best.kinship, Kinship::Typo(_)) => {
                    has_changed = true;
                    best.term.clone()
                }
                _ => word.term.clone(),
            }
        });
    let phrases = query.phrases().iter().map(quoted);
    let text = words.chain(phrases).collect::<Vec<_>>().join(" ");
    has_changed.then_some(text)
}

fn quoted(phrase: &Phrase) -> String {
    let words: Vec<&str> = phrase.iter().map(|(_, term)| term.as_str()).collect();
    format!("\"{}\"", words.join(" "))
}
