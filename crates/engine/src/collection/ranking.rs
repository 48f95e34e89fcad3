//! Documents ranked by vectors: the nearest passages, the best one of each document.

use std::collections::BTreeSet;

use nearsight_index::{Neighbor, SearchParams, VectorId};
use nearsight_payload::RoaringBitmap;
use nearsight_vector::Embedding;

use crate::error::EngineError;

use super::Collection;

/// Neighbours asked for per document wanted at first: long documents send several passages.
const NEIGHBORS_PER_DOCUMENT: usize = 2;
/// Candidates compared by int8 codes, at least (recall@10 .979 at 30k passages).
const MIN_RESCORE: usize = 200;
/// Candidates compared by int8 codes, per neighbour asked for.
const RESCORE_PER_NEIGHBOR: usize = 4;

/// A document and its passage nearest to a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub(super) row: u32,
    pub(super) passage: VectorId,
    pub(super) similarity: f32,
}

impl Collection {
    /// The best passage of each of the `n_wanted` nearest documents of `among`, nearest first. Asks for more neighbours until
    /// there are enough documents or no more passages. Equally near ones keep the order in which they were added.
    pub(super) fn nearest_documents(
        &self,
        embedding: &Embedding,
        n_wanted: usize,
        among: Option<&RoaringBitmap>,
    ) -> Result<Vec<Near>, EngineError> {
        let passages = among.map(|rows| self.passages_of(rows));
        let n_passages = passages
            .as_ref()
            .map_or(self.n_passages(), |passages| passages.len() as usize);
        let mut limit = n_wanted
            .saturating_mul(NEIGHBORS_PER_DOCUMENT)
            .min(n_passages);
        loop {
            let params = SearchParams {
                limit,
                rescore: limit.saturating_mul(RESCORE_PER_NEIGHBOR).max(MIN_RESCORE),
                ..SearchParams::default()
            };
            let mut neighbors = self.index.search(embedding, &params, passages.as_ref())?;
            neighbors.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.id.0.cmp(&b.id.0)));
            let mut best = self.best_of_documents(&neighbors);
            if best.len() >= n_wanted || limit >= n_passages {
                best.truncate(n_wanted);
                return Ok(best);
            }
            limit = limit.saturating_mul(4).min(n_passages);
        }
    }

    /// The passage of one document that is nearest to `embedding`.
    pub(super) fn nearest_passage(
        &self,
        row: u32,
        embedding: &Embedding,
    ) -> Result<Option<Near>, EngineError> {
        let nearest = self.nearest_documents(embedding, 1, Some(&RoaringBitmap::from([row])))?;
        Ok(nearest.into_iter().next())
    }

    /// Positions of the passages of some documents.
    fn passages_of(&self, rows: &RoaringBitmap) -> RoaringBitmap {
        let mut passages = RoaringBitmap::new();
        for row in rows {
            let range = self.documents.passages_of(row as usize);
            // Positions come from the index, which counts in u32.
            passages.insert_range(range.start as u32..range.end as u32);
        }
        passages
    }

    /// The first neighbour of each document.
    fn best_of_documents(&self, neighbors: &[Neighbor]) -> Vec<Near> {
        let mut seen = BTreeSet::new();
        let near = |neighbor: &Neighbor| {
            let row = self.documents.slot_idx(neighbor.id.0 as usize)? as u32;
            seen.insert(row).then_some(Near {
                row,
                passage: neighbor.id,
                similarity: 1.0 - neighbor.distance,
            })
        };
        neighbors.iter().filter_map(near).collect()
    }
}
