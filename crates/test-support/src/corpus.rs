//! Synthetic embeddings.

use nearsight_vector::Embedding;

use crate::Random;

#[cfg(test)]
mod tests;

/// How far a member of a cluster lies from its centre, where a centre has norm 1: a typical cosine of
/// about .7 to the centre and .5 between two members, as for passages on one subject.
const SPREAD: f32 = 1.0;

/// `n` embeddings around `clusters` random centres.
pub fn clustered(seed: u64, n: usize, dimension: usize, clusters: usize) -> Vec<Embedding> {
    let mut random = Random::new(seed);
    let centres: Vec<_> = (0..clusters.max(1))
        .map(|_| direction(&mut random, &vec![0.0; dimension], 1.0))
        .collect();
    (0..n)
        .map(|_| {
            let centre = centres[random.below(centres.len())].as_slice();
            direction(&mut random, centre, SPREAD)
        })
        .collect()
}

/// Queries: embeddings of the corpus, each moved by noise of norm `spread`.
pub fn perturbed(seed: u64, corpus: &[Embedding], n: usize, spread: f32) -> Vec<Embedding> {
    let mut random = Random::new(seed);
    (0..n)
        .map(|_| {
            let origin = corpus[random.below(corpus.len())].as_slice();
            direction(&mut random, origin, spread)
        })
        .collect()
}

/// The direction of `centre` plus normal noise whose expected norm is `spread`.
fn direction(random: &mut Random, centre: &[f32], spread: f32) -> Embedding {
    let scale = spread / (centre.len() as f32).sqrt();
    loop {
        let values = centre.iter().map(|x| x + random.normal() * scale).collect();
        // Only a zero vector is refused, which further noise is not again.
        if let Ok(embedding) = Embedding::normalize(values) {
            return embedding;
        }
    }
}
