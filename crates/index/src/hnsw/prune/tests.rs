//! The rule, on points whose distances can be seen.

use super::*;

/// Points of a plane, nodes in their order.
fn pruned(points: &[[f32; 2]], degree: usize) -> Vec<u32> {
    let mut arena = Arena::new(2, Metric::Euclidean);
    points.iter().for_each(|point| arena.push(point));
    let n = points.len() as u32;
    Pruner::new(&arena, (0..n).collect()).prune(0, (0..n).chain(0..n), degree)
}

#[test]
fn what_lies_behind_a_kept_neighbour_is_left_out() {
    let points = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.0, 3.0]];
    assert_eq!(pruned(&points, 9), [1, 3]);
    assert_eq!(pruned(&points, 1), [1]);
    assert_eq!(pruned(&points, 0), [0u32; 0]);
}

#[test]
fn a_little_nearer_is_not_enough() {
    // From 1 to 2 it is 1.9, from the node 2: a factor of 1.05.
    assert_eq!(pruned(&[[0.0, 0.0], [0.1, 0.0], [2.0, 0.0]], 9), [1, 2]);
    // A factor of 1.25.
    assert_eq!(pruned(&[[0.0, 0.0], [0.4, 0.0], [2.0, 0.0]], 9), [1]);
}
