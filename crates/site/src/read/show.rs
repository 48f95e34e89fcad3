//! What is shown of a hit.

use std::collections::{BTreeMap, BTreeSet};

use nearsight_lexical::{Highlighter, Query};

use super::excerpt::{Marked, excerpt};
use super::index::{Chunk, Missing, SiteIndex};
use super::search::{Hit, Search};
use super::words::relatives;
use crate::format::fragment::Piece;
use crate::{ChunkId, Passage};

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
    /// What is shown of a hit of `search`, or the files that this needs.
    ///
    /// # Errors
    /// Files that are missing.
    pub fn data(&self, search: &Search, hit: &Hit) -> Result<HitData, Vec<ChunkId>> {
        let mut missing = Missing::default();
        let passages: Vec<_> = hit
            .rows
            .iter()
            .filter_map(|&row| self.passage(row, &mut missing))
            .collect();
        if !missing.0.is_empty() {
            return Err(missing.0);
        }
        let query = Query::parse(&search.text);
        let relatives = relatives(self, &query, &mut missing);
        let terms: BTreeSet<String> = relatives
            .into_iter()
            .flatten()
            .map(|relative| relative.term)
            .collect();
        let highlighter = Highlighter::of_terms(terms, &query);
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
            if data
                .sub_results
                .iter()
                .any(|shown| shown.anchor == passage.anchor)
            {
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
        Ok(data)
    }

    /// A passage, and the page around it.
    fn passage(&self, row: u32, missing: &mut Missing) -> Option<(&Piece, &Passage)> {
        let (file, place) = self.root.fragment_of(row);
        let Some(Chunk::Fragment(fragment)) = self.chunk(self.root.fragment(file)) else {
            missing.add(self.root.fragment(file));
            return None;
        };
        let mut place = place as usize;
        for piece in &fragment.pieces {
            if let Some(passage) = piece.page.passages.get(place) {
                return Some((piece, passage));
            }
            place -= piece.page.passages.len();
        }
        None
    }
}
