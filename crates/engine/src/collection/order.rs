//! The orders that a query can give to the vectors of one space. Large is good in all of them.

use nearsight_index::{Scored, SearchParams, Strategy, VectorIndex, context, discover, recommend};
use nearsight_payload::RoaringBitmap;
use nearsight_vector::Metric;

use crate::error::EngineError;

/// Candidates compared by int8 codes, at least (recall@10 .979 at 30k passages).
const MIN_RESCORE: usize = 200;
/// Candidates compared by int8 codes, per vector asked for.
const RESCORE_PER_VECTOR: usize = 4;

/// How the vectors of one space are ordered.
pub(super) enum Order {
    /// By their distance to a place.
    Near(Vec<f32>),
    /// By the one example that is nearest; what is nearest to an unwanted one comes last.
    BestScore {
        like: Vec<Vec<f32>>,
        unlike: Vec<Vec<f32>>,
    },
    /// By the pairs of which they are nearer to the first; if there is a place, then by their distance to it.
    Context {
        place: Option<Vec<f32>>,
        pairs: Vec<(Vec<f32>, Vec<f32>)>,
    },
}

impl Order {
    /// What is meant, if it is one place.
    pub(super) fn place(&self) -> Option<&[f32]> {
        match self {
            Self::Near(place) => Some(place),
            Self::BestScore { .. } => None,
            Self::Context { place, .. } => place.as_deref(),
        }
    }

    /// The first `limit` vectors of `among`. The scores of a distance are a cosine, a dot product or a negative Euclidean
    /// distance, those of examples Qdrant's (see [`recommend`], [`discover`] and [`context`]).
    ///
    /// # Errors
    /// What the metric says of a place or an example.
    pub(super) fn first(
        &self,
        index: &VectorIndex,
        limit: usize,
        among: Option<&RoaringBitmap>,
    ) -> Result<Vec<Scored>, EngineError> {
        let params = SearchParams {
            limit,
            rescore: limit.saturating_mul(RESCORE_PER_VECTOR).max(MIN_RESCORE),
            ..SearchParams::default()
        };
        Ok(match self {
            Self::Near(place) => {
                let mut found = index.search_values(place, &params, among)?;
                found.sort_by(|a, b| a.distance.total_cmp(&b.distance).then(a.id.cmp(&b.id)));
                let scored = found.into_iter().map(|neighbor| Scored {
                    id: neighbor.id,
                    score: similarity(index.metric(), neighbor.distance),
                });
                scored.collect()
            }
            Self::BestScore { like, unlike } => {
                recommend(index, like, unlike, Strategy::BestScore, &params, among)?
            }
            Self::Context {
                place: Some(place),
                pairs,
            } => discover(index, place.clone(), pairs, limit, among)?,
            Self::Context { place: None, pairs } => context(index, pairs, limit, among)?,
        })
    }
}

fn similarity(metric: Metric, distance: f32) -> f32 {
    match metric {
        Metric::Cosine | Metric::Dot => metric.score(distance),
        Metric::Euclidean => -distance,
    }
}
