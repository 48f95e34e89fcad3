//! Floors of recall@10 on clustered synthetic data, default parameters.

use crate::truth::{flat, mean_recall};
use nearsight_index::SearchParams;
use nearsight_test_support::{clustered, perturbed};

#[test]
fn flat_and_graph_find_97_of_100() {
    let corpus = clustered(41, 3000, 384, 100);
    let queries = perturbed(42, &corpus, 100, 0.7);
    let flat = flat(&corpus);
    let graph = flat.seal(43, 100).expect("can be built");
    for (name, index) in [("flat", flat), ("graph", graph)] {
        let found = mean_recall(&index, &corpus, &queries, &SearchParams::default());
        assert!(found >= 0.97, "{name}: recall@10 {found}");
    }
}

#[test]
fn a_wider_search_finds_more() {
    let corpus = clustered(44, 3000, 96, 30);
    let queries = perturbed(45, &corpus, 100, 0.9);
    let flat = flat(&corpus);
    let graph = flat.seal(46, 100).expect("can be built");
    let by_effort = |index, effort| {
        let params = SearchParams {
            limit: 10,
            rescore: effort,
            ef_search: effort,
        };
        mean_recall(index, &corpus, &queries, &params)
    };
    let (little, much) = (by_effort(&graph, 10), by_effort(&graph, 400));
    assert!(little + 0.05 < much && much > 0.97, "{little} {much}");
    // A flat index widens its search by itself where too little was asked for.
    let little = by_effort(&flat, 10);
    assert!(little > 0.97, "{little}");
}
