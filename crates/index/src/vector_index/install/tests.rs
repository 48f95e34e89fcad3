//! What happens here while a segment is sealed somewhere else.

use nearsight_test_support::{Random, clustered, nearest_exact, perturbed, recall};
use nearsight_vector::{Embedding, Metric};

use super::*;
use crate::SearchParams;

fn sealed(input: &[u8]) -> Vec<u8> {
    let input = VectorIndex::from_bytes(input).expect("just written");
    input.seal(1, 100).expect("can be built").to_bytes()
}

fn filled(corpus: &[Embedding], metric: Metric) -> VectorIndex {
    let mut index = VectorIndex::new(corpus[0].dimension(), metric);
    for embedding in corpus {
        index.insert(embedding).expect("same dimension");
    }
    index
}

#[test]
fn inserts_and_removals_go_on_while_a_tail_is_sealed() {
    for metric in [Metric::Cosine, Metric::Euclidean] {
        let corpus = clustered(71, 300, 48, 8);
        let mut index = filled(&corpus[..200], metric);
        index.remove(VectorId(5));
        let input = index.seal_input();
        index.remove(VectorId(6));
        for embedding in &corpus[200..] {
            index.insert(embedding).expect("same dimension");
        }
        index.remove(VectorId(250));
        let before = index.clone();
        index.install(&sealed(&input)).expect("made from this tail");
        assert_eq!(
            (index.n_segments(), index.tail_len(), index.len()),
            (1, 100, 300)
        );
        assert!(index.live_ids().eq(before.live_ids()));
        let all = SearchParams {
            limit: 300,
            ..SearchParams::default()
        };
        for query in perturbed(72, &corpus, 5, 0.5) {
            assert_eq!(
                index.search(&query, &all, None),
                before.search(&query, &all, None)
            );
        }
        // A second segment, then both merged while a third stretch comes in.
        index
            .install(&sealed(&index.seal_input()))
            .expect("made from this tail");
        assert_eq!((index.n_segments(), index.tail_len()), (2, 0));
        let input = index.to_bytes();
        index.insert(&corpus[0]).expect("same dimension");
        index.remove(VectorId(7));
        index
            .install(&sealed(&input))
            .expect("made from this index");
        assert_eq!(
            (index.n_segments(), index.tail_len(), index.live_len()),
            (1, 1, 297)
        );
        assert!(!index.live_ids().any(|id| id == VectorId(7)));
    }
}

#[test]
fn foreign_segments_change_nothing() {
    let corpus = clustered(73, 120, 48, 8);
    let mut index = filled(&corpus[..60], Metric::Cosine);
    index
        .install(&sealed(&index.seal_input()))
        .expect("made from this tail");
    for embedding in &corpus[60..] {
        index.insert(embedding).expect("same dimension");
    }
    let before = index.clone();
    let mut swapped = corpus.clone();
    swapped.swap(80, 81);
    let longer = clustered(73, 121, 48, 8);
    for other in [
        sealed(&filled(&swapped, Metric::Cosine).to_bytes()),
        sealed(&filled(&longer, Metric::Cosine).to_bytes()),
        sealed(&filled(&corpus[..40], Metric::Cosine).to_bytes()),
        sealed(&filled(&corpus, Metric::Dot).to_bytes()),
        sealed(&VectorIndex::new(48, Metric::Cosine).to_bytes()),
        index.to_bytes(),
    ] {
        let error = index.install(&other).expect_err("foreign");
        assert_eq!(error.code(), "index-foreign");
        assert_eq!(index, before);
    }
    // Sealed without a vector that still lives here.
    let mut poorer = filled(&corpus, Metric::Cosine);
    poorer.remove(VectorId(100));
    assert_eq!(
        index
            .install(&sealed(&poorer.to_bytes()))
            .expect_err("poorer")
            .code(),
        "index-foreign"
    );
    assert_eq!(index, before);
    assert_eq!(
        index.install(b"noise").expect_err("noise").code(),
        "index-damaged"
    );
    index
        .install(&sealed(&filled(&corpus, Metric::Cosine).to_bytes()))
        .expect("the same vectors");
}

/// An index of `corpus` inserted in `order`, with removals, seals and merges at random, and which vectors are left.
fn tossed(random: &mut Random, corpus: &[Embedding], order: &[usize]) -> (VectorIndex, Vec<bool>) {
    let mut index = VectorIndex::new(48, Metric::Cosine);
    let mut alive = vec![true; 700];
    let mut pending = None;
    for (id, &i) in order.iter().enumerate() {
        index.insert(&corpus[i]).expect("same dimension");
        if random.below(3) == 0 {
            let gone = random.below(id + 1);
            assert_eq!(index.remove(VectorId(gone as u32)), alive[order[gone]]);
            alive[order[gone]] = false;
        }
        match random.below(120) {
            0 => pending = Some(index.seal_input()),
            1 => pending = Some(index.to_bytes()),
            2 => pending.take().into_iter().for_each(|input: Vec<u8>| {
                index
                    .install(&sealed(&input))
                    .expect("only inserts and removals since");
            }),
            _ => (),
        }
    }
    (index, alive)
}

#[test]
fn any_order_of_inserts_removals_and_seals_finds_what_a_fresh_index_finds() {
    let mut random = Random::new(74);
    for round in 0..4 {
        let corpus = clustered(75 + round, 700, 48, 20);
        let mut order: Vec<usize> = (0..700).collect();
        (1..700)
            .rev()
            .for_each(|i| order.swap(i, random.below(i + 1)));
        let (index, alive) = tossed(&mut random, &corpus, &order);
        let survivors: Vec<usize> = (0..700).filter(|&i| alive[i]).collect();
        let fresh: Vec<Embedding> = survivors.iter().map(|&i| corpus[i].clone()).collect();
        let flat = filled(&fresh, Metric::Cosine);
        let compact = index.compact();
        let live: Vec<usize> = index.live_ids().map(|id| order[id.0 as usize]).collect();
        let params = SearchParams::default();
        let (mut total, queries) = (0.0, perturbed(80 + round, &corpus, 20, 0.6));
        for query in &queries {
            let search =
                |index: &VectorIndex, name: &dyn Fn(usize) -> usize| -> Vec<(usize, f32)> {
                    let found = index.search(query, &params, None).expect("same dimension");
                    found
                        .iter()
                        .map(|n| (name(n.id.0 as usize), n.distance))
                        .collect()
                };
            let truth: Vec<usize> = nearest_exact(query, &fresh, 10)
                .into_iter()
                .map(|i| survivors[i])
                .collect();
            let found: Vec<usize> = search(&index, &|id| order[id])
                .into_iter()
                .map(|(i, _)| i)
                .collect();
            total += recall(&found, &truth);
            // Without graphs the order of insertion cannot be seen at all.
            assert_eq!(
                search(&compact, &|id| live[id]),
                search(&flat, &|id| survivors[id])
            );
        }
        assert!(total / 20.0 >= 0.97, "recall@10 {}", total / 20.0);
    }
}
