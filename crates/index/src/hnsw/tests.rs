//! The sealed index: filtered results, twins, and walks through what is removed.

use nearsight_test_support::{clustered, nearest_exact, perturbed, recall};

use nearsight_vector::{Embedding, Metric};
use roaring::RoaringBitmap;

use super::*;
use crate::VectorIndex;
use crate::selection::words_of;

fn sealed(corpus: &[Embedding]) -> VectorIndex {
    let mut flat = VectorIndex::new(corpus[0].dimension(), Metric::Cosine);
    for embedding in corpus {
        flat.insert(embedding).expect("same dimension");
    }
    flat.seal(7, 100).expect("can be built")
}

fn search(index: &VectorIndex, query: &Embedding, limit: usize) -> Vec<usize> {
    let params = SearchParams {
        limit,
        ..SearchParams::default()
    };
    let found = index.search(query, &params, None).expect("same dimension");
    assert!(found.is_sorted_by(|a, b| a.order(b).is_lt()));
    found.iter().map(|n| n.id.0 as usize).collect()
}

#[test]
fn removed_vectors_are_passed_but_never_returned() {
    let corpus = clustered(11, 2000, 48, 20);
    let mut index = sealed(&corpus);
    // Two of three: most ways lead through removed vectors.
    let survives = |i: usize| i.is_multiple_of(3);
    for i in (0..corpus.len()).filter(|&i| !survives(i)) {
        assert!(index.remove(VectorId(i as u32)));
    }
    let survivors: Vec<_> = (0..corpus.len()).filter(|&i| survives(i)).collect();
    let kept: Vec<_> = survivors.iter().map(|&i| corpus[i].clone()).collect();
    let queries = perturbed(12, &corpus, 50, 0.7);
    let mut total = 0.0;
    for query in &queries {
        let found = search(&index, query, 10);
        assert!(found.len() == 10 && found.iter().all(|&i| survives(i)));
        let truth = nearest_exact(query, &kept, 10);
        let truth: Vec<_> = truth.into_iter().map(|i| survivors[i]).collect();
        total += recall(&found, &truth);
    }
    let mean = total / queries.len() as f64;
    assert!(mean > 0.97, "recall@10 {mean}");
}

#[test]
fn many_twins_do_not_trap_the_walk() {
    // 300 copies of one vector among 900 others: more than a node has neighbours.
    let mut corpus = clustered(13, 900, 48, 30);
    for i in 0..300 {
        corpus.insert(i * 3, corpus[i * 3].clone());
        corpus[i * 3] = corpus[0].clone();
    }
    let index = sealed(&corpus);
    let queries = perturbed(14, &corpus, 60, 0.3);
    let mut total = 0.0;
    for query in &queries {
        let found = search(&index, query, 10);
        let nearest = nearest_exact(query, &corpus, 10);
        // Of twins any may be returned: compare how near, not which.
        let furthest = query.cosine(&corpus[nearest[9]]) - 1e-3;
        let near = found
            .iter()
            .filter(|&&i| query.cosine(&corpus[i]) >= furthest);
        total += near.count() as f64 / 10.0;
    }
    let mean = total / queries.len() as f64;
    assert!(mean > 0.97, "recall@10 {mean}");
    let twins = search(&index, &corpus[0], 250);
    assert_eq!(twins.len(), 250);
    assert!(twins.iter().all(|&i| corpus[i] == corpus[0]));
}

#[test]
fn a_twin_outlives_the_others() {
    let mut corpus = clustered(15, 500, 32, 5);
    corpus[400] = corpus[3].clone();
    let mut index = sealed(&corpus);
    assert_eq!(search(&index, &corpus[3], 2), [3, 400]);
    index.remove(VectorId(3));
    assert_eq!(search(&index, &corpus[3], 1), [400]);
    index.remove(VectorId(400));
    assert!(!search(&index, &corpus[3], 5).contains(&400));
}

#[test]
fn when_few_live_all_are_compared() {
    let corpus = clustered(16, 1000, 32, 5);
    let mut index = sealed(&corpus);
    for i in 0..990 {
        index.remove(VectorId(i));
    }
    let mut found = search(&index, &corpus[5], 50);
    found.sort_unstable();
    assert_eq!(found, (990..1000).collect::<Vec<_>>());
    for i in 990..1000 {
        index.remove(VectorId(i));
    }
    assert!(search(&index, &corpus[5], 50).is_empty());
}

#[test]
fn what_was_removed_before_sealing_is_not_in_the_graph() {
    let corpus = clustered(17, 300, 32, 5);
    let mut flat = VectorIndex::new(32, Metric::Cosine);
    for embedding in &corpus {
        flat.insert(embedding).expect("same dimension");
    }
    flat.remove(VectorId(0));
    let index = flat.seal(1, 100).expect("can be built").segments.remove(0);
    assert_eq!(index.graph.members.len(), 299);
    assert!((0..299).all(|node| index.graph.members.first(node) != 0));
    assert_eq!(index.arena.len(), 300);
}

#[test]
fn a_filtered_walk_finds_what_passes_wherever_it_lies() {
    let corpus = clustered(18, 4000, 48, 40);
    let index = sealed(&corpus).segments.remove(0);
    for query in perturbed(19, &corpus, 12, 0.7) {
        let by_distance = nearest_exact(&query, &corpus, corpus.len());
        let near_half: Vec<usize> = by_distance[..2000].to_vec();
        let far_half: Vec<usize> = by_distance[2000..].to_vec();
        let thinned: Vec<usize> = (0..4000).step_by(7).collect();
        for passing in [near_half, far_half, thinned] {
            let filter: RoaringBitmap = passing.iter().map(|&i| i as u32).collect();
            let truth: Vec<usize> = by_distance
                .iter()
                .copied()
                .filter(|i| filter.contains(*i as u32))
                .take(10)
                .collect();
            let encoded = index.arena.query(query.as_slice());
            let selection = index.arena.select(Some(&words_of(&filter, 4000)));
            let found = index.nearest(&encoded, &selection, &SearchParams::default(), 0);
            assert!(found.iter().all(|n| filter.contains(n.id.0)));
            // The far half begins where vectors lie densest: compare how near, as bytes tell no finer.
            let furthest = query.cosine(&corpus[truth[9]]) - 5e-3;
            let near = found
                .iter()
                .filter(|n| query.cosine(&corpus[n.id.0 as usize]) >= furthest);
            assert!(near.count() >= 9, "{found:?} for {truth:?}");
        }
    }
}

#[test]
fn a_walk_among_the_few_that_pass_gives_up_in_time() {
    let corpus = clustered(20, 4000, 48, 40);
    let index = sealed(&corpus).segments.remove(0);
    let query = index.arena.query(corpus[0].as_slice());
    let far: RoaringBitmap = nearest_exact(&corpus[0], &corpus, 4000)[3000..]
        .iter()
        .map(|&i| i as u32)
        .collect();
    let selection = index.arena.select(Some(&words_of(&far, 4000)));
    assert_eq!(index.walk(&query, &selection, (100, 500), 10), None);
    let walked = walk::walk(
        &index.graph,
        &index.arena,
        &query,
        &selection,
        100,
        usize::MAX,
    );
    let walked = walked.expect("it may take its time");
    assert_eq!(walked.found.len(), 100);
}

#[test]
fn a_walk_that_was_led_nowhere_is_not_believed() {
    // Each its own cluster: the nearest are no nearer than chance has it, and no link leads to them.
    let corpus = clustered(22, 8000, 64, 8000);
    let index = sealed(&corpus);
    let params = SearchParams {
        ef_search: 20,
        ..SearchParams::default()
    };
    let queries = clustered(23, 40, 64, 40);
    let (mut total, mut total_walked) = (0.0, 0.0);
    for query in &queries {
        let truth = nearest_exact(query, &corpus, 10);
        let found = index.search(query, &params, None).expect("same dimension");
        let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
        total += recall(&found, &truth);
        let segment = &index.segments[0];
        let (encoded, all) = (
            segment.arena.query(query.as_slice()),
            segment.arena.select(None),
        );
        let walked = walk::walk(
            &segment.graph,
            &segment.arena,
            &encoded,
            &all,
            20,
            usize::MAX,
        );
        let nodes = walked.expect("it may take its time").found.into_iter();
        let rows: Vec<_> = nodes
            .map(|reached| segment.graph.members.first(reached.node) as usize)
            .collect();
        total_walked += recall(&rows, &truth);
    }
    let (mean, walked) = (total / 40.0, total_walked / 40.0);
    assert!(
        mean >= 0.95 && walked < 0.8,
        "recall@10 {mean}, of walks {walked}"
    );
}
