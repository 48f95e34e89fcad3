//! What lies within reach, of rows whose bits and distances are both known.

use nearsight_test_support::{clustered, perturbed};
use nearsight_vector::Metric;

use super::*;
use crate::selection::words_of;

/// Vectors of one length and of many, around the origin and far from it.
fn arena(metric: Metric) -> Arena {
    let mut arena = Arena::new(128, metric);
    for (i, embedding) in clustered(31, 4000, 128, 100).iter().enumerate() {
        let length = if metric == Metric::Cosine {
            1.0
        } else {
            1.0 + (i % 7) as f32
        };
        let offset = if metric == Metric::Euclidean {
            5.0
        } else {
            0.0
        };
        let values: Vec<f32> = embedding
            .as_slice()
            .iter()
            .map(|x| x * length + offset)
            .collect();
        arena.push(&values);
    }
    arena.learn();
    arena
}

#[test]
fn rows_as_near_as_the_answer_are_within_reach_and_most_others_are_not() {
    for metric in [Metric::Cosine, Metric::Dot, Metric::Euclidean] {
        let arena = arena(metric);
        let selection = arena.select(None);
        let (mut n_near, mut n_near_within, mut n_within) = (0, 0, 0);
        for query in perturbed(32, &clustered(31, 4000, 128, 100), 30, 0.7) {
            let offset = if metric == Metric::Euclidean {
                5.0
            } else {
                0.0
            };
            let values: Vec<f32> = query.as_slice().iter().map(|x| x + offset).collect();
            let query = arena.query(&values);
            let keys = arena.keys(&query).expect("enough rows");
            let doubt = Doubt::of(&arena, &query, keys, &selection).expect("a line");
            let mut distances: Vec<f32> =
                (0..4000).map(|row| arena.distance(&query, row)).collect();
            let all = distances.clone();
            distances.sort_unstable_by(f32::total_cmp);
            let reach = doubt.reach(distances[19]);
            for row in 0..4000 {
                let is_within = keys.key(row) <= reach;
                n_within += usize::from(is_within);
                if all[row as usize] <= distances[19] {
                    n_near += 1;
                    n_near_within += usize::from(is_within);
                }
            }
        }
        assert!(
            n_near_within * 100 >= n_near * 98,
            "{metric:?}: {n_near_within} of {n_near}"
        );
        assert!(n_within < 30 * 2000, "{metric:?}: {n_within} of 120000");
    }
}

#[test]
fn rows_that_are_all_the_same_give_no_line() {
    let mut arena = Arena::new(64, Metric::Cosine);
    let one = &clustered(33, 1, 64, 1)[0];
    (0..2000).for_each(|_| arena.push(one.as_slice()));
    let query = arena.query(one.as_slice());
    let keys = arena.keys(&query).expect("enough rows");
    let selection = arena.select(None);
    assert!(Doubt::of(&arena, &query, keys, &selection).is_none());
    let none = arena.select(Some(&words_of(&roaring::RoaringBitmap::new(), 2000)));
    assert!(Doubt::of(&arena, &query, keys, &none).is_none());
}
