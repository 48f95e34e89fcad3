//! The generator is the published one and its numbers are spread as stated.

use super::*;

#[test]
fn bits_are_those_of_splitmix64() {
    // The first outputs of the reference implementation for seed 1234567.
    let mut random = Random::new(1_234_567);
    let expected = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
    ];
    assert_eq!([random.bits(), random.bits(), random.bits()], expected);
}

#[test]
fn normal_has_mean_0_and_variance_1() {
    let mut random = Random::new(3);
    let values: Vec<f32> = (0..20_000).map(|_| random.normal()).collect();
    let mean = values.iter().sum::<f32>() / 20_000.0;
    let variance = values.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 20_000.0;
    assert!(mean.abs() < 0.03, "{mean}");
    assert!((variance - 1.0).abs() < 0.05, "{variance}");
}

#[test]
fn below_stays_below_and_reaches_everything() {
    let mut random = Random::new(4);
    let mut seen = [false; 7];
    for _ in 0..200 {
        seen[random.below(7)] = true;
    }
    assert_eq!(seen, [true; 7]);
}
