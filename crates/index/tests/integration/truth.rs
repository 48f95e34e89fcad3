//! Mean recall of an index against exact f32 neighbours; shared by the recall tests.

use nearsight_index::{SearchParams, VectorIndex};
use nearsight_test_support::{nearest_exact, recall};
use nearsight_vector::{Embedding, Metric};

/// A flat index of `corpus`; vector `i` has id `i`.
pub(crate) fn flat(corpus: &[Embedding]) -> VectorIndex {
    let mut index = VectorIndex::new(corpus[0].dimension(), Metric::Cosine);
    for embedding in corpus {
        index.insert(embedding).expect("one dimension");
    }
    index
}

/// recall@`params.limit`, the mean over `queries`.
pub(crate) fn mean_recall(
    index: &VectorIndex,
    corpus: &[Embedding],
    queries: &[Embedding],
    params: &SearchParams,
) -> f64 {
    let recalls = queries.iter().map(|query| {
        let found = index.search(query, params, None).expect("one dimension");
        let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
        recall(&found, &nearest_exact(query, corpus, params.limit))
    });
    recalls.sum::<f64>() / queries.len() as f64
}
