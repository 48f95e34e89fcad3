//! Searches by example: more like these and less like those, and answers that differ from each other.
//!
//! Scores and formulas are Qdrant's (its documentation, "Explore the data", and `reco_query.rs`, `discovery_query.rs`,
//! `context_query.rs`), where a similarity is large for near vectors: the cosine, the inner product, the negative square
//! of the Euclidean distance. But for the average vector, these orders have no nearest region that a graph could lead to:
//! every vector that passes is scored, by its 8-bit codes.

use nearsight_vector::{Embedding, Metric, VectorError, kernel};
use roaring::RoaringBitmap;

use crate::marginal_relevance::marginal_relevance;
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

/// A vector to search by.
#[derive(Debug, Clone, PartialEq)]
pub enum Example {
    /// One of the index. It is not among the answers.
    Stored(VectorId),
    /// Any other, as [`VectorIndex::search_values`] takes them.
    Values(Vec<f32>),
}

impl From<VectorId> for Example {
    fn from(id: VectorId) -> Self {
        Self::Stored(id)
    }
}

impl From<Vec<f32>> for Example {
    fn from(values: Vec<f32>) -> Self {
        Self::Values(values)
    }
}

impl From<Embedding> for Example {
    fn from(embedding: Embedding) -> Self {
        Self::Values(embedding.as_slice().to_vec())
    }
}

/// Examples that one side of is wanted: nearer to the first than to the second.
pub type Pair<E = VectorId> = (E, E);

/// Vectors like `like` and unlike `unlike`, best first, ties by id; the examples themselves are not among them.
///
/// # Errors
/// `index-no-vector` if an example is not there; what [`Metric::check`] says of one that is given by its values;
/// `index-no-example` if there is none, or none liked for the average.
pub fn recommend<E: Into<Example> + Clone>(
    index: &VectorIndex,
    like: &[E],
    unlike: &[E],
    strategy: Strategy,
    params: &SearchParams,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let examples = Examples::of(index, like.iter().chain(unlike).cloned(), filter)?;
    let Examples { values, passing } = &examples;
    let (liked, unliked) = values.split_at(like.len());
    match strategy {
        Strategy::AverageVector => {
            let query = average(liked, unliked).ok_or(IndexError::NoExample)?;
            let found = match index.search_values(&query, params, Some(passing)) {
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
        Strategy::BestScore if values.is_empty() => Err(IndexError::NoExample),
        Strategy::BestScore => {
            let score = |similarities: &[f32]| best_score(similarities.split_at(like.len()));
            Ok(examples.best(index, params.limit, score))
        }
    }
}

/// Vectors near `target` on the right side of each pair: the more pairs, the better, and the nearer to the target among
/// equals. Best first, ties by id, without the examples.
///
/// # Errors
/// `index-no-vector` if an example is not there; what [`Metric::check`] says of one that is given by its values.
pub fn discover<E: Into<Example> + Clone>(
    index: &VectorIndex,
    target: E,
    context: &[Pair<E>],
    limit: usize,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let all = std::iter::once(target).chain(both_of(context));
    let score = |similarities: &[f32]| {
        let pairs = similarities[1..].chunks_exact(2);
        let rank: f32 = pairs
            .map(|pair| if pair[0] > pair[1] { 1.0 } else { -1.0 })
            .sum();
        rank + scaled_sigmoid(similarities[0])
    };
    Ok(Examples::of(index, all, filter)?.best(index, limit, score))
}

/// Vectors on the right side of all pairs, where none is better than another, or as little on the wrong side as can be:
/// best first, ties by id, without the examples.
///
/// # Errors
/// `index-no-vector` if an example is not there; what [`Metric::check`] says of one that is given by its values.
pub fn context<E: Into<Example> + Clone>(
    index: &VectorIndex,
    context: &[Pair<E>],
    limit: usize,
    filter: Option<&RoaringBitmap>,
) -> Result<Vec<Scored>, IndexError> {
    let score = |similarities: &[f32]| {
        let pairs = similarities.chunks_exact(2);
        let losses = pairs.map(|pair| sigmoid((pair[0] - pair[1] - f32::EPSILON).min(0.0)));
        losses.sum()
    };
    Ok(Examples::of(index, both_of(context), filter)?.best(index, limit, score))
}

fn both_of<E: Clone>(pairs: &[Pair<E>]) -> impl Iterator<Item = E> {
    pairs
        .iter()
        .cloned()
        .flat_map(|(first, second)| [first, second])
}

/// At most `limit` of `candidates` (best first, scores large for good ones) that differ from each other:
/// [`marginal_relevance`] over their scores and their similarities.
///
/// # Errors
/// `index-no-vector` if a candidate is not there.
pub fn diversify(
    index: &VectorIndex,
    candidates: &[Scored],
    lambda: f32,
    limit: usize,
) -> Result<Vec<Scored>, IndexError> {
    let values = candidates
        .iter()
        .map(|candidate| values_of(index, candidate.id));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    let taken = marginal_relevance(
        candidates.len(),
        limit,
        lambda,
        |i| candidates[i].score,
        |i, j| similarity(&values[i], &values[j], index.metric()),
    );
    Ok(taken.into_iter().map(|i| candidates[i]).collect())
}

fn values_of(index: &VectorIndex, id: VectorId) -> Result<Vec<f32>, IndexError> {
    index.values(id).ok_or(IndexError::NoVector(id.0))
}

/// Vectors to search by, and what may be found.
struct Examples {
    values: Vec<Vec<f32>>,
    passing: RoaringBitmap,
}

impl Examples {
    fn of<E: Into<Example>>(
        index: &VectorIndex,
        examples: impl Iterator<Item = E>,
        filter: Option<&RoaringBitmap>,
    ) -> Result<Self, IndexError> {
        let mut passing = filter.cloned().unwrap_or_else(|| {
            let mut all = RoaringBitmap::new();
            all.insert_range(0..index.len() as u32);
            all
        });
        let mut values = Vec::new();
        for example in examples {
            values.push(match example.into() {
                Example::Stored(id) => {
                    passing.remove(id.0);
                    values_of(index, id)?
                }
                Example::Values(values) => index.prepared(&values)?,
            });
        }
        Ok(Self { values, passing })
    }

    /// The best `limit` of what passes, by a score that is made of the similarities to the examples.
    fn best(
        &self,
        index: &VectorIndex,
        limit: usize,
        score: impl Fn(&[f32]) -> f32,
    ) -> Vec<Scored> {
        let scored = index.similarities(&self.values, &self.passing);
        let mut scored: Vec<Scored> = scored
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
