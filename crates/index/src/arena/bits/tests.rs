//! Keys order rows about as their distances do, also where signs alone would say nothing.

use nearsight_test_support::{Random, clustered};

use super::*;

/// Components that are all positive, lengths that vary twofold.
fn corpus(n: usize, dimension: usize) -> Vec<Vec<f32>> {
    let mut random = Random::new(1);
    let rows = clustered(1, n, dimension, 60).into_iter();
    rows.map(|embedding| {
        let length = 1.0 + random.uniform();
        embedding
            .as_slice()
            .iter()
            .map(|x| length * x.abs())
            .collect()
    })
    .collect()
}

#[test]
fn the_nearest_by_distance_are_among_the_nearest_by_bits() {
    for metric in [Metric::Cosine, Metric::Dot, Metric::Euclidean] {
        for (dimension, floor) in [(40, 0.8), (384, 0.9)] {
            let mut rows = Rows::new(dimension, metric);
            for mut values in corpus(2000, dimension) {
                let norm = kernel::dot_f32(&values, &values).sqrt();
                if metric == Metric::Cosine {
                    values.iter_mut().for_each(|x| *x /= norm);
                }
                rows.push(&values);
            }
            let bits = Bits::learn(&rows);
            let mut hits = 0;
            for at in 0..20 {
                let values = rows.values(at * 31);
                let (row_query, bit_query) = (rows.query(&values), bits.query(&values, metric));
                let nearest = |key: &dyn Fn(u32) -> u32, n| {
                    let mut order: Vec<u32> = (0..2000).collect();
                    order.sort_by_key(|&row| (key(row), row));
                    order.truncate(n);
                    order
                };
                let truth = nearest(&|row| ordered(rows.distance(&row_query, row)), 10);
                let found = nearest(&|row| bits.key(&bit_query, row), 200);
                hits += truth.iter().filter(|row| found.contains(row)).count();
            }
            assert!(
                hits as f64 >= 200.0 * floor,
                "{metric:?}, {dimension}: {hits} of 200"
            );
        }
    }
}

#[test]
fn integers_are_in_the_order_of_numbers() {
    let numbers = [f32::MIN, -2.0, -1e-30, 0.0, 1e-30, 1.0, 2.0, f32::MAX];
    assert!(numbers.map(ordered).is_sorted_by(|a, b| a < b));
    assert!(ordered(f32::MAX) < u32::MAX);
    assert_eq!(numbers.map(|x| number_of(ordered(x))), numbers);
}

#[test]
fn parts_must_fit_the_rows() {
    let mut rows = Rows::new(40, Metric::Dot);
    corpus(1100, 40).iter().for_each(|values| rows.push(values));
    let bits = Bits::learn(&rows);
    let (centre, words, radii) = bits.parts();
    let with = |centre: &[f32], words: &[u64], radii: &[f32]| {
        Bits::from_parts(centre.to_vec(), words.to_vec(), radii.to_vec(), &rows)
    };
    assert_eq!(with(centre, words, radii), Ok(bits.clone()));
    assert!(with(&centre[1..], words, radii).is_err());
    assert!(with(&[f32::NAN; 40], words, radii).is_err());
    assert!(with(centre, &words[1..], radii).is_err());
    assert!(with(centre, words, &radii[1..]).is_err());
    assert!(with(centre, words, &[-1.0; 1100]).is_err());
}
