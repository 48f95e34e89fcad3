//! Which candidates make the page: near enough, one of each group, unlike those above them.

use std::collections::BTreeSet;

use nearsight_index::marginal_relevance;
use nearsight_payload::Scalar;
use nearsight_vector::Embedding;

use crate::error::EngineError;

use super::super::Collection;
use super::{Candidate, Search};

impl Collection {
    /// The candidates of the page, in order. What was found by words alone learns how near it is.
    pub(super) fn choose(
        &self,
        search: &Search,
        candidates: Vec<Candidate>,
    ) -> Result<Vec<Candidate>, EngineError> {
        let query = search.query;
        let n_page = query.offset.saturating_add(query.limit);
        let mut groups = BTreeSet::new();
        let mut chosen = Vec::new();
        for mut candidate in candidates {
            if !self.is_new_group(search, candidate.row, &mut groups) {
                continue;
            }
            if let (None, Some(target)) = (candidate.near, search.targets.first()) {
                candidate.near = target.space.best_of(candidate.row, &target.order)?;
            }
            let similarity = candidate.near.map_or(f32::INFINITY, |near| near.similarity);
            if query.min_similarity.is_some_and(|least| similarity < least) {
                continue;
            }
            chosen.push(candidate);
            if chosen.len() == n_page && query.diversity == 0.0 {
                break;
            }
        }
        if query.diversity > 0.0 {
            chosen = diversified(search, &chosen, n_page);
        }
        Ok(chosen
            .into_iter()
            .skip(query.offset)
            .take(query.limit)
            .collect())
    }

    /// Whether no document above has the same value of the key to group by.
    fn is_new_group(&self, search: &Search, row: u32, seen: &mut BTreeSet<Scalar>) -> bool {
        let Some(key) = &search.query.group_by else {
            return true;
        };
        let payloads = self.documents.payloads();
        let groups = payloads.groups(key, row, self);
        let is_new = groups.iter().all(|group| !seen.contains(group));
        if is_new {
            seen.extend(groups);
        }
        is_new
    }
}

/// [`marginal_relevance`] over the scores, stretched to 0..=1, and the cosines of the vectors that were found.
fn diversified(search: &Search, candidates: &[Candidate], n_wanted: usize) -> Vec<Candidate> {
    let diversity = search.query.diversity;
    let best = candidates.first().map_or(1.0, |first| first.score);
    let last = candidates.last().map_or(0.0, |last| last.score);
    let relevance = |candidate: &Candidate| match best > last {
        true => (candidate.score - last) / (best - last),
        false => 1.0,
    };
    let vector = |candidate: &Candidate| {
        let space = search.targets.first()?.space;
        Embedding::normalize(space.values(candidate.near?.vector)?).ok()
    };
    let vectors: Vec<Option<Embedding>> = candidates.iter().map(vector).collect();
    // What points away from each other differs no less than what has nothing in common.
    let alike = |a: usize, b: usize| match (&vectors[a], &vectors[b]) {
        (Some(a), Some(b)) => a.cosine(b).max(0.0),
        _ => 0.0,
    };
    let relevance = |i: usize| relevance(&candidates[i]);
    let chosen = marginal_relevance(
        candidates.len(),
        n_wanted,
        1.0 - diversity,
        relevance,
        alike,
    );
    let chosen = chosen.into_iter();
    chosen.map(|i| candidates[i].clone()).collect()
}
