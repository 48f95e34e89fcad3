//! Directions that are there are found, the same ones for the same seed.

use candle_core::{Device, Tensor};

use super::{centres, cosines};
use crate::random::Random;

const WIDTH: usize = 16;

/// Points around three axes.
fn points() -> Tensor {
    let mut random = Random::new(7, 0);
    let mut values = Vec::new();
    for at in 0..90 {
        let mut point: Vec<f32> = (0..WIDTH).map(|_| 0.1 * random.normal()).collect();
        point[5 * (at % 3)] += 1.0;
        let norm = point.iter().map(|x| x * x).sum::<f32>().sqrt();
        values.extend(point.iter().map(|x| x / norm));
    }
    Tensor::from_vec(values, (90, WIDTH), &Device::Cpu).expect("a tensor")
}

#[test]
fn three_bundles_have_three_centres() {
    let points = points();
    let found = centres(&points, 3, &mut Random::new(1, 0)).expect("centres");
    for axis in [0, 5, 10] {
        let mut rows = found.chunks_exact(WIDTH);
        assert!(rows.any(|centre| centre[axis] > 0.98), "axis {axis}");
    }
    let nearness = cosines(&points, &found).expect("cosines");
    assert_eq!(nearness.len(), 90);
    assert!(nearness.iter().all(|&cosine| cosine > 0.8));
}

#[test]
fn a_seed_gives_the_same_centres_again() {
    let of_seed = |seed| centres(&points(), 3, &mut Random::new(seed, 0)).expect("centres");
    assert_eq!(of_seed(4), of_seed(4));
}

#[test]
fn more_centres_than_points_are_no_trouble() {
    let one = Tensor::new(&[[1f32, 0.0]], &Device::Cpu).expect("a tensor");
    let found = centres(&one, 3, &mut Random::new(1, 0)).expect("centres");
    assert_eq!(found, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
}
