//! What holds for both forms of the index, whatever is inserted and removed.

use nearsight_test_support::{Random, clustered, perturbed};

use super::*;

const PARAMS: SearchParams = SearchParams {
    limit: 10,
    rescore: 60,
    ef_search: 60,
};

fn flat(corpus: &[Embedding], dimension: usize) -> VectorIndex {
    let mut index = VectorIndex::new(dimension, Metric::Cosine);
    for (i, embedding) in corpus.iter().enumerate() {
        let id = index.insert(embedding).expect("same dimension");
        assert_eq!(id, VectorId(i as u32));
    }
    index
}

fn both(corpus: &[Embedding], dimension: usize) -> [VectorIndex; 2] {
    let flat = flat(corpus, dimension);
    let hnsw = flat.seal(1, 100).expect("can be built");
    [flat, hnsw]
}

#[test]
fn an_empty_index_answers_nothing() {
    let query = clustered(1, 1, 16, 1).remove(0);
    for mut index in both(&[], 16) {
        assert!(index.is_empty());
        assert_eq!(index.search(&query, &PARAMS, None), Ok(vec![]));
        assert!(!index.remove(VectorId(0)));
    }
}

#[test]
fn limits_beyond_the_index_give_all_and_zero_gives_none() {
    for n in [1, 2, 40, 150] {
        let corpus = clustered(2, n, 16, 3);
        for index in both(&corpus, 16) {
            for limit in [0, 1, n, n + 1, 10_000] {
                let params = SearchParams { limit, ..PARAMS };
                let found = index.search(&corpus[0], &params, None).expect("valid");
                assert_eq!(found.len(), limit.min(n));
                assert!(found.is_sorted_by(|a, b| a.order(b).is_lt()));
            }
        }
    }
}

#[test]
fn extreme_parameters_are_served() {
    let corpus = clustered(2, 150, 16, 3);
    for index in both(&corpus, 16) {
        for value in [0, 1, usize::MAX] {
            let params = SearchParams {
                limit: 3,
                rescore: value,
                ef_search: value,
            };
            let found = index.search(&corpus[7], &params, None).expect("valid");
            assert_eq!((found.len(), found[0].id), (3, VectorId(7)));
        }
    }
}

#[test]
fn duplicates_come_in_order_of_id() {
    let one = clustered(3, 1, 24, 1).remove(0);
    for index in both(&vec![one.clone(); 300], 24) {
        let found = index.search(&one, &PARAMS, None).expect("valid");
        let ids: Vec<u32> = found.iter().map(|n| n.id.0).collect();
        assert_eq!(ids, (0..10).collect::<Vec<_>>());
    }
}

#[test]
fn another_dimension_is_refused() {
    let corpus = clustered(4, 20, 16, 2);
    let other = clustered(4, 1, 17, 1).remove(0);
    for mut index in both(&corpus, 16) {
        let error = index.search(&other, &PARAMS, None).expect_err("refused");
        assert_eq!(error.code(), "vector-dimension");
        let message = error.to_string();
        assert!(
            message.contains("17") && message.contains("16"),
            "{message}"
        );
        assert_eq!(
            index.insert(&other).expect_err("refused").code(),
            "vector-dimension"
        );
        assert_eq!(index.len(), 20);
    }
}

#[test]
fn a_sealed_index_grows_in_its_tail_and_seals_again() {
    let corpus = clustered(5, 120, 48, 4);
    let [mut flat, mut hnsw] = both(&corpus[..60], 48);
    for embedding in &corpus[60..] {
        assert_eq!(hnsw.insert(embedding), flat.insert(embedding));
    }
    assert!(hnsw.remove(VectorId(3)) && flat.remove(VectorId(3)));
    assert!(hnsw.remove(VectorId(70)) && flat.remove(VectorId(70)));
    assert_eq!(
        (hnsw.n_segments(), hnsw.tail_len(), hnsw.live_len()),
        (1, 60, 118)
    );
    let merged = hnsw.seal(1, 100).expect("can be built");
    assert_eq!(
        (merged.n_segments(), merged.tail_len(), merged.live_len()),
        (1, 0, 118)
    );
    assert!(hnsw.live_ids().eq(flat.live_ids()) && merged.live_ids().eq(flat.live_ids()));
    let exact = SearchParams {
        ef_search: 200,
        ..PARAMS
    };
    for query in perturbed(5, &corpus, 10, 0.5) {
        let expected = flat.search(&query, &exact, None);
        assert_eq!(hnsw.search(&query, &exact, None), expected);
        assert_eq!(merged.search(&query, &exact, None), expected);
    }
}

#[test]
fn same_inserts_give_same_bytes() {
    let corpus = clustered(6, 300, 48, 5);
    for (first, second) in both(&corpus, 48).iter().zip(both(&corpus, 48)) {
        assert!(first.to_bytes() == second.to_bytes());
    }
    let mut swapped = corpus.clone();
    swapped.swap(1, 2);
    assert!(flat(&corpus, 48).to_bytes() != flat(&swapped, 48).to_bytes());
}

#[test]
fn after_any_changes_the_answers_are_those_of_the_survivors_alone() {
    let mut random = Random::new(8);
    for round in 0..20 {
        let n = 50 + random.below(250);
        let corpus = clustered(100 + round, n, 40, 6);
        let mut index = VectorIndex::new(40, Metric::Cosine);
        let mut alive = Vec::new();
        for (i, embedding) in corpus.iter().enumerate() {
            index.insert(embedding).expect("same dimension");
            alive.push(i);
            if random.below(3) == 0 {
                let gone = alive.remove(random.below(alive.len()));
                assert!(index.remove(VectorId(gone as u32)));
            }
        }
        let survivors: Vec<_> = alive.iter().map(|&i| corpus[i].clone()).collect();
        let fresh = flat(&survivors, 40);
        assert_eq!(index.live_len(), fresh.len());
        for query in perturbed(round, &corpus, 5, 0.6) {
            let found = index.search(&query, &PARAMS, None).expect("valid");
            let mut expected = fresh.search(&query, &PARAMS, None).expect("valid");
            for neighbor in &mut expected {
                neighbor.id = VectorId(alive[neighbor.id.0 as usize] as u32);
            }
            assert_eq!(found, expected, "round {round}");
        }
    }
}

#[test]
fn compacting_leaves_the_live_vectors_as_if_the_others_had_never_been() {
    let corpus = clustered(9, 150, 16, 3);
    let live: Vec<Embedding> = corpus.iter().skip(1).step_by(2).cloned().collect();
    let expected = flat(&live, 16);
    let mut index = flat(&corpus, 16);
    for row in (0..150).step_by(2) {
        assert!(index.remove(VectorId(row)));
    }
    assert_eq!(index.compact(), expected);
    assert_eq!(index.compact().to_bytes(), expected.to_bytes());
    let mut index = flat(&corpus[..1], 16);
    assert!(index.remove(VectorId(0)));
    assert_eq!(index.compact(), VectorIndex::new(16, Metric::Cosine));
}

#[test]
fn what_is_copied_out_of_one_index_answers_in_another() {
    let embeddings = clustered(5, 40, 96, 4);
    let mut whole = VectorIndex::new(96, Metric::Cosine);
    for embedding in &embeddings {
        whole.insert(embedding).expect("room");
    }
    let mut copy = whole.copy_of([30, 99, 2].map(VectorId));
    assert_eq!((copy.len(), copy.live_len()), (2, 2));
    copy.remove(VectorId(0));
    let mut grown = whole.clone();
    grown.append(&copy).expect("room");
    assert_eq!((grown.len(), grown.live_len()), (42, 41));
    let params = SearchParams {
        limit: 2,
        ..SearchParams::default()
    };
    let nearest = grown
        .search(&embeddings[2], &params, None)
        .expect("the same dimension");
    assert_eq!(
        nearest.iter().map(|found| found.id.0).collect::<Vec<_>>(),
        [2, 41]
    );
    assert_eq!(nearest[0].distance, nearest[1].distance);
    let other = VectorIndex::new(95, Metric::Cosine);
    assert_eq!(
        grown.append(&other).expect_err("another dimension").code(),
        "vector-dimension"
    );
}
