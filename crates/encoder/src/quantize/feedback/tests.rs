//! Feedback against plain rounding, by what the error does to the outputs.

use nearsight_test_support::Random;

use super::*;

const WIDTH: usize = 48;
const STEP: f32 = 0.25;

/// Inputs with a few strong directions, as layers have.
fn inputs(seed: u64, n: usize) -> Vec<f32> {
    let mut random = Random::new(seed);
    // The same directions whatever the seed.
    let mut fixed = Random::new(99);
    let directions: Vec<f32> = (0..6 * WIDTH).map(|_| fixed.normal()).collect();
    let mut rows = Vec::with_capacity(n * WIDTH);
    for _ in 0..n {
        let mut row: Vec<f32> = (0..WIDTH).map(|_| 0.3 * random.normal()).collect();
        for direction in directions.chunks(WIDTH) {
            let weight = random.normal();
            row.iter_mut()
                .zip(direction)
                .for_each(|(x, d)| *x += weight * d);
        }
        rows.extend(row);
    }
    rows
}

fn nearest(value: f32) -> (i8, f32) {
    let code = (value / STEP).round();
    (code as i8, code * STEP)
}

/// Mean square of the outputs' errors.
fn output_error(weights: &[f32], codes: &[i8], inputs: &[f32]) -> f64 {
    let mut sum = 0.0;
    for (row, codes) in weights.chunks(WIDTH).zip(codes.chunks(WIDTH)) {
        for input in inputs.chunks(WIDTH) {
            let errors = row.iter().zip(codes).map(|(w, &c)| f32::from(c) * STEP - w);
            let error: f32 = errors.zip(input).map(|(error, x)| error * x).sum();
            sum += f64::from(error * error);
        }
    }
    sum / (inputs.len() / WIDTH * weights.len() / WIDTH) as f64
}

fn weights(rows: usize) -> Vec<f32> {
    let mut random = Random::new(7);
    (0..rows * WIDTH).map(|_| random.normal()).collect()
}

#[test]
fn outputs_of_other_inputs_of_the_kind_are_truer_than_by_plain_rounding() {
    let weights = weights(37);
    let feedback = Feedback::new(&Gram::of(&inputs(1, 400), WIDTH));
    let fed_back = feedback.round(&weights, |_, _, value| nearest(value));
    let plain: Vec<i8> = weights.iter().map(|&value| nearest(value).0).collect();
    let others = inputs(2, 400);
    let [fed_back, plain] = [fed_back, plain].map(|codes| output_error(&weights, &codes, &others));
    assert!(fed_back < 0.4 * plain, "{fed_back} against {plain}");
}

#[test]
fn rows_are_rounded_each_for_itself() {
    let weights = weights(37);
    let feedback = Feedback::new(&Gram::of(&inputs(1, 100), WIDTH));
    let together = feedback.round(&weights, |_, _, value| nearest(value));
    for (row, expected) in weights.chunks(WIDTH).zip(together.chunks(WIDTH)) {
        let alone = feedback.round(row, |_, _, value| nearest(value));
        assert_eq!(alone, expected);
    }
}

#[test]
fn each_value_is_asked_for_in_its_own_row_and_column() {
    let mut seen = vec![0; 3 * WIDTH];
    let feedback = Feedback::new(&Gram::of(&inputs(1, 100), WIDTH));
    feedback.round(&vec![0.0; 3 * WIDTH], |row, column, _| {
        seen[row * WIDTH + column] += 1;
        (0u8, 0.0)
    });
    assert!(seen.iter().all(|&n| n == 1));
}

#[test]
fn without_inputs_it_is_plain_rounding() {
    let weights = weights(3);
    for gram in [Gram::of(&[], WIDTH), Gram::of(&vec![0.0; 5 * WIDTH], WIDTH)] {
        let codes = Feedback::new(&gram).round(&weights, |_, _, value| nearest(value));
        let plain: Vec<i8> = weights.iter().map(|&value| nearest(value).0).collect();
        assert_eq!(codes, plain);
    }
}

#[test]
fn the_triangle_times_itself_is_the_matrix() {
    let rows = inputs(3, 200);
    let gram = Gram::of(&rows, WIDTH);
    let lower = cholesky(WIDTH, |i, j| gram.at(i, j));
    for i in 0..WIDTH {
        for j in 0..=i {
            let row = |i: usize| &lower[i * WIDTH..][..WIDTH];
            assert!((dot(row(i), row(j)) - gram.at(i, j)).abs() < 1e-6 * gram.at(0, 0));
        }
    }
}
