//! What is shown of a hit.

use std::collections::{BTreeMap, BTreeSet};

use nearsight_lexical::{Highlighter, Query};

use super::excerpt::{Marked, excerpt};
use super::index::{Missing, SiteIndex};
use super::search::{Hit, Search};
use super::words::relatives;
use crate::format::fragment::Piece;
use crate::{ChunkId, Passage};

/// What is shown of hits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// Of each hit, in their order; `None` where its files are missing.
    pub data: Vec<Option<HitData>>,
    /// Files that are missing.
    pub missing: Vec<ChunkId>,
}

/// A page and the passages of it that answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HitData {
    /// Where the page is, relative to the site.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// What else is shown of it.
    pub meta: BTreeMap<String, String>,
    /// Its filter values by key.
    pub filters: BTreeMap<String, Vec<String>>,
    /// Of its best passage.
    pub excerpt: Marked,
    /// Its best passages, best first, one a section.
    pub sub_results: Vec<SubResult>,
}

/// A section of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SubResult {
    /// Its heading; that of the page ahead of the first one.
    pub title: String,
    /// Where it is in the page; empty ahead of the first section.
    pub anchor: String,
    /// Of its passage.
    pub excerpt: Marked,
}

impl SiteIndex {
    /// What is shown of hits of `search`, as far as their files are there. The words of the question are looked up once for all
    /// of them, and only if some hit can be shown.
    pub fn data(&self, search: &Search, hits: &[Hit]) -> Shown {
        let mut missing = Missing::default();
        let mut highlighter = None;
        let data = hits.iter().map(|hit| {
            let passages = self.passages(hit, &mut missing)?;
            let highlighter = highlighter.get_or_insert_with(|| self.highlighter(&search.text));
            Some(shown(&passages, highlighter))
        });
        Shown {
            data: data.collect(),
            missing: missing.0,
        }
    }

    /// What marks the words of a question, and those of the site that answer them.
    fn highlighter(&self, text: &str) -> Highlighter {
        let query = Query::parse(text);
        let relatives = relatives(self, query.words(), &mut Missing::default());
        let mut terms = BTreeSet::new();
        terms.extend(
            relatives
                .into_iter()
                .flatten()
                .map(|relative| relative.term),
        );
        Highlighter::of_terms(terms, &query)
    }

    /// The passages of a hit, if all of them are there.
    fn passages(&self, hit: &Hit, missing: &mut Missing) -> Option<Vec<(&Piece, &Passage)>> {
        let rows = hit.rows.iter();
        let found: Vec<_> = rows.map(|&row| self.passage(row, missing)).collect();
        found.into_iter().collect()
    }

    /// A passage, and the page around it.
    pub(super) fn passage(&self, row: u32, missing: &mut Missing) -> Option<(&Piece, &Passage)> {
        let (fragment, mut place) = self.fragment_of(row, missing)?;
        for piece in &fragment.pieces {
            if let Some(passage) = piece.page.passages.get(place) {
                return Some((piece, passage));
            }
            place -= piece.page.passages.len();
        }
        None
    }
}

fn shown(passages: &[(&Piece, &Passage)], highlighter: &Highlighter) -> HitData {
    let mut data = HitData::default();
    for (piece, passage) in passages {
        let excerpt = excerpt(&passage.text, &highlighter.ranges(&passage.text));
        if data.sub_results.is_empty() {
            let page = &piece.page;
            data.url.clone_from(&page.url);
            data.title.clone_from(&page.title);
            data.meta.clone_from(&page.meta);
            data.filters.clone_from(&page.filters);
            data.excerpt = excerpt.clone();
        }
        let mut sections = data.sub_results.iter();
        if sections.any(|section| section.anchor == passage.anchor) {
            continue;
        }
        let title = if passage.heading.is_empty() {
            &piece.page.title
        } else {
            &passage.heading
        };
        data.sub_results.push(SubResult {
            title: title.clone(),
            anchor: passage.anchor.clone(),
            excerpt,
        });
    }
    data
}
