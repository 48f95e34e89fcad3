//! Softmax against the definition.

use nearsight_test_support::Random;

use super::*;

#[test]
fn equals_the_definition_at_every_length() {
    let mut random = Random::new(3);
    for length in 1..40 {
        let scores: Vec<f32> = (0..length).map(|_| 20.0 * random.normal()).collect();
        let mut ours = scores.clone();
        let sum = softmax_numerators(&mut ours);
        let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let exact: Vec<f64> = scores
            .iter()
            .map(|&s| f64::from(s - largest).exp())
            .collect();
        let total: f64 = exact.iter().sum();
        for i in 0..length {
            assert!((f64::from(ours[i] / sum) - exact[i] / total).abs() < 1e-6);
        }
    }
}
