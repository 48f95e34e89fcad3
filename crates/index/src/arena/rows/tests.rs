//! Distances against f64, for every metric and representation.

use nearsight_test_support::{Random, clustered};

use super::*;

const METRICS: [Metric; 3] = [Metric::Cosine, Metric::Dot, Metric::Euclidean];

/// Vectors of all lengths around a far origin, or, for the cosine, of unit norm.
fn corpus(n: usize, dimension: usize, metric: Metric) -> Vec<Vec<f32>> {
    let mut random = Random::new(dimension as u64);
    let rows = clustered(2, n, dimension, 4).into_iter();
    rows.map(|embedding| {
        let length = 0.5 + random.uniform();
        let moved = |&x: &f32| match metric {
            Metric::Cosine => x,
            Metric::Dot => length * x,
            Metric::Euclidean => 10.0 + length * x,
        };
        embedding.as_slice().iter().map(moved).collect()
    })
    .collect()
}

fn filled(corpus: &[Vec<f32>], metric: Metric) -> Rows {
    let mut rows = Rows::new(corpus[0].len(), metric);
    corpus.iter().for_each(|values| rows.push(values));
    rows
}

fn by_f64(a: &[f32], b: &[f32], metric: Metric) -> f64 {
    let pairs = || a.iter().zip(b).map(|(&a, &b)| (f64::from(a), f64::from(b)));
    let dot: f64 = pairs().map(|(a, b)| a * b).sum();
    match metric {
        Metric::Cosine => 1.0 - dot,
        Metric::Dot => -dot,
        Metric::Euclidean => pairs().map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt(),
    }
}

#[test]
fn distances_are_those_of_the_metric() {
    for metric in METRICS {
        for dimension in [1, 2, 3, 32, 33, 63, 64, 65, 384, 4096] {
            let corpus = corpus(30, dimension, metric);
            let rows = filled(&corpus, metric);
            let tolerance = if rows.is_exact() { 1e-4 } else { 0.02 };
            for values in &corpus[..5] {
                let query = rows.query(values);
                for (row, stored) in corpus.iter().enumerate() {
                    let error = f64::from(rows.distance(&query, row as u32))
                        - by_f64(values, stored, metric);
                    // A square root makes much of little where the distance is near zero.
                    let is_itself = metric == Metric::Euclidean && values == stored;
                    let tolerance = if is_itself { 0.05 } else { tolerance };
                    assert!(
                        error.abs() < tolerance,
                        "{metric:?}, {dimension}: off by {error}"
                    );
                }
            }
        }
    }
}

#[test]
fn between_rows_the_order_is_that_of_the_metric() {
    for metric in METRICS {
        for dimension in [16, 100] {
            let corpus = corpus(40, dimension, metric);
            let rows = filled(&corpus, metric);
            for b in 1..40 {
                let exact = by_f64(&corpus[0], &corpus[b], metric);
                let between = f64::from(rows.distance_between(0, b as u32, rows.reach()));
                if metric != Metric::Dot {
                    assert!(
                        (between - exact).abs() < 0.02,
                        "{metric:?}: {between} for {exact}"
                    );
                    continue;
                }
                let norm = |values: &[f32]| -by_f64(values, values, Metric::Dot);
                let reach = f64::from(rows.reach()).powi(2);
                let lift =
                    (reach - norm(&corpus[0])).max(0.0) * (reach - norm(&corpus[b])).max(0.0);
                let expected = (2.0 * (reach + exact - lift.sqrt())).max(0.0).sqrt();
                assert!(
                    (between - expected).abs() < 0.02,
                    "{between} for {expected}"
                );
            }
        }
    }
}

#[test]
fn a_unit_vector_is_its_own_nearest() {
    for dimension in [20, 48] {
        let corpus = corpus(100, dimension, Metric::Cosine);
        let rows = filled(&corpus, Metric::Cosine);
        for (row, values) in corpus.iter().enumerate() {
            let query = rows.query(values);
            let distances: Vec<f32> = (0..100).map(|row| rows.distance(&query, row)).collect();
            assert!(distances.iter().all(|&d| d >= distances[row]) && distances[row] < 1e-3);
        }
    }
}

#[test]
fn zero_vectors_have_a_place_where_norms_count() {
    for metric in [Metric::Dot, Metric::Euclidean] {
        for dimension in [4, 40] {
            let mut rows = Rows::new(dimension, metric);
            let (zero, ones) = (vec![0.0; dimension], vec![1.0; dimension]);
            rows.push(&zero);
            rows.push(&ones);
            rows.push(&ones);
            let root = (dimension as f32).sqrt();
            let expected = match metric {
                Metric::Dot => [0.0, -root * root],
                _ => [root, 0.0],
            };
            let query = rows.query(&ones);
            assert_eq!(rows.distance(&rows.query(&zero), 0), 0.0);
            for (row, expected) in expected.into_iter().enumerate() {
                let found = rows.distance(&query, row as u32);
                assert!(
                    (found - expected).abs() < 0.02 * root,
                    "{metric:?}: {found} for {expected}"
                );
            }
            assert!(rows.order(1, 2).is_eq() && rows.order(0, 1).is_ne());
        }
    }
}

#[test]
fn values_come_back_as_near_as_codes_allow() {
    for metric in METRICS {
        for dimension in [32, 33, 384] {
            let corpus = corpus(20, dimension, metric);
            let rows = filled(&corpus, metric);
            for (row, values) in corpus.iter().enumerate() {
                for (x, y) in values.iter().zip(rows.values(row as u32)) {
                    assert!((x - y).abs() < 0.02, "{metric:?}: {y} for {x}");
                }
            }
        }
    }
}

#[test]
fn parts_must_fit_each_other() {
    let sound = |metric, len, codes| Rows::from_parts(40, metric, len, codes).is_ok();
    for metric in METRICS {
        let rows = filled(&corpus(10, 40, metric), metric);
        let Codes::Int8(int8) = rows.codes().clone() else {
            unreachable!("40 dimensions")
        };
        let with = |change: &dyn Fn(&mut Int8Rows)| {
            let mut int8 = int8.clone();
            change(&mut int8);
            sound(metric, 10, Codes::Int8(int8))
        };
        assert!(with(&|_| ()));
        assert!(!sound(metric, 11, Codes::Int8(int8.clone())));
        assert!(!with(&|rows| rows.codes.truncate(399)));
        assert!(!with(&|rows| rows.scales.truncate(9)));
        assert!(!with(&|rows| rows.scales[3] = f32::NAN));
        assert!(!with(&|rows| rows.scales[3] = -1.0));
        assert!(!with(&|rows| rows.anchor.push(1.0)));
        assert_eq!(
            with(&|rows| rows.anchor.clear()),
            metric != Metric::Euclidean
        );
    }
    let exact = |values| Rows::from_parts(2, Metric::Cosine, 2, Codes::Exact(values)).is_ok();
    assert!(exact(vec![1.0, 0.0, 0.0, 1.0]));
    assert!(!exact(vec![1.0, 0.0, 0.0]));
    assert!(!exact(vec![1.0, 0.0, 0.0, 0.0]));
    assert!(!exact(vec![1.0, 0.0, f32::NAN, 1.0]));
}
