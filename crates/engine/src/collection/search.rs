//! From a query to documents: the nearest passages, the best one of each document, and what to show of it.

use std::collections::BTreeSet;

use nearsight_encoder::TextEncoder;
use nearsight_index::{Neighbor, SearchParams};
use nearsight_vector::Embedding;

use crate::error::EngineError;
use crate::highlight::highlight;
use crate::hit::{Hit, PassageHit};
use crate::query::Query;

use super::Collection;

/// Neighbours asked for per document wanted at first: long documents send several passages.
const NEIGHBORS_PER_DOCUMENT: usize = 2;
/// Candidates compared by int8 codes, at least (recall@10 .979 at 30k passages).
const MIN_RESCORE: usize = 200;
/// Candidates compared by int8 codes, per neighbour asked for.
const RESCORE_PER_NEIGHBOR: usize = 4;

impl Collection {
    /// The documents nearest to a query, best first, each with its best passage. Equal scores keep the
    /// order in which the documents were added, so the same query always gets the same answer.
    ///
    /// # Errors
    /// [`EngineError::QueryEmpty`], [`EngineError::QueryTooLong`], [`EngineError::ModelMismatch`].
    pub fn search(
        &self,
        query: &Query,
        encoder: &TextEncoder,
    ) -> Result<Vec<Hit<'_>>, EngineError> {
        query.check()?;
        self.model.check(encoder)?;
        let embedding = encoder.encode_query(&query.text)?;
        let n_wanted = query
            .offset
            .saturating_add(query.limit)
            .min(self.n_documents());
        let neighbors = self.nearest_documents(&embedding, n_wanted)?;
        let page = neighbors.iter().skip(query.offset).take(query.limit);
        page.filter_map(|neighbor| self.hit(neighbor, query, &embedding, encoder).transpose())
            .collect()
    }

    /// The best passage of each of the `n_wanted` nearest documents. Asks for more neighbours until there
    /// are enough documents or no more passages.
    fn nearest_documents(
        &self,
        embedding: &Embedding,
        n_wanted: usize,
    ) -> Result<Vec<Neighbor>, EngineError> {
        let n_passages = self.n_passages();
        let mut limit = n_wanted
            .saturating_mul(NEIGHBORS_PER_DOCUMENT)
            .min(n_passages);
        loop {
            let params = SearchParams {
                limit,
                rescore: limit.saturating_mul(RESCORE_PER_NEIGHBOR).max(MIN_RESCORE),
                ..SearchParams::default()
            };
            let mut neighbors = self.index.search(embedding, &params, None)?;
            neighbors.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.id.0.cmp(&b.id.0)));
            let mut best = self.best_of_documents(neighbors);
            if best.len() >= n_wanted || limit >= n_passages {
                best.truncate(n_wanted);
                return Ok(best);
            }
            limit = limit.saturating_mul(4).min(n_passages);
        }
    }

    /// Keeps the first neighbour of each document.
    fn best_of_documents(&self, mut neighbors: Vec<Neighbor>) -> Vec<Neighbor> {
        let mut seen = BTreeSet::new();
        neighbors.retain(|neighbor| {
            let slot_idx = self.documents.slot_idx(neighbor.id.0 as usize);
            slot_idx.is_some_and(|slot_idx| seen.insert(slot_idx))
        });
        neighbors
    }

    fn hit(
        &self,
        neighbor: &Neighbor,
        query: &Query,
        embedding: &Embedding,
        encoder: &TextEncoder,
    ) -> Result<Option<Hit<'_>>, EngineError> {
        let Some((passages, range)) = self.documents.passage(neighbor.id.0 as usize) else {
            return Ok(None);
        };
        let (field, field_text) = passages.body(&self.fields);
        let text = field_text.get(range.clone()).unwrap_or_default();
        let focus = match query.focus {
            true => self
                .sentences
                .nearest(neighbor.id, text, embedding, encoder)?,
            false => None,
        };
        Ok(Some(Hit {
            id: &passages.document.id,
            score: 1.0 - neighbor.distance,
            document: &passages.document,
            passage: PassageHit {
                field,
                field_text,
                range,
                text,
                highlights: highlight(&query.text, text),
                focus,
            },
        }))
    }
}

#[cfg(test)]
mod tests;
