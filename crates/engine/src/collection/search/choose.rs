//! Which candidates make the page: near enough, one of each group, unlike those above them.

use std::collections::BTreeSet;

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
                candidate.near = target.space.nearest_of(candidate.row, &target.values)?;
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
            chosen = diversified(search, chosen, n_page);
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

/// Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): next is always the candidate with the largest
/// `(1 - d) * relevance - d * similarity to the nearest one before`. Relevance is the score, stretched to 0..=1.
fn diversified(search: &Search, candidates: Vec<Candidate>, n_wanted: usize) -> Vec<Candidate> {
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
    // Candidate, its vector, and its similarity to the nearest chosen one.
    let mut left: Vec<(Candidate, Option<Embedding>, f32)> = candidates
        .into_iter()
        .map(|candidate| (candidate.clone(), vector(&candidate), 0.0))
        .collect();
    let mut chosen = Vec::new();
    while !left.is_empty() && chosen.len() < n_wanted {
        let worth = |(candidate, _, alike): &(Candidate, Option<Embedding>, f32)| {
            (1.0 - diversity) * relevance(candidate) - diversity * alike
        };
        // The first of equals.
        let next = (0..left.len())
            .rev()
            .max_by(|&a, &b| worth(&left[a]).total_cmp(&worth(&left[b])));
        let (candidate, own, _) = left.remove(next.unwrap_or(0));
        for (_, other, alike) in &mut left {
            if let (Some(own), Some(other)) = (&own, other) {
                *alike = alike.max(own.cosine(other));
            }
        }
        chosen.push(candidate);
    }
    chosen
}
