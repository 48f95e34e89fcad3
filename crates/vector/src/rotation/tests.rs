//! A rotation keeps lengths and angles and spreads what was on few axes.

use super::*;

fn wave(n: usize, step: f32) -> Vec<f32> {
    (1..=n).map(|i| (i as f32 * step).sin()).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(&a, &b)| f64::from(a) * f64::from(b))
        .sum()
}

#[test]
fn inner_products_stay() {
    for (n, len) in [
        (2, 64),
        (33, 64),
        (64, 64),
        (100, 128),
        (384, 384),
        (384, 512),
        (4096, 4096),
    ] {
        let rotation = Rotation::new(len, 1);
        assert_eq!(rotation.len(), len);
        let (a, b) = (wave(n, 0.3), wave(n, 0.7));
        let (ra, rb) = (rotation.apply(&a), rotation.apply(&b));
        let scale = (dot(&a, &a) * dot(&b, &b)).sqrt();
        assert!(
            (dot(&a, &b) - dot(&ra, &rb)).abs() < 1e-5 * scale,
            "{n} in {len}"
        );
        assert!((dot(&a, &a) - dot(&ra, &ra)).abs() < 1e-5 * dot(&a, &a));
    }
}

#[test]
fn one_axis_is_spread_over_all() {
    for len in [64, 192, 384, 448] {
        for axis in [0, 1, len / 2, len - 1] {
            let mut values = vec![0.0; len];
            values[axis] = 1.0;
            let rotated = Rotation::new(len, 7).apply(&values);
            let most = rotated.iter().fold(0.0f32, |most, x| most.max(x.abs()));
            assert!(
                most < 5.0 / (len as f32).sqrt(),
                "{len}, axis {axis}: {most}"
            );
        }
    }
}

#[test]
fn a_seed_is_a_rotation() {
    let values = wave(100, 0.3);
    let rotated = |seed| Rotation::new(128, seed).apply(&values);
    assert_eq!(rotated(1), rotated(1));
    assert_ne!(rotated(1), rotated(2));
}
