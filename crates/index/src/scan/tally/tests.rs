//! Held against looking at every row.

use nearsight_test_support::Random;
use nearsight_vector::Metric;

use super::*;
use crate::arena::Arena;

fn arena(dimension: usize, n: usize, random: &mut Random) -> Arena {
    let mut arena = Arena::new(dimension, Metric::Cosine);
    for _ in 0..n {
        let values: Vec<f32> = (0..dimension).map(|_| random.normal()).collect();
        let norm = values.iter().map(|x| x * x).sum::<f32>().sqrt();
        arena.push(&values.iter().map(|x| x / norm).collect::<Vec<_>>());
    }
    arena
}

#[test]
fn rows_within_any_reach_are_those_that_a_look_at_each_finds() {
    let mut random = Random::new(3);
    // 4, 5, 6, 8 and 12 words.
    for dimension in [200, 320, 384, 512, 768] {
        let mut arena = arena(dimension, 1500, &mut random);
        for round in 0..3 {
            let values: Vec<f32> = (0..dimension).map(|_| random.normal()).collect();
            let query = arena.query(&values);
            let selection = arena.select(None);
            let keys = arena.keys(&query).expect("bits");
            let tally = Tally::of(keys, &selection).expect("numbers of bits");
            let near = |reach: u32| -> Vec<u32> {
                selection
                    .rows()
                    .filter(|&row| keys.key(row) < reach)
                    .collect()
            };
            for n in [1, 10, 200, selection.len(), selection.len() + 1] {
                let reach = tally.reach_of(n) + 1;
                assert_eq!(tally.rows(0..reach), near(reach), "{dimension} {round} {n}");
                assert!(near(reach).len() >= n.min(selection.len()));
                assert!(n > selection.len() || near(reach - 1).len() < n);
                let beyond = tally.rows(reach..u32::MAX);
                assert_eq!(beyond.len() + near(reach).len(), selection.len());
            }
            for _ in 0..400 {
                arena.remove(random.below(1500) as u32);
            }
        }
    }
}
