//! Figures of a run over queries, with how far chance may have moved them.

use nearsight_test_support::Random;
use serde_json::{Value, json};

/// Hits looked at.
pub(super) const DEPTH: usize = 10;
const RESAMPLES: usize = 1000;
const SEED: u64 = 5;

/// 1 / rank, 0 beyond [`DEPTH`]; `rank` counts from 0.
pub(super) fn reciprocal(rank: Option<usize>) -> f64 {
    within(rank).map_or(0.0, |rank| 1.0 / (rank + 1) as f64)
}

/// nDCG@10 where one document is relevant (Jaervelin and Kekaelaeinen 2002): 1 / log2(1 + rank).
pub(super) fn discounted(rank: Option<usize>) -> f64 {
    within(rank).map_or(0.0, |rank| 1.0 / ((rank + 2) as f64).log2())
}

fn within(rank: Option<usize>) -> Option<usize> {
    rank.filter(|&rank| rank < DEPTH)
}

/// Mean and its 95 % interval by the bootstrap (Efron 1979, percentiles of 1,000 resamples).
pub(super) fn summary(values: &[f64]) -> Value {
    let [low, high] = interval(values);
    json!({ "mean": round(mean(values)), "low": round(low), "high": round(high) })
}

/// The 95 % interval of the mean.
pub(super) fn interval(values: &[f64]) -> [f64; 2] {
    let mut random = Random::new(SEED);
    let mut resample = || {
        let drawn = (0..values.len()).map(|_| values[random.below(values.len())]);
        drawn.sum::<f64>() / values.len() as f64
    };
    let mut means: Vec<f64> = (0..RESAMPLES).map(|_| resample()).collect();
    means.sort_by(f64::total_cmp);
    [means[RESAMPLES / 40], means[RESAMPLES - RESAMPLES / 40 - 1]]
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

pub(super) fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
