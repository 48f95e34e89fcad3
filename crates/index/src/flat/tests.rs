//! The two stages of a flat search.

use nearsight_test_support::{clustered, nearest_exact, perturbed, recall};

use super::*;

fn ids(found: &[Neighbor]) -> Vec<usize> {
    found.iter().map(|n| n.id.0 as usize).collect()
}

fn params(limit: usize, rescore: usize) -> SearchParams {
    SearchParams {
        limit,
        rescore,
        ef_search: 1,
    }
}

#[test]
fn rescoring_everything_is_the_full_scan() {
    let corpus = clustered(3, 500, 96, 10);
    let mut index = FlatIndex::new(96);
    for embedding in &corpus {
        index.insert(embedding).expect("same dimension");
    }
    let queries = perturbed(4, &corpus, 20, 0.8);
    let mean = |rescore| {
        let recalls = queries.iter().map(|query| {
            let found = index
                .search(query, &params(10, rescore), None)
                .expect("valid");
            recall(&ids(&found), &nearest_exact(query, &corpus, 10))
        });
        recalls.sum::<f64>() / queries.len() as f64
    };
    let (few, some, all) = (mean(10), mean(100), mean(500));
    assert!(few < some && some <= all, "{few} {some} {all}");
    assert!(all > 0.97, "{all}");
    assert_eq!(all, mean(usize::MAX));
}

#[test]
fn rescore_counts_at_least_as_limit() {
    let corpus = clustered(3, 100, 32, 3);
    let mut index = FlatIndex::new(32);
    for embedding in &corpus {
        index.insert(embedding).expect("same dimension");
    }
    let found = index
        .search(&corpus[0], &params(40, 0), None)
        .expect("valid");
    assert_eq!(found.len(), 40);
}
