//! How close two encoders' vectors of the same texts are: by angle, and by what a search would find.

use nearsight_vector::Embedding;
use serde_json::{Value, json};

/// Neighbours compared.
const N_NEIGHBORS: usize = 10;
/// Passages whose neighbours are looked for at most; all are candidates.
const MAX_SEARCHES: usize = 1000;

/// The vectors of one encoder.
pub(super) struct Vectors {
    /// One a passage.
    pub(super) passages: Vec<Embedding>,
    /// One a passage: of its first sentence, as somebody might ask for it.
    pub(super) queries: Vec<Embedding>,
}

/// An encoder against the original.
#[derive(Debug)]
pub(super) struct Closeness {
    pub(super) n_passages: usize,
    /// Of the passages' cosines.
    pub(super) mean: f32,
    /// A hundredth of the passages are below.
    pub(super) first_percentile: f32,
    pub(super) minimum: f32,
    /// Share of a passage's ten nearest neighbours that the original names too.
    pub(super) overlap: f32,
    /// Share of queries that find the same passage first; the passage that a query is from does not count.
    pub(super) same_first: f32,
}

impl Closeness {
    /// Of at least one passage.
    pub(super) fn of(ours: &Vectors, original: &Vectors) -> Self {
        let pairs = ours.passages.iter().zip(&original.passages);
        let mut cosines: Vec<f32> = pairs.map(|(ours, theirs)| ours.cosine(theirs)).collect();
        cosines.sort_by(f32::total_cmp);
        let at = |index: usize| cosines.get(index).copied().unwrap_or_default();
        let n_passages = cosines.len();
        let sum: f64 = cosines.iter().map(|cosine| f64::from(*cosine)).sum();
        let found = |vectors: &[Embedding], among: &[Embedding], n| -> Vec<Vec<usize>> {
            let searches = vectors.iter().enumerate().take(MAX_SEARCHES);
            let nearest = searches.map(|(index, vector)| nearest(vector, among, index, n));
            nearest.collect()
        };
        Self {
            n_passages,
            mean: (sum / n_passages.max(1) as f64) as f32,
            first_percentile: at(n_passages / 100),
            minimum: at(0),
            overlap: shared(
                &found(&ours.passages, &ours.passages, N_NEIGHBORS),
                &found(&original.passages, &original.passages, N_NEIGHBORS),
            ),
            same_first: shared(
                &found(&ours.queries, &ours.passages, 1),
                &found(&original.queries, &original.passages, 1),
            ),
        }
    }

    /// The figures by name.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "n_passages": self.n_passages,
            "cosine_mean": self.mean,
            "cosine_p01": self.first_percentile,
            "cosine_min": self.minimum,
            "overlap_at_10": self.overlap,
            "same_first": self.same_first,
        })
    }
}

/// The `n` passages nearest to `vector`, without passage `own`.
fn nearest(vector: &Embedding, passages: &[Embedding], own: usize, n: usize) -> Vec<usize> {
    let others = passages.iter().enumerate().filter(|(at, _)| *at != own);
    let mut scored: Vec<(f32, usize)> = others.map(|(at, it)| (vector.cosine(it), at)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(n).map(|(_, at)| at).collect()
}

/// How many of the one lists' members are in the other lists, as a share; 1 if there are none.
fn shared(ours: &[Vec<usize>], theirs: &[Vec<usize>]) -> f32 {
    let both = ours.iter().zip(theirs);
    let found = both.flat_map(|(ours, theirs)| ours.iter().filter(|at| theirs.contains(at)));
    match theirs.iter().map(Vec::len).sum::<usize>() {
        0 => 1.0,
        wanted => found.count() as f32 / wanted as f32,
    }
}

#[cfg(test)]
mod tests;
