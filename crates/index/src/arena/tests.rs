//! Codes, marks, and parts that contradict each other.

use nearsight_test_support::{clustered, perturbed};

use super::*;

fn filled(n: usize, dimension: usize) -> (Arena, Vec<Embedding>) {
    let corpus = clustered(1, n, dimension, 4);
    let mut arena = Arena::new(dimension);
    for embedding in &corpus {
        arena.push(embedding).expect("same dimension");
    }
    (arena, corpus)
}

#[test]
fn distances_are_those_of_the_cosine() {
    for dimension in [1, 3, 63, 64, 65, 384] {
        let (arena, corpus) = filled(30, dimension);
        for embedding in perturbed(2, &corpus, 5, 0.5) {
            let query = arena.query(&embedding).expect("same dimension");
            for (row, stored) in corpus.iter().enumerate() {
                let exact = 1.0 - embedding.cosine(stored);
                let error = arena.distance(&query, row as u32) - exact;
                assert!(error.abs() < 0.01, "{dimension}: off by {error}");
                let between = arena.distance_between(0, row as u32);
                let exact = 1.0 - corpus[0].cosine(stored);
                assert!((between - exact).abs() < 0.02, "{dimension}");
            }
        }
    }
}

#[test]
fn no_distance_is_negative_and_a_vector_is_its_own_nearest() {
    let (arena, corpus) = filled(100, 48);
    for (row, embedding) in corpus.iter().enumerate() {
        let query = arena.query(embedding).expect("same dimension");
        let found = nearest_of(arena.measured(&query, arena.live_rows()), 100);
        assert_eq!(found[0].id, VectorId(row as u32));
        assert!(found[0].distance < 1e-3);
        assert!(found.iter().all(|n| n.distance >= 0.0));
        assert!(found.is_sorted_by(|a, b| a.order(b).is_lt()));
    }
}

#[test]
fn hamming_counts_the_signs_that_differ() {
    let (arena, corpus) = filled(20, 100);
    let query = arena.query(&corpus[3]).expect("same dimension");
    let found: Vec<u32> = (0..20).map(|row| arena.hamming(&query, row)).collect();
    let signs = |e: &Embedding| e.as_slice().iter().map(|&x| x > 0.0).collect::<Vec<_>>();
    for (stored, found) in corpus.iter().zip(found) {
        let pairs = signs(&corpus[3]).into_iter().zip(signs(stored));
        assert_eq!(pairs.filter(|(a, b)| a != b).count(), found as usize);
    }
}

#[test]
fn removal_counts_once() {
    let (mut arena, _) = filled(70, 8);
    assert!(arena.remove(VectorId(64)));
    assert!(!arena.remove(VectorId(64)));
    assert!(!arena.remove(VectorId(70)));
    assert!(!arena.remove(VectorId(u32::MAX)));
    assert_eq!((arena.len(), arena.live_len()), (70, 69));
    assert!(arena.live_rows().all(|row| row != 64));
}

#[test]
fn parts_must_fit_each_other() {
    let (mut arena, _) = filled(70, 65);
    arena.remove(VectorId(69));
    let parts = |change: fn(&mut Arena, &mut usize)| {
        let (mut a, mut len) = (arena.clone(), 70);
        change(&mut a, &mut len);
        Arena::from_parts(a.dimension, len, a.binary, a.codes, a.removed)
    };
    assert_eq!(parts(|_, _| ()), Ok(arena.clone()));
    assert!(parts(|_, len| *len = 0).is_err());
    assert!(parts(|_, len| *len = 71).is_err());
    assert!(parts(|_, len| *len = usize::MAX).is_err());
    assert!(parts(|a, _| a.dimension = 0).is_err());
    assert!(parts(|a, _| a.dimension = usize::MAX).is_err());
    assert!(parts(|a, _| a.dimension = 66).is_err());
    assert!(parts(|a, _| a.removed.push(0)).is_err());
    assert!(parts(|a, _| a.removed[1] |= 1 << 6).is_err());
    assert!(parts(|a, _| a.removed.clear()).is_err());
    assert!(parts(|a, _| a.codes[65..130].fill(0)).is_err());
    assert!(parts(|a, _| a.codes.truncate(65)).is_err());
    assert!(parts(|a, _| a.binary.truncate(65)).is_err());
    let empty = Arena::from_parts(0, 0, vec![], vec![], vec![]);
    assert_eq!(empty, Ok(Arena::new(0)));
}
