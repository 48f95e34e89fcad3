//! LayerNorm against the definition in f64.

use nearsight_test_support::Random;

use super::*;

#[test]
fn equals_the_definition() {
    let mut random = Random::new(7);
    let width = 48;
    let norm = LayerNorm {
        weight: (0..width).map(|_| random.normal()).collect(),
        bias: (0..width).map(|_| random.normal()).collect(),
        epsilon: 1e-12,
    };
    let rows: Vec<f32> = (0..3 * width)
        .map(|_| 5.0 + 3.0 * random.normal())
        .collect();
    let mut ours = rows.clone();
    norm.forward(&mut ours);
    for (row, ours) in rows.chunks(width).zip(ours.chunks(width)) {
        let mean = row.iter().map(|&x| f64::from(x)).sum::<f64>() / width as f64;
        let variance = row
            .iter()
            .map(|&x| (f64::from(x) - mean).powi(2))
            .sum::<f64>()
            / width as f64;
        for i in 0..width {
            let exact = (f64::from(row[i]) - mean) / variance.sqrt() * f64::from(norm.weight[i])
                + f64::from(norm.bias[i]);
            assert!((f64::from(ours[i]) - exact).abs() < 1e-5);
        }
    }
}
