//! Against sums in f64.

use nearsight_test_support::Random;

use super::*;

fn random(n: usize, random: &mut Random) -> Vec<f32> {
    (0..n).map(|_| random.normal()).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    let products = a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b));
    products.sum()
}

#[test]
fn every_product_is_there_whatever_the_sizes() {
    let mut seed = Random::new(1);
    for (n, m, width) in [(1, 1, 8), (2, 3, 16), (5, 2, 8), (33, 9, 24), (70, 65, 40)] {
        let (a, b) = (random(n * width, &mut seed), random(m * width, &mut seed));
        let mut out = vec![f32::NAN; n * m];
        products(&a, &b, width, &mut out);
        for (i, row) in a.chunks(width).enumerate() {
            for (j, other) in b.chunks(width).enumerate() {
                let error = f64::from(out[i * m + j]) - dot(row, other);
                assert!(error.abs() < 1e-4, "{n} x {m} x {width}: {i}, {j}: {error}");
            }
        }
    }
}

#[test]
fn inner_products_fill_the_lower_triangle_and_add_up() {
    let mut seed = Random::new(2);
    for (n, width) in [(1, 8), (7, 16), (34, 8), (67, 24)] {
        let a = random(n * width, &mut seed);
        let mut out = vec![0f64; n * n];
        add_inner_products(&a, width, &mut out);
        add_inner_products(&a, width, &mut out);
        for i in 0..n {
            for j in 0..n {
                let row = |i: usize| &a[i * width..][..width];
                let expected = if j <= i {
                    2.0 * dot(row(i), row(j))
                } else {
                    0.0
                };
                assert!((out[i * n + j] - expected).abs() < 1e-4, "{n}: {i}, {j}");
            }
        }
    }
}
