//! From a query to documents: both rankings, one order of them, and what to show of each.

mod choose;

use nearsight_encoder::TextEncoder;
use nearsight_payload::RoaringBitmap;
use nearsight_vector::Embedding;

use crate::error::EngineError;
use crate::fusion::{Fused, Ranking, fuse};
use crate::hit::{Answer, Explanation, Hit, Part, PassageHit};
use crate::query::Query;

use super::Collection;
use super::ranking::Near;
use super::words::Marker;

/// Documents of each ranking that are fused, at least: one that is far down in one may be the best of both.
const MIN_FUSED: usize = 100;
/// Values of a facet that are told.
const FACET_VALUES: usize = 100;

/// A document on its way to being a hit.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    row: u32,
    score: f32,
    near: Option<Near>,
    explanation: Explanation,
}

/// What is looked for, and where.
struct Search<'a> {
    query: &'a Query,
    /// Nothing where vectors do not count.
    target: Option<Embedding>,
    /// Nothing where every document may be an answer.
    among: Option<RoaringBitmap>,
    marker: Marker<'a>,
}

impl Collection {
    /// The documents that answer a query, best first, each with its best passage. Equal scores keep the
    /// order in which the documents were added, so the same query always gets the same answer.
    ///
    /// # Errors
    /// [`EngineError::QueryEmpty`], [`EngineError::QueryTooLong`], [`EngineError::QueryInvalid`],
    /// [`EngineError::DocumentMissing`] for an id to be like, [`EngineError::ModelMismatch`].
    pub fn search(&self, query: &Query, encoder: &TextEncoder) -> Result<Answer<'_>, EngineError> {
        query.check()?;
        self.model.check(encoder)?;
        let counted = (query.filter.is_some() || !query.facets.is_empty())
            .then(|| self.rows(query.filter.as_ref()));
        let target = match query.weights.vector > 0.0 {
            true => Some(self.target(query, encoder)?),
            false => None,
        };
        let among = counted.clone().filter(|_| query.filter.is_some());
        let search = Search {
            query,
            target,
            among: self.without_examples(query, among),
            marker: self.words.marker(&query.text),
        };
        let candidates = self.candidates(&search)?;
        let page = self.choose(&search, candidates)?;
        let hits = page
            .into_iter()
            .map(|candidate| self.hit(candidate, &search, encoder));
        let facets = query.facets.iter().map(|key| {
            let among = counted.as_ref();
            let counts = among.map(|among| self.facet_among(key, among, FACET_VALUES));
            (key.clone(), counts.unwrap_or_default())
        });
        Ok(Answer {
            hits: hits
                .filter_map(Result::transpose)
                .collect::<Result<_, _>>()?,
            facets: facets.collect(),
        })
    }

    /// What a query is to be like is no answer to it.
    fn without_examples(
        &self,
        query: &Query,
        among: Option<RoaringBitmap>,
    ) -> Option<RoaringBitmap> {
        let examples = query.like.iter().chain(&query.unlike);
        let examples: RoaringBitmap = examples
            .filter_map(|id| self.documents.slot_of(id).map(|slot_idx| slot_idx as u32))
            .collect();
        match examples.is_empty() {
            true => among,
            false => Some(among.unwrap_or_else(|| self.rows(None)) - examples),
        }
    }

    /// Documents in the order of their scores, enough of them for the page.
    fn candidates(&self, search: &Search) -> Result<Vec<Candidate>, EngineError> {
        let n_wanted = search.n_wanted().min(self.n_documents());
        let by_words = search.query.has_text() && search.query.weights.text > 0.0;
        let among = search.among.as_ref();
        match &search.target {
            None => Ok(self.by_words(search, n_wanted)),
            Some(target) if !by_words => {
                let nearest = self.nearest_documents(target, n_wanted, among)?;
                Ok(nearest.into_iter().enumerate().map(by_vector).collect())
            }
            Some(target) => {
                let depth = n_wanted.max(MIN_FUSED);
                let nearest = self.nearest_documents(target, depth, among)?;
                let words = self.words.search(&search.query.text, among, depth);
                Ok(fused(search.query, words, &nearest))
            }
        }
    }

    fn by_words(&self, search: &Search, n_wanted: usize) -> Vec<Candidate> {
        let (found, _) = self
            .words
            .search(&search.query.text, search.among.as_ref(), n_wanted);
        let candidates = found
            .into_iter()
            .enumerate()
            .map(|(rank, (row, score))| Candidate {
                row,
                score,
                near: None,
                explanation: Explanation {
                    text: Some(part(rank, score, score)),
                    vector: None,
                },
            });
        candidates.collect()
    }

    fn hit(
        &self,
        candidate: Candidate,
        search: &Search,
        encoder: &TextEncoder,
    ) -> Result<Option<Hit<'_>>, EngineError> {
        let query = search.query;
        let found = match candidate.near {
            Some(near) => self.documents.passage(near.passage.0 as usize),
            // Found by words alone: the passage in which most of them stand.
            None => self.documents.best_passage(
                candidate.row as usize,
                |text| search.marker.ranges(text).len(),
                &self.fields,
            ),
        };
        let Some((passages, range)) = found else {
            return Ok(None);
        };
        let (field, field_text) = passages.body(&self.fields);
        let text = field_text.get(range.clone()).unwrap_or_default();
        let focus = match (query.focus, candidate.near, &search.target) {
            (true, Some(near), Some(target)) => {
                self.sentences
                    .nearest(near.passage, text, target, encoder)?
            }
            _ => None,
        };
        Ok(Some(Hit {
            id: &passages.document.id,
            score: candidate.score,
            similarity: candidate.near.map(|near| near.similarity),
            document: &passages.document,
            passage: PassageHit {
                field,
                field_text,
                range,
                text,
                highlights: search.marker.ranges(text),
                focus,
            },
            explanation: query.explain.then_some(candidate.explanation),
        }))
    }
}

impl Search<'_> {
    /// Hits to the end of the page.
    fn n_wanted(&self) -> usize {
        let n_page = self.query.offset.saturating_add(self.query.limit);
        // Some will be dropped for others of their group, or for being too alike.
        match self.query.group_by.is_some() || self.query.diversity > 0.0 {
            true => n_page.saturating_mul(4).max(MIN_FUSED),
            false => n_page,
        }
    }
}

fn by_vector((rank, near): (usize, Near)) -> Candidate {
    Candidate {
        row: near.row,
        score: near.similarity,
        near: Some(near),
        explanation: Explanation {
            text: None,
            vector: Some(part(rank, near.similarity, near.similarity)),
        },
    }
}

fn fused(query: &Query, (words, full): (Vec<(u32, f32)>, f32), nearest: &[Near]) -> Vec<Candidate> {
    let vectors: Vec<(u32, f32)> = nearest
        .iter()
        .map(|near| (near.row, near.similarity))
        .collect();
    let rankings = [
        Ranking {
            weight: query.weights.text,
            scored: words,
            full: Some(full),
        },
        Ranking {
            weight: query.weights.vector,
            scored: vectors,
            full: None,
        },
    ];
    let candidate = |fused: Fused| {
        let place = |ranking: &Ranking, share| {
            let rank = ranking
                .scored
                .iter()
                .position(|&(row, _)| row == fused.document_idx)?;
            Some(part(rank, ranking.scored[rank].1, share))
        };
        Candidate {
            row: fused.document_idx,
            score: fused.score,
            near: nearest
                .iter()
                .find(|near| near.row == fused.document_idx)
                .copied(),
            explanation: Explanation {
                text: place(&rankings[0], fused.parts[0]),
                vector: place(&rankings[1], fused.parts[1]),
            },
        }
    };
    fuse(&rankings, query.fusion)
        .into_iter()
        .map(candidate)
        .collect()
}

fn part(rank: usize, score: f32, share: f32) -> Part {
    Part {
        rank: rank + 1,
        score,
        share,
    }
}

#[cfg(test)]
mod tests;
