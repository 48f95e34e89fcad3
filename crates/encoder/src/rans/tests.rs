//! There and back, how many bytes it takes, and what damage does.

use nearsight_test_support::Random;

use super::*;

fn normal(n: usize, deviation: f32, seed: u64) -> Vec<i8> {
    let mut random = Random::new(seed);
    (0..n)
        .map(|_| (deviation * random.normal()).round() as i8)
        .collect()
}

#[test]
fn values_come_back() {
    let all: Vec<i8> = (i8::MIN..=i8::MAX).collect();
    let rare = [vec![0; 50_000], vec![-128, 127, 1], vec![0; 50_000]].concat();
    let cases = [vec![], vec![5], vec![-1, 0, 1], vec![7; 100], all, rare];
    for values in cases.into_iter().chain((1..9).map(|n| normal(n * 999, n as f32 * 5.0, 1))) {
        let coded = encode(&values);
        assert_eq!(decode(&coded, values.len()).unwrap(), values);
        assert_eq!(encode(&values), coded);
    }
}

#[test]
fn normal_values_take_the_bits_that_they_have() {
    for (deviation, bits) in [(8.0f32, 5.05), (16.0, 6.05), (32.0, 7.05)] {
        // Entropy of a rounded normal distribution: log2(deviation) + 2.047.
        assert!((deviation.log2() + 2.047 - bits).abs() < 0.01);
        let coded = encode(&normal(200_000, deviation, 2));
        let taken = 8.0 * (coded.len() - HEAD_BYTES) as f32 / 200_000.0;
        assert!(taken < bits + 0.02, "{taken} bits for {bits}");
    }
}

#[test]
fn other_lengths_and_cut_bytes_are_refused() {
    let values = normal(5000, 20.0, 3);
    let coded = encode(&values);
    for n in [0, 1, 4999, 5001, 6000, usize::MAX] {
        assert!(decode(&coded, n).is_err(), "{n}");
    }
    for length in [0, 1, 511, HEAD_BYTES - 1, HEAD_BYTES, coded.len() - 1, coded.len() - 2] {
        assert!(decode(&coded[..length], 5000).is_err(), "{length}");
    }
    assert!(decode(&[coded.clone(), vec![0, 0]].concat(), 5000).is_err());
}

#[test]
fn damage_never_panics_and_damaged_tables_are_refused() {
    let coded = encode(&normal(5000, 20.0, 4));
    let mut random = Random::new(5);
    for _ in 0..2000 {
        let mut damaged = coded.clone();
        let at = random.below(damaged.len());
        damaged[at] ^= 1 << random.below(8);
        let decoded = decode(&damaged, 5000);
        assert!(at >= FREQUENCY_BYTES || decoded.is_err(), "{at}");
    }
}
