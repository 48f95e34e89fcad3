//! Corpora repeat with their seed and are clustered.

use super::*;

#[test]
fn a_seed_is_a_corpus() {
    assert_eq!(clustered(1, 20, 48, 4), clustered(1, 20, 48, 4));
    assert_ne!(clustered(1, 20, 48, 4), clustered(2, 20, 48, 4));
}

#[test]
fn one_cluster_is_nearer_together_than_many() {
    let mean_cosine = |clusters| {
        let corpus = clustered(5, 100, 384, clusters);
        let sum: f32 = corpus[1..].iter().map(|e| e.cosine(&corpus[0])).sum();
        sum / 99.0
    };
    assert!((mean_cosine(1) - 0.5).abs() < 0.1, "{}", mean_cosine(1));
    assert!(mean_cosine(1000).abs() < 0.1, "{}", mean_cosine(1000));
}

#[test]
fn a_perturbed_query_stays_near_its_origin() {
    let corpus = clustered(6, 50, 384, 5);
    for query in perturbed(7, &corpus, 10, 0.3) {
        let nearest = corpus.iter().map(|e| e.cosine(&query)).fold(-1.0, f32::max);
        assert!(nearest > 0.9, "{nearest}");
    }
}
