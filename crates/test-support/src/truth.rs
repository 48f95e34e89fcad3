//! Brute force: what every approximate answer is held against.

use nearsight_vector::Embedding;

#[cfg(test)]
mod tests;

/// Positions of the `k` embeddings of `corpus` nearest to `query` by exact f32 cosine, nearest first, ties by position.
pub fn nearest_exact(query: &Embedding, corpus: &[Embedding], k: usize) -> Vec<usize> {
    let cosines: Vec<f32> = corpus.iter().map(|e| query.cosine(e)).collect();
    let mut order: Vec<usize> = (0..corpus.len()).collect();
    order.sort_by(|&a, &b| cosines[b].total_cmp(&cosines[a]).then(a.cmp(&b)));
    order.truncate(k);
    order
}

/// Share of `truth` that is in `found`, order aside; 1 where `truth` is empty.
pub fn recall(found: &[usize], truth: &[usize]) -> f64 {
    if truth.is_empty() {
        return 1.0;
    }
    let hits = truth.iter().filter(|t| found.contains(t)).count();
    hits as f64 / truth.len() as f64
}
