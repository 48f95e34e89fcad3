//! The formulas, written again over f32 vectors, and the examples of their papers.

use nearsight_test_support::clustered;

use super::*;

const METRICS: [Metric; 3] = [Metric::Cosine, Metric::Dot, Metric::Euclidean];

/// Short vectors, kept exactly, half of them in a sealed segment.
fn filled(metric: Metric) -> (VectorIndex, Vec<Vec<f32>>) {
    let rows = clustered(81, 200, 16, 10);
    let rows: Vec<Vec<f32>> = rows.iter().map(|row| row.as_slice().to_vec()).collect();
    let mut index = VectorIndex::new(16, metric);
    let insert = |index: &mut VectorIndex, rows: &[Vec<f32>]| {
        for row in rows {
            index.insert_values(row).expect("valid");
        }
    };
    insert(&mut index, &rows[..100]);
    let sealed = index.seal(1, 100).expect("can be built").to_bytes();
    index.install(&sealed).expect("made from this index");
    insert(&mut index, &rows[100..]);
    (index, rows)
}

fn ids(ids: &[u32]) -> Vec<VectorId> {
    ids.iter().copied().map(VectorId).collect()
}

/// The first ten by `score`, without `but`.
fn expected(but: &[u32], score: impl Fn(usize) -> f32) -> Vec<(u32, f32)> {
    let mut all: Vec<(u32, f32)> = (0..200)
        .filter(|id| !but.contains(id))
        .map(|id| (id, score(id as usize)))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all.truncate(10);
    all
}

fn assert_same(found: &[Scored], expected: &[(u32, f32)]) {
    assert_eq!(found.len(), expected.len());
    for (found, &(_, score)) in found.iter().zip(expected) {
        assert!((found.score - score).abs() < 1e-4, "{found:?} {score}");
    }
    let missing = expected
        .iter()
        .filter(|(id, _)| !found.iter().any(|scored| scored.id.0 == *id));
    assert!(missing.count() <= 1, "{found:?} {expected:?}");
}

#[test]
fn average_vector_is_a_search_for_twice_the_liked_less_the_unliked() {
    let (index, rows) = filled(Metric::Dot);
    let found = recommend(
        &index,
        &ids(&[3, 150]),
        &ids(&[8]),
        Strategy::AverageVector,
        &SearchParams::default(),
        None,
    );
    let query: Vec<f32> = (0..16)
        .map(|d| rows[3][d] + rows[150][d] - rows[8][d])
        .collect();
    let score = |id: usize| kernel::dot_f32(&query, &rows[id]);
    assert_same(&found.expect("valid"), &expected(&[3, 150, 8], score));
}

#[test]
fn best_score_is_that_of_the_nearest_example() {
    for metric in METRICS {
        let (index, rows) = filled(metric);
        let similar = |a: usize, b: usize| similarity(&rows[a], &rows[b], metric);
        for unlike in [vec![], vec![8, 40]] {
            let found = recommend(
                &index,
                &ids(&[3, 150]),
                &ids(&unlike),
                Strategy::BestScore,
                &SearchParams::default(),
                None,
            );
            let score = |id: usize| {
                let liked = similar(id, 3).max(similar(id, 150));
                let unliked = unlike
                    .iter()
                    .map(|&u| similar(id, u as usize))
                    .fold(f32::MIN, f32::max);
                let sigmoid = |x: f32| 0.5 + 0.5 * x / (1.0 + x.abs());
                if liked > unliked {
                    sigmoid(liked)
                } else {
                    -sigmoid(unliked)
                }
            };
            assert_same(
                &found.expect("valid"),
                &expected(&[&[3, 150], &unlike[..]].concat(), score),
            );
        }
    }
}

#[test]
fn discovery_ranks_by_pairs_then_by_the_target() {
    let (index, rows) = filled(Metric::Cosine);
    let pairs = [(VectorId(10), VectorId(20)), (VectorId(30), VectorId(140))];
    let found = discover(&index, VectorId(5), &pairs, 10, None).expect("valid");
    let similar = |a: usize, b: usize| kernel::dot_f32(&rows[a], &rows[b]);
    let side = |id, a, b| {
        if similar(id, a) > similar(id, b) {
            1.0
        } else {
            -1.0
        }
    };
    let score = |id: usize| {
        let x = similar(id, 5);
        side(id, 10, 20) + side(id, 30, 140) + 0.5 * (1.0 + x / (1.0 + x.abs()))
    };
    assert_same(&found, &expected(&[5, 10, 20, 30, 140], score));
    assert!(found[0].score > 2.0);
}

#[test]
fn a_context_is_a_side_on_which_all_are_as_good() {
    let (index, rows) = filled(Metric::Cosine);
    let found = context(&index, &[(VectorId(10), VectorId(20))], 200, None).expect("valid");
    let similar = |a: usize, b: usize| kernel::dot_f32(&rows[a], &rows[b]);
    for scored in &found {
        let id = scored.id.0 as usize;
        let behind = similar(id, 10) - similar(id, 20);
        if behind > 1e-4 {
            assert_eq!(scored.score, 0.0);
        } else if behind < -1e-4 {
            assert!((scored.score - behind / (1.0 - behind)).abs() < 1e-4);
        }
    }
    assert!(found.is_sorted_by(|a, b| a.score >= b.score) && found.len() == 198);
}

#[test]
fn filters_hold_and_removed_examples_are_named() {
    let (mut index, _) = filled(Metric::Cosine);
    let filter: RoaringBitmap = (0..200).step_by(3).collect();
    for strategy in [Strategy::AverageVector, Strategy::BestScore] {
        let search = |index: &VectorIndex, like: &[u32], unlike: &[u32]| {
            recommend(
                index,
                &ids(like),
                &ids(unlike),
                strategy,
                &SearchParams::default(),
                Some(&filter),
            )
        };
        let found = search(&index, &[3], &[9]).expect("valid");
        assert!(found.len() == 10 && found.iter().all(|s| filter.contains(s.id.0) && s.id.0 != 3));
        assert_eq!(
            search(&index, &[], &[]).expect_err("nothing").code(),
            "index-no-example"
        );
        let error = search(&index, &[3], &[500]).expect_err("not there");
        assert!(error.code() == "index-no-vector" && error.to_string().contains("500"));
    }
    index.remove(VectorId(7));
    let error = context(&index, &[(VectorId(1), VectorId(7))], 5, None).expect_err("removed");
    assert_eq!(error.code(), "index-no-vector");
    let same = recommend(
        &index,
        &ids(&[1]),
        &ids(&[1]),
        Strategy::AverageVector,
        &SearchParams::default(),
        None,
    );
    assert_eq!(same.expect("2 x - x").len(), 10);
}

#[test]
fn values_stand_for_stored_vectors_but_are_not_left_out() {
    for metric in METRICS {
        let (index, rows) = filled(metric);
        let params = SearchParams {
            limit: 12,
            ..SearchParams::default()
        };
        let (stored, given): (Vec<Example>, Vec<Example>) = [3, 150, 8, 40]
            .map(|id| (VectorId(id).into(), rows[id as usize].clone().into()))
            .into_iter()
            .unzip();
        let searches = |examples: &[Example]| {
            let pairs = [(examples[0].clone(), examples[2].clone())];
            let recommended = |strategy| {
                recommend(
                    &index,
                    &examples[..2],
                    &examples[2..],
                    strategy,
                    &params,
                    None,
                )
            };
            [
                recommended(Strategy::AverageVector),
                recommended(Strategy::BestScore),
                discover(&index, examples[1].clone(), &pairs, 12, None),
                context(&index, &pairs, 12, None),
            ]
        };
        for (by_id, by_values) in searches(&stored).into_iter().zip(searches(&given)) {
            let (by_id, by_values) = (by_id.expect("valid"), by_values.expect("valid"));
            let others: Vec<Scored> = by_values
                .into_iter()
                .filter(|scored| ![3, 150, 8, 40].contains(&scored.id.0))
                .collect();
            // Ties aside, as in a context, the same ones come in the same order.
            assert!(others.len() >= 8, "{others:?}");
            for (a, b) in by_id.iter().zip(&others) {
                assert!((a.score - b.score).abs() < 1e-4, "{a:?} {b:?}");
            }
        }
    }
}

#[test]
fn values_that_are_no_vector_are_refused() {
    let (index, rows) = filled(Metric::Cosine);
    let good = Example::from(rows[0].clone());
    for (bad, code) in [
        (vec![1.0; 15], "vector-dimension"),
        (vec![f32::NAN; 16], "vector-not-finite"),
        (vec![0.0; 16], "vector-zero"),
    ] {
        let bad = Example::Values(bad);
        let pairs = [(good.clone(), bad.clone())];
        let error = discover(&index, good.clone(), &pairs, 3, None).expect_err("refused");
        assert_eq!(error.code(), code);
        let params = SearchParams::default();
        let found = recommend(&index, &[bad], &[], Strategy::BestScore, &params, None);
        assert_eq!(found.expect_err("refused").code(), code);
    }
    // By the cosine lengths do not count.
    let long: Vec<f32> = rows[0].iter().map(|x| 7.0 * x).collect();
    let params = SearchParams::default();
    let search = |example| recommend(&index, &[example], &[], Strategy::BestScore, &params, None);
    let (long, unit) = (
        search(long.into()).expect("valid"),
        search(good).expect("valid"),
    );
    assert_eq!(long[0].id, VectorId(0));
    assert!((long[0].score - unit[0].score).abs() < 1e-6);
}

#[test]
fn marginal_relevance_takes_the_best_and_then_what_differs() {
    let mut index = VectorIndex::new(2, Metric::Cosine);
    for values in [[1.0, 0.0], [0.999, 0.04], [0.7, 0.7], [0.0, 1.0]] {
        index.insert_values(&values).expect("valid");
    }
    let scored = |id: u32, score| Scored {
        id: VectorId(id),
        score,
    };
    let candidates = [
        scored(0, 0.9),
        scored(1, 0.89),
        scored(2, 0.7),
        scored(3, 0.1),
    ];
    let order = |lambda, limit| {
        let taken = diversify(&index, &candidates, lambda, limit).expect("all there");
        taken.iter().map(|scored| scored.id.0).collect::<Vec<_>>()
    };
    assert_eq!(order(1.0, 4), [0, 1, 2, 3]);
    // .5 * .9; then .35 - .35 for 2, .445 - .4996 for 1, .05 - 0 for 3.
    assert_eq!(order(0.5, 2), [0, 3]);
    assert_eq!(order(0.7, 3), [0, 1, 2]);
    assert_eq!(order(0.5, 0), [0u32; 0]);
    assert_eq!(order(0.0, 9).len(), 4);
}
