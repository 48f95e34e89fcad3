//! Means against averages over many draws, and what a correction leaves.

use nearsight_test_support::Random;

use super::*;

#[test]
fn the_mean_after_relu6_is_that_of_many_draws() {
    let mut random = Random::new(3);
    for (mean, spread) in [(0.0, 1.0), (-2.0, 1.5), (3.0, 4.0), (7.0, 0.5), (1.0, 0.0)] {
        let n = 200_000;
        let draws = (0..n).map(|_| (mean + spread * f64::from(random.normal())).clamp(0.0, 6.0));
        let average = draws.sum::<f64>() / f64::from(n);
        let found = relu6_mean(mean, spread);
        assert!(
            (found - average).abs() < 0.02,
            "{mean} {spread}: {found}, {average}"
        );
    }
}

#[test]
fn the_error_is_that_of_the_mean_input() {
    let (weights, means) = ([0.5, -0.25, 0.1, 0.3], [2.0, 4.0]);
    let errors = mean_error(&weights, &[5, -2, 1, 3], &[0.1, 0.11], &means);
    let expected = [
        (0.5 - 0.5) * 2.0 + (-0.2 + 0.25) * 4.0,
        (0.11 - 0.1) * 2.0 + (0.33 - 0.3) * 4.0,
    ];
    for (error, expected) in errors.iter().zip(expected) {
        assert!((error - expected).abs() < 1e-6, "{error}, {expected}");
    }
}
