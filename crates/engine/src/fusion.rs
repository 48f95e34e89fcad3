//! Several rankings of the same documents as one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Deserialize;

/// How rankings are put together.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fusion {
    /// Reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009): the sum of `weight / (k + rank)`,
    /// ranks from 1. Scores do not count, so they need no common scale.
    Rrf {
        /// How much the first ranks differ: small is steep, 60 is the paper's.
        #[serde(default = "default_k")]
        k: f32,
    },
    /// The sum of `weight * score`, with scores as shares of [`Ranking::full`] where that is known, otherwise moved and
    /// stretched so that the ranking's best is 1 and its last is 0.
    WeightedSum,
}

impl Default for Fusion {
    /// The sum: of the ways compared by `nearsight-bench fusions` it alone is better than words and than vectors by themselves,
    /// and leaves questions without a word of the text to the vectors.
    fn default() -> Self {
        Self::WeightedSum
    }
}

fn default_k() -> f32 {
    60.0
}

/// Documents by score, best first, no document twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// How much it counts beside the others; 0 leaves it out.
    pub weight: f32,
    /// Document and score, large is near.
    pub scored: Vec<(u32, f32)>,
    /// The score of a full answer. So a ranking of which even the best answers little says little.
    pub full: Option<f32>,
}

/// A document with the sum of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Fused {
    /// The document.
    pub document_idx: u32,
    /// The sum of `parts`.
    pub score: f32,
    /// What each ranking gave, in their order; 0 where the document is not in it.
    pub parts: Vec<f32>,
}

/// One ranking of every document that is in one of `rankings`, best first, ties by document.
pub fn fuse(rankings: &[Ranking], fusion: Fusion) -> Vec<Fused> {
    let mut parts: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    for (ranking_idx, ranking) in rankings.iter().enumerate() {
        for (rank, &(document_idx, score)) in ranking.scored.iter().enumerate() {
            let part = ranking.weight * share(fusion, rank, score, ranking);
            let parts = parts.entry(document_idx);
            parts.or_insert_with(|| vec![0.0; rankings.len()])[ranking_idx] = part;
        }
    }
    let sum = |(document_idx, parts): (u32, Vec<f32>)| Fused {
        document_idx,
        score: parts.iter().sum(),
        parts,
    };
    let mut fused: Vec<Fused> = parts.into_iter().map(sum).collect();
    fused.sort_by(order);
    fused
}

fn order(a: &Fused, b: &Fused) -> Ordering {
    let by_score = b.score.total_cmp(&a.score);
    by_score.then(a.document_idx.cmp(&b.document_idx))
}

/// What a rank or a score is worth in its ranking, in 0..=1.
fn share(fusion: Fusion, rank: usize, score: f32, ranking: &Ranking) -> f32 {
    match fusion {
        Fusion::Rrf { k } => 1.0 / (k + 1.0 + rank as f32),
        Fusion::WeightedSum => match (ranking.full, ranking.scored.as_slice()) {
            (Some(full), _) => score / full,
            (None, [(_, best), .., (_, last)]) if best > last => (score - last) / (best - last),
            (None, _) => 1.0,
        },
    }
}

#[cfg(test)]
mod tests;
