//! Nothing of what was removed is left, and what is left is found.

use nearsight_test_support::{clustered, nearest_exact, perturbed, recall};
use nearsight_vector::{Embedding, Metric};

use super::*;
use crate::{SearchParams, VectorId};

fn sealed(corpus: &[Embedding], metric: Metric) -> VectorIndex {
    let mut index = VectorIndex::new(corpus[0].dimension(), metric);
    for embedding in corpus {
        index.insert(embedding).expect("same dimension");
    }
    index.seal(1, 48).expect("can be built")
}

/// Every other vector removed, one of three, one of twenty, or nine of ten.
const SURVIVES: [fn(usize) -> bool; 4] = [
    |i| !i.is_multiple_of(20),
    |i| !i.is_multiple_of(2),
    |i| !i.is_multiple_of(3),
    |i| i % 10 == 7,
];

#[test]
fn a_compacted_graph_finds_what_a_new_one_finds() {
    let corpus = clustered(21, 6000, 64, 60);
    let queries = perturbed(22, &corpus, 60, 0.7);
    for survives in SURVIVES {
        let mut index = sealed(&corpus, Metric::Cosine);
        for i in (0..corpus.len()).filter(|&i| !survives(i)) {
            index.remove(VectorId(i as u32));
        }
        let kept: Vec<_> = (0..corpus.len()).filter(|&i| survives(i)).collect();
        let kept: Vec<_> = kept.into_iter().map(|i| corpus[i].clone()).collect();
        let compact = index.compact();
        assert_eq!((compact.n_segments(), compact.tail_len()), (1, 0));
        assert_eq!(
            (compact.len(), compact.live_len()),
            (kept.len(), kept.len())
        );
        assert_finds_as_a_new_one(&compact, &kept, &queries);
        assert!(VectorIndex::from_bytes(&compact.to_bytes()) == Ok(compact));
    }
}

fn assert_finds_as_a_new_one(compact: &VectorIndex, kept: &[Embedding], queries: &[Embedding]) {
    let new = sealed(kept, Metric::Cosine);
    let [compact, new] = [compact, &new].map(|index| {
        let recalls = queries.iter().map(|query| {
            let found = index.search(query, &SearchParams::default(), None);
            let found = found.expect("same dimension");
            let found: Vec<_> = found.iter().map(|n| n.id.0 as usize).collect();
            recall(&found, &nearest_exact(query, kept, 10))
        });
        recalls.sum::<f64>() / queries.len() as f64
    });
    assert!(
        compact >= 0.97 && compact >= new - 0.01,
        "recall@10 {compact} against {new}"
    );
}

#[test]
fn many_compactions_do_not_wear_a_graph_out() {
    let mut kept = clustered(25, 6000, 64, 60);
    let queries = perturbed(26, &kept, 60, 0.7);
    let mut index = sealed(&kept, Metric::Cosine);
    for round in 0..20 {
        let goes = |i: usize| i % 20 == round * 7 % 20;
        for i in (0..kept.len()).filter(|&i| goes(i)) {
            index.remove(VectorId(i as u32));
        }
        index = index.compact();
        kept = (0..kept.len())
            .filter(|&i| !goes(i))
            .map(|i| kept[i].clone())
            .collect();
    }
    assert_eq!(index.live_len(), kept.len());
    assert_finds_as_a_new_one(&index, &kept, &queries);
}

#[test]
fn no_bytes_of_removed_vectors_are_left() {
    for metric in [Metric::Cosine, Metric::Dot, Metric::Euclidean] {
        for (n, dimension) in [(1800, 48), (120, 8)] {
            let corpus = clustered(23, n, dimension, 10);
            let mut index = sealed(&corpus[..n - 20], metric);
            for embedding in &corpus[n - 20..] {
                index.insert(embedding).expect("same dimension");
            }
            // The first is the one that Euclidean rows were coded from.
            let gone = |i: usize| i.is_multiple_of(3);
            for i in (0..n).filter(|&i| gone(i)) {
                index.remove(VectorId(i as u32));
            }
            let compact = index.compact();
            let kept: Vec<_> = (0..n).filter(|&i| !gone(i)).collect();
            assert_eq!(compact.live_len(), kept.len());
            let again = VectorIndex::from_bytes(&compact.to_bytes()).expect("just written");
            for (id, &i) in kept.iter().enumerate() {
                let old = index.values(VectorId(i as u32)).expect("it lives");
                let new = again.values(VectorId(id as u32)).expect("it lives");
                let pairs = old.iter().zip(&new);
                assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 0.02));
            }
            let bytes = compact.to_bytes();
            for i in (0..n).filter(|&i| gone(i)) {
                for code in codes(&index, i) {
                    let is_there = bytes.windows(code.len()).any(|bytes| bytes == code);
                    assert!(!is_there, "{metric:?}, {dimension}: vector {i}");
                }
            }
            // What is learned from vectors is learned from the live ones.
            let n_sealed = compact.segments[0].arena.len() as u32;
            let fresh = compact.copy_of((0..n_sealed).map(VectorId));
            assert_eq!(compact.segments[0].arena, fresh.tail, "{metric:?}");
        }
    }
}

/// How a vector stands in a file: its codes, and for the one that others are coded from its components.
fn codes(index: &VectorIndex, i: usize) -> Vec<Vec<u8>> {
    let values = index.copy_of([VectorId(i as u32)]);
    let mut codes = Vec::new();
    match values.tail.rows.codes() {
        crate::arena::Codes::Exact(values) => {
            codes.push(values.iter().flat_map(|x| x.to_le_bytes()).collect());
        }
        crate::arena::Codes::Int8(rows) => {
            if rows.scales[0] != 0.0 {
                codes.push(rows.codes.iter().map(|&code| code as u8).collect());
            }
        }
    }
    if i == 0 {
        let components = index
            .values(VectorId(1))
            .map(|_| values.tail.rows.values(0));
        codes.push(
            components
                .into_iter()
                .flatten()
                .flat_map(f32::to_le_bytes)
                .collect(),
        );
    }
    codes
}

#[test]
fn a_segment_without_live_vectors_goes() {
    let corpus = clustered(24, 60, 40, 4);
    for metric in [Metric::Cosine, Metric::Euclidean] {
        let mut index = sealed(&corpus[..40], metric);
        for embedding in &corpus[40..] {
            index.insert(embedding).expect("same dimension");
        }
        (0..40).for_each(|id| assert!(index.remove(VectorId(id))));
        let compact = index.compact();
        assert_eq!((compact.n_segments(), compact.len()), (0, 20));
        assert!(VectorIndex::from_bytes(&compact.to_bytes()) == Ok(compact));
        (40..60).for_each(|id| assert!(index.remove(VectorId(id))));
        assert_eq!(index.compact(), VectorIndex::new(40, metric));
    }
}
