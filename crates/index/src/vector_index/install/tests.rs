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
fn a_large_tail_is_sealed_in_parts() {
    let corpus = clustered(76, 250, 48, 8);
    let mut index = filled(&corpus, Metric::Cosine);
    index.remove(VectorId(7));
    let before = index.clone();
    let inputs: Vec<Vec<u8>> = index.inputs_of_at_most(100).collect();
    index.insert(&corpus[0]).expect("same dimension");
    index.remove(VectorId(249));
    for input in &inputs {
        index.install(&sealed(input)).expect("in their order");
    }
    assert_eq!((index.n_segments(), index.tail_len()), (3, 1));
    let lens: Vec<usize> = index
        .segments
        .iter()
        .map(|segment| segment.arena.len())
        .collect();
    assert_eq!(lens, [83, 83, 84]);
    assert_eq!((index.len(), index.live_len()), (251, 249));
    assert!(
        (0..250)
            .map(VectorId)
            .all(|id| id.0 == 249 || index.values(id) == before.values(id))
    );
    let mut other = before.clone();
    let error = other
        .install(&sealed(&inputs[1]))
        .expect_err("not the first");
    assert_eq!((error.code(), other), ("index-foreign", before));
}

#[test]
fn a_tail_says_when_it_should_be_sealed() {
    let mut index = VectorIndex::new(1, Metric::Euclidean);
    assert_eq!(index.seal_inputs().count(), 0);
    for i in 0..100_001u32 {
        assert_eq!(index.is_seal_due(), i >= 50_000);
        assert!(![1, 100_000].contains(&i) || index.seal_inputs().count() == 1);
        index.insert_values(&[i as f32]).expect("one dimension");
    }
    assert_eq!(index.seal_inputs().count(), 2);
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

/// An index into which `corpus` was inserted in `order`, with removals, seals, merges and compactions at random, and which
/// vector each id is.
fn tossed(random: &mut Random, corpus: &[Embedding], order: &[usize]) -> (VectorIndex, Vec<usize>) {
    let mut index = VectorIndex::new(48, Metric::Cosine);
    let mut name_of = Vec::new();
    let mut pending = None;
    for &i in order {
        index.insert(&corpus[i]).expect("same dimension");
        name_of.push(i);
        if random.below(3) == 0 {
            index.remove(VectorId(random.below(name_of.len()) as u32));
        }
        match random.below(160) {
            0 => pending = index.seal_inputs().next(),
            1 => pending = Some(index.to_bytes()),
            2 | 3 => pending.take().into_iter().for_each(|input: Vec<u8>| {
                index
                    .install(&sealed(&input))
                    .expect("only inserts and removals since");
            }),
            4 => {
                name_of = index.live_ids().map(|id| name_of[id.0 as usize]).collect();
                index = index.compact();
                pending = None;
            }
            _ => (),
        }
    }
    (index, name_of)
}

#[test]
fn any_order_of_inserts_removals_seals_and_compactions_finds_what_a_fresh_index_finds() {
    let mut random = Random::new(74);
    for round in 0..8 {
        let corpus = clustered(75 + round, 700, 48, 20);
        let mut order: Vec<usize> = (0..700).collect();
        (1..700)
            .rev()
            .for_each(|i| order.swap(i, random.below(i + 1)));
        let (index, name_of) = tossed(&mut random, &corpus, &order);
        let live: Vec<usize> = index.live_ids().map(|id| name_of[id.0 as usize]).collect();
        let mut survivors = live.clone();
        survivors.sort_unstable();
        let fresh: Vec<Embedding> = survivors.iter().map(|&i| corpus[i].clone()).collect();
        let flat = filled(&fresh, Metric::Cosine);
        let compact = index.compact();
        let without_graphs = index.copy_of(index.live_ids());
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
            let mean = [
                search(&index, &|id| name_of[id]),
                search(&compact, &|id| live[id]),
            ]
            .map(|found| found.into_iter().map(|(i, _)| i).collect::<Vec<_>>())
            .map(|found| recall(&found, &truth));
            total += (mean[0] + mean[1]) / 2.0;
            // Without graphs the order of insertion cannot be seen at all.
            assert_eq!(
                search(&without_graphs, &|id| live[id]),
                search(&flat, &|id| survivors[id])
            );
        }
        assert!(total / 20.0 >= 0.97, "recall@10 {}", total / 20.0);
    }
}
