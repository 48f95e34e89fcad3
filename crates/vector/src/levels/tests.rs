//! What is left of vectors at few bits.

use super::*;
use crate::kernel::scalar::dot_f32;

/// Box and Muller (1958) over points that fill the square evenly.
fn gaussian(n: usize, seed: u64) -> Vec<f32> {
    let place = |i: usize, step: f64| ((seed as f64 + i as f64) * step).fract();
    let value = |i| {
        let (u, v) = (1.0 - place(i, 0.754_877_666_2), place(i, 0.569_840_290_9));
        ((-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()) as f32
    };
    (0..n).map(value).collect()
}

fn decoded(code: &LevelCode, bits: Bits, n: usize) -> Vec<f32> {
    levels(&code.bytes, bits, n)
        .map(|level| level * code.scale)
        .collect()
}

#[test]
fn loses_what_the_paper_says() {
    // Max 1960, table I: mean squared error of 2, 4 and 16 levels on a unit Gaussian.
    for (bits, error) in [
        (Bits::One, 0.3634),
        (Bits::Two, 0.1175),
        (Bits::Four, 0.009497),
    ] {
        let values = gaussian(100_000, 7);
        let code = LevelCode::new(&values, bits);
        let lost: f32 = values
            .iter()
            .zip(decoded(&code, bits, values.len()))
            .map(|(a, b)| (a - b) * (a - b))
            .sum();
        let lost = lost / values.len() as f32;
        assert!((lost - error).abs() < 0.03 * error, "{bits:?}: {lost}");
    }
}

#[test]
fn keeps_direction_and_sign() {
    for (bits, least) in [(Bits::One, 0.79), (Bits::Two, 0.93), (Bits::Four, 0.99)] {
        let values: Vec<f32> = gaussian(384, 3).iter().map(|x| x * 0.05).collect();
        let back = decoded(&LevelCode::new(&values, bits), bits, 384);
        let cosine =
            dot_f32(&values, &back) / (dot_f32(&values, &values) * dot_f32(&back, &back)).sqrt();
        assert!(cosine > least, "{bits:?}: {cosine}");
        assert!(values.iter().zip(&back).all(|(a, b)| a * b >= 0.0));
    }
}

#[test]
fn zero_stays_zero_and_short_codes_give_what_they_have() {
    let code = LevelCode::new(&[0.0; 5], Bits::Two);
    assert!(decoded(&code, Bits::Two, 5).iter().all(|&x| x == 0.0));
    assert_eq!(levels(&code.bytes, Bits::Two, 384).count(), 8);
}
