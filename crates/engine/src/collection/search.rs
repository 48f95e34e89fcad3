//! From a query to documents: both rankings, one order of them, and what to show of each.

mod choose;

use std::ops::Range;

use nearsight_payload::RoaringBitmap;
use nearsight_vector::Embedding;

use crate::encoders::Encoders;
use crate::error::EngineError;
use crate::fusion::{Fused, Ranking, fuse};
use crate::hit::{Answer, Explanation, Hit, Part, PassageHit};
use crate::query::Query;

use super::documents::within;
use super::space::Near;
use super::target::Target;
use super::words::Asked;
use super::{Collection, Passages};

/// Documents of each ranking that are fused, at least: one that is far down in one may be the best of both.
const MIN_FUSED: usize = 100;
/// Values of a facet that are told.
const FACET_VALUES: usize = 100;

/// A document on its way to being a hit.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    row: u32,
    score: f32,
    /// Its vector nearest to the first target.
    near: Option<Near>,
    explanation: Explanation,
}

/// What is looked for, and where.
struct Search<'a> {
    query: &'a Query,
    encoders: Encoders<'a>,
    /// Empty where vectors do not count.
    targets: Vec<Target<'a>>,
    /// Nothing where every document may be an answer.
    among: Option<RoaringBitmap>,
    words: Asked<'a>,
}

impl Collection {
    /// The documents that answer a query, best first, each with its best passage. Equal scores keep the
    /// order in which the documents were added, so the same query always gets the same answer.
    ///
    /// # Errors
    /// [`EngineError::QueryEmpty`], [`EngineError::QueryTooLong`], [`EngineError::QueryInvalid`],
    /// [`EngineError::DocumentMissing`] for an id to be like, [`EngineError::ModelMismatch`].
    pub fn search<'a>(
        &self,
        query: &Query,
        encoders: impl Into<Encoders<'a>>,
    ) -> Result<Answer<'_>, EngineError> {
        let encoders = encoders.into();
        query.check()?;
        self.check_fields_of(query)?;
        self.check_model(encoders)?;
        let counted = (query.filter.is_some() || !query.facets.is_empty())
            .then(|| self.rows(query.filter.as_ref()));
        let holds_back = |rows: &RoaringBitmap| rows.len() < self.n_documents() as u64;
        let among = counted
            .clone()
            .filter(|rows| query.filter.is_some() && holds_back(rows));
        let search = Search {
            query,
            encoders,
            targets: self.targets(query, encoders)?,
            among: self.without_examples(query, among),
            words: self.words.ask(&query.text),
        };
        let candidates = self.candidates(&search)?;
        let page = self.choose(&search, candidates)?;
        let hits = page
            .into_iter()
            .map(|candidate| self.hit(candidate, &search));
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
        let pairs = query.context.iter();
        let pairs = pairs.flat_map(|pair| [&pair.like, &pair.unlike]);
        let examples = query.like.iter().chain(&query.unlike).chain(pairs);
        let examples: RoaringBitmap = examples
            .filter_map(|id| self.documents.row_of(id))
            .collect();
        match examples.is_empty() {
            true => among,
            false => Some(among.unwrap_or_else(|| self.rows(None)) - examples),
        }
    }

    /// Weights may be of vector fields alone.
    fn check_fields_of(&self, query: &Query) -> Result<(), EngineError> {
        let unknown = (query.weights.fields.keys()).find(|name| self.space(name).is_none());
        unknown.map_or(Ok(()), |name| {
            let what = format!(
                "weights: `{name}` is no vector field; besides these there are `text` and `vector`"
            );
            Err(EngineError::QueryInvalid { what })
        })
    }

    /// Documents in the order of their scores, enough of them for the page.
    fn candidates(&self, search: &Search) -> Result<Vec<Candidate>, EngineError> {
        let n_wanted = search.n_wanted().min(self.n_documents());
        let has_words = search.query.has_text() && self.fields.names().len() > 0;
        let by_words = has_words && search.query.weights.text > 0.0;
        let among = search.among.as_ref();
        match (search.targets.as_slice(), by_words) {
            ([], false) => Err(EngineError::QueryInvalid {
                what: "nothing in it can be looked for here: its text counts nothing, or there are no text fields or no model, and the documents it names have no vectors".into(),
            }),
            ([], true) => Ok(self.by_words(search, n_wanted)),
            ([only], false) => {
                let nearest = only.space.first(&only.order, n_wanted, among)?;
                let nearest = nearest.into_iter().enumerate();
                Ok(nearest.map(|ranked| by_vector(only, ranked)).collect())
            }
            (targets, by_words) => {
                let depth = n_wanted.max(MIN_FUSED);
                let nearest = targets.iter().map(|target| target.space.first(&target.order, depth, among));
                let nearest = nearest.collect::<Result<Vec<_>, _>>()?;
                let words = by_words.then(|| search.words.search(among, depth));
                Ok(fused(search, words, &nearest))
            }
        }
    }

    fn by_words(&self, search: &Search, n_wanted: usize) -> Vec<Candidate> {
        let (found, _) = search.words.search(search.among.as_ref(), n_wanted);
        let found = found.into_iter().enumerate();
        let candidates = found.map(|(rank, (row, score))| Candidate {
            row,
            score,
            near: None,
            explanation: Explanation {
                text: Some(part(rank, score, score)),
                ..Explanation::default()
            },
        });
        candidates.collect()
    }

    fn hit(&self, candidate: Candidate, search: &Search) -> Result<Option<Hit<'_>>, EngineError> {
        let Some(passages) = self.documents.get(candidate.row) else {
            return Ok(None);
        };
        Ok(Some(Hit {
            id: &passages.document.id,
            score: candidate.score,
            similarity: candidate.near.map(|near| near.similarity),
            document: &passages.document,
            passage: self.passage_hit(passages, candidate.near, search)?,
            explanation: search.query.explain.then_some(candidate.explanation),
        }))
    }

    fn passage_hit<'a>(
        &'a self,
        passages: &'a Passages,
        near: Option<Near>,
        search: &Search,
    ) -> Result<Option<PassageHit<'a>>, EngineError> {
        let meant = search.meant();
        let (field, field_text) = passages.body(&self.fields);
        let (range, highlights) = match (near, meant) {
            (Some(near), Some(target)) => {
                let range = passages.range(target.space.place(near.vector));
                let text = range.clone().and_then(|range| field_text.get(range));
                (range, search.words.ranges(text.unwrap_or_default()))
            }
            // Found by words or by another vector: the passage in which most of the words stand.
            _ => {
                let found = search.words.ranges(field_text);
                let range = passages.best(&found);
                let inside = range
                    .iter()
                    .flat_map(|range| within(&found, range))
                    .collect();
                (range, inside)
            }
        };
        let Some(range) = range else {
            return Ok(None);
        };
        let text = field_text.get(range.clone()).unwrap_or_default();
        let focus = match (search.query.focus, near, meant) {
            (true, Some(near), Some(target)) => self.focus(near, text, target, search.encoders)?,
            _ => None,
        };
        Ok(Some(PassageHit {
            field,
            field_text,
            range,
            text,
            highlights,
            focus,
        }))
    }

    /// The sentence of a passage that is nearest to what the text means.
    fn focus(
        &self,
        near: Near,
        passage: &str,
        target: &Target,
        encoders: Encoders,
    ) -> Result<Option<Range<usize>>, EngineError> {
        let (Some(text), Some(encoder), Some(place)) =
            (&self.text, encoders.text, target.order.place())
        else {
            return Ok(None);
        };
        let Ok(target) = Embedding::normalize(place.to_vec()) else {
            return Ok(None);
        };
        text.sentences
            .nearest(near.vector, passage, &target, encoder)
    }
}

impl<'a> Search<'a> {
    /// The target among texts, where candidates were compared by them.
    fn meant(&self) -> Option<&Target<'a>> {
        self.targets.first().filter(|target| target.field.is_none())
    }

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

/// What one ranking says of a document.
fn explanation(target: &Target, part: Part) -> Explanation {
    match target.field {
        None => Explanation {
            vector: Some(part),
            ..Explanation::default()
        },
        Some(field) => Explanation {
            fields: vec![(field.into(), part)],
            ..Explanation::default()
        },
    }
}

fn by_vector(target: &Target, (rank, near): (usize, Near)) -> Candidate {
    Candidate {
        row: near.row,
        score: near.similarity,
        near: Some(near),
        explanation: explanation(target, part(rank, near.similarity, near.similarity)),
    }
}

/// One order of the ranking by words, if there is one, and those by vectors.
fn fused(
    search: &Search,
    words: Option<(Vec<(u32, f32)>, f32)>,
    nearest: &[Vec<Near>],
) -> Vec<Candidate> {
    let n_by_words = usize::from(words.is_some());
    let by_words = words.map(|(scored, full)| Ranking {
        weight: search.query.weights.text,
        scored,
        full: Some(full),
    });
    let by_vectors = search.targets.iter().zip(nearest);
    let by_vectors = by_vectors.map(|(target, nearest)| Ranking {
        weight: target.weight,
        scored: nearest
            .iter()
            .map(|near| (near.row, near.similarity))
            .collect(),
        full: None,
    });
    let rankings: Vec<Ranking> = by_words.into_iter().chain(by_vectors).collect();
    let first = nearest.first().map_or(&[][..], Vec::as_slice);
    let candidate = |fused: Fused| {
        let place = |i: usize| {
            let scored = &rankings[i].scored;
            let rank = scored
                .iter()
                .position(|&(row, _)| row == fused.document_idx)?;
            Some(part(rank, scored[rank].1, fused.parts[i]))
        };
        let mut explained = Explanation {
            text: (n_by_words == 1).then(|| place(0)).flatten(),
            ..Explanation::default()
        };
        for (i, target) in search.targets.iter().enumerate() {
            if let Some(part) = place(n_by_words + i) {
                let one = explanation(target, part);
                explained.vector = explained.vector.or(one.vector);
                explained.fields.extend(one.fields);
            }
        }
        Candidate {
            row: fused.document_idx,
            score: fused.score,
            near: first
                .iter()
                .find(|near| near.row == fused.document_idx)
                .copied(),
            explanation: explained,
        }
    };
    fuse(&rankings, search.query.fusion)
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
