//! Searches by example: more like these and less like those, and answers that differ from each other.
//!
//! Scores and formulas are Qdrant's (its documentation, "Explore the data", and `reco_query.rs`, `discovery_query.rs`,
//! `context_query.rs`), where a similarity is large for near vectors: the cosine, the inner product, the negative square
//! of the Euclidean distance. But for the average vector, these orders have no nearest region that a graph could lead to:
//! every vector that passes is scored, by its 8-bit codes.

use nearsight_vector::{Metric, VectorError, kernel};
use roaring::RoaringBitmap;

use crate::{IndexError, SearchParams, VectorId, VectorIndex};

#[cfg(test)]
mod tests;

/// A vector and its score; large is better.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Which vector.
    pub id: VectorId,
    /// By the formula of the search that gave it.
    pub score: f32,
}

/// How examples become an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strategy {
    /// A search for `2 * mean(like) - mean(unlike)`; needs something liked. As quick as a search.
    #[default]
    AverageVector,
    /// By the one example that is nearest: above .5 if it is liked, below 0 if it is not.
    BestScore,
}

/// An example that one side of is wanted: nearer to the first than to the second.
pub type Pair = (VectorId, VectorId);

/// Vectors like `like` and unlike `unlike`, best first, ties by id; the examples themselves are not among them.
///
/// # Errors
/// `index-no-vector` if an example is not there; `index-no-example` if there is none, or none liked for the average.
pub fn recommend(
    index: &VectorIndex,
    like: &[VectorId],
    unlike: &[VectorId],
    strategy: Strategy,
    params: &SearchParams,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let (liked, unliked) = (values_of(index, like)?, values_of(index, unlike)?);
    let passing = passing(index, &[like, unlike].concat(), filter);
    match strategy {
        Strategy::AverageVector => {
            let query = average(&liked, &unliked).ok_or(IndexError::NoExample)?;
            let found = match index.search_values(&query, params, Some(&passing)) {
                // What is liked and what is not cancel out: there is no direction to look in.
                Err(IndexError::Vector(VectorError::Zero)) => return Err(IndexError::NoExample),
                found => found?,
            };
            let scored = found.into_iter().map(|neighbor| Scored {
                id: neighbor.id,
                score: index.metric().score(neighbor.distance),
            });
            Ok(scored.collect())
        }
        Strategy::BestScore if liked.is_empty() && unliked.is_empty() => Err(IndexError::NoExample),
        Strategy::BestScore => {
            let n_liked = liked.len();
            let score = |similarities: &[f32]| best_score(similarities.split_at(n_liked));
            Ok(best(
                index,
                &[liked, unliked].concat(),
                &passing,
                params.limit,
                score,
            ))
        }
    }
}

/// Vectors near `target` on the right side of each pair: the more pairs, the better, and the nearer to the target among
/// equals. Best first, ties by id, without the examples.
///
/// # Errors
/// `index-no-vector` if an example is not there.
pub fn discover(
    index: &VectorIndex,
    target: VectorId,
    context: &[Pair],
    limit: usize,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let mut ids = vec![target];
    ids.extend(context.iter().flat_map(|pair| [pair.0, pair.1]));
    let examples = values_of(index, &ids)?;
    let score = |similarities: &[f32]| {
        let pairs = similarities[1..].chunks_exact(2);
        let rank: f32 = pairs
            .map(|pair| if pair[0] > pair[1] { 1.0 } else { -1.0 })
            .sum();
        rank + scaled_sigmoid(similarities[0])
    };
    Ok(best(
        index,
        &examples,
        &passing(index, &ids, filter),
        limit,
        score,
    ))
}

/// Vectors on the right side of all pairs, where none is better than another, or as little on the wrong side as can be:
/// best first, ties by id, without the examples.
///
/// # Errors
/// `index-no-vector` if an example is not there.
pub fn context(
    index: &VectorIndex,
    context: &[Pair],
    limit: usize,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let ids: Vec<VectorId> = context.iter().flat_map(|pair| [pair.0, pair.1]).collect();
    let examples = values_of(index, &ids)?;
    let score = |similarities: &[f32]| {
        let pairs = similarities.chunks_exact(2);
        let losses = pairs.map(|pair| sigmoid((pair[0] - pair[1] - f32::EPSILON).min(0.0)));
        losses.sum()
    };
    Ok(best(
        index,
        &examples,
        &passing(index, &ids, filter),
        limit,
        score,
    ))
}

/// At most `limit` of `candidates` (best first, scores large for good ones), each next the one with the largest
/// `lambda * score - (1 - lambda) * similarity` to the most similar already taken (maximal marginal relevance, Carbonell and
/// Goldstein 1998). A `lambda` of 1 keeps their order, 0 looks at variety alone; of equals the first is taken.
///
/// # Errors
/// `index-no-vector` if a candidate is not there.
pub fn diversify(
    index: &VectorIndex,
    candidates: &[Scored],
    lambda: f32,
    limit: usize,
) -> Result<Vec<Scored>, IndexError> {
    let ids: Vec<VectorId> = candidates.iter().map(|candidate| candidate.id).collect();
    let values = values_of(index, &ids)?;
    let mut left: Vec<(usize, f32)> = (0..candidates.len())
        .map(|i| (i, f32::NEG_INFINITY))
        .collect();
    let mut taken = Vec::new();
    while taken.len() < limit {
        let marginal = |&(i, nearest): &(usize, f32)| {
            let redundancy = if nearest.is_finite() { nearest } else { 0.0 };
            lambda * candidates[i].score - (1.0 - lambda) * redundancy
        };
        let best = (0..left.len()).reduce(|a, b| {
            if marginal(&left[b]) > marginal(&left[a]) {
                b
            } else {
                a
            }
        });
        let Some(best) = best else { break };
        let (chosen, _) = left.remove(best);
        taken.push(candidates[chosen]);
        for (i, nearest) in &mut left {
            *nearest = nearest.max(similarity(&values[chosen], &values[*i], index.metric()));
        }
    }
    Ok(taken)
}

fn values_of(index: &VectorIndex, ids: &[VectorId]) -> Result<Vec<Vec<f32>>, IndexError> {
    let values = ids
        .iter()
        .map(|&id| index.values(id).ok_or(IndexError::NoVector(id.0)));
    values.collect()
}

fn passing(index: &VectorIndex, but: &[VectorId], filter: Option<&RoaringBitmap>) -> RoaringBitmap {
    let mut passing = match filter {
        Some(filter) => filter.clone(),
        None => {
            let mut all = RoaringBitmap::new();
            all.insert_range(0..index.len() as u32);
            all
        }
    };
    for id in but {
        passing.remove(id.0);
    }
    passing
}

fn average(liked: &[Vec<f32>], unliked: &[Vec<f32>]) -> Option<Vec<f32>> {
    let liked = mean(liked)?;
    let Some(unliked) = mean(unliked) else {
        return Some(liked);
    };
    Some(
        liked
            .iter()
            .zip(unliked)
            .map(|(like, unlike)| like + like - unlike)
            .collect(),
    )
}

fn mean(rows: &[Vec<f32>]) -> Option<Vec<f32>> {
    let mut sum = rows.first()?.clone();
    for row in &rows[1..] {
        sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
    Some(sum.into_iter().map(|sum| sum / rows.len() as f32).collect())
}

/// The best `limit` of what passes, by a score that is made of the similarities to `examples`.
fn best(
    index: &VectorIndex,
    examples: &[Vec<f32>],
    passing: &RoaringBitmap,
    limit: usize,
    score: impl Fn(&[f32]) -> f32,
) -> Vec<Scored> {
    let mut scored: Vec<Scored> = index
        .similarities(examples, passing)
        .map(|(id, similarities)| Scored {
            id,
            score: score(&similarities),
        })
        .collect();
    let order = |a: &Scored, b: &Scored| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id));
    if limit < scored.len() {
        scored.select_nth_unstable_by(limit, order);
        scored.truncate(limit);
    }
    scored.sort_unstable_by(order);
    scored
}

fn best_score((liked, unliked): (&[f32], &[f32])) -> f32 {
    let most = |similarities: &[f32]| {
        similarities
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max)
    };
    let (liked, unliked) = (most(liked), most(unliked));
    if liked > unliked {
        scaled_sigmoid(liked)
    } else {
        -scaled_sigmoid(unliked)
    }
}

/// In -1..1.
fn sigmoid(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

/// In 0..1.
fn scaled_sigmoid(x: f32) -> f32 {
    0.5 * (sigmoid(x) + 1.0)
}

fn similarity(a: &[f32], b: &[f32], metric: Metric) -> f32 {
    match metric {
        Metric::Cosine | Metric::Dot => kernel::dot_f32(a, b),
        Metric::Euclidean => -a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>(),
    }
}

/// What Qdrant orders by, of a distance.
pub(crate) fn similarity_of(distance: f32, metric: Metric) -> f32 {
    match metric {
        Metric::Cosine => 1.0 - distance,
        Metric::Dot => -distance,
        Metric::Euclidean => -distance * distance,
    }
}
