//! The product against the plainest possible sum, in both precisions, on every target and every remainder.

use nearsight_test_support::Random;

use super::scalar::{Pairs as ScalarPairs, Quads as ScalarQuads};
use super::*;

const BOTH: [Precision; 2] = [Precision::W8A13, Precision::W7A7];

/// `W x + b` from the definition, in f64.
fn plain(x: &[f32], weights: &[i8], scale: f32, bias: f32) -> f64 {
    let products = x
        .iter()
        .zip(weights)
        .map(|(&x, &w)| f64::from(x) * f64::from(w));
    products.sum::<f64>() * f64::from(scale) + f64::from(bias)
}

fn codes(random: &mut Random, n: usize) -> Vec<i8> {
    (0..n)
        .map(|_| (random.below(255) as i32 - 127) as i8)
        .collect()
}

fn quantized(rows: &[f32], width: usize, precision: Precision) -> QuantizedRows {
    let mut quantized = QuantizedRows::default();
    quantized.fill(rows, width, precision);
    quantized
}

#[test]
fn is_near_the_definition_for_every_number_of_rows() {
    let mut random = Random::new(1);
    for (rows, inputs, outputs) in [
        (1, 8, 8),
        (2, 8, 16),
        (3, 40, 8),
        (4, 32, 24),
        (5, 64, 8),
        (33, 48, 16),
        (67, 16, 8),
    ] {
        let x: Vec<f32> = (0..rows * inputs).map(|_| 1.0 + random.normal()).collect();
        let weights = codes(&mut random, outputs * inputs);
        let scales: Vec<f32> = (0..outputs).map(|_| 0.01 + random.uniform()).collect();
        let bias: Vec<f32> = (0..outputs).map(|_| random.normal()).collect();
        for (precision, bound) in [(Precision::W8A13, 3e-4), (Precision::W7A7, 0.05)] {
            let packed = PackedMatrix::from_rows(
                weights.clone(),
                inputs,
                scales.clone(),
                bias.clone(),
                precision,
            );
            let mut out = vec![f32::NAN; rows * outputs];
            gemm(
                Target::best(),
                &quantized(&x, inputs, precision),
                &packed.unwrap(),
                Order::Rows,
                F32x8::store,
                &mut out,
            );
            for (row, x) in x.chunks_exact(inputs).enumerate() {
                let length = x.iter().map(|x| x * x).sum::<f32>().sqrt();
                for channel in 0..outputs {
                    let exact = plain(
                        x,
                        &weights[channel * inputs..][..inputs],
                        scales[channel],
                        bias[channel],
                    );
                    let error = (f64::from(out[row * outputs + channel]) - exact).abs();
                    let size = f64::from(length * scales[channel]) * 127.0 * (inputs as f64).sqrt();
                    assert!(
                        error < bound * size,
                        "{precision:?} {rows}x{inputs}x{outputs}: {error} of {size}"
                    );
                }
            }
        }
    }
}

/// All sums of a product, by one kernel.
fn sums<K: Kernel>(kernel: &K, rows: &QuantizedRows, panel: &[i8]) -> Vec<[i32; PANEL]> {
    let mut sums = Vec::new();
    sums.extend(kernel.dot_tile::<4>(rows.tile(0, 4), panel));
    sums.extend(kernel.dot_tile::<3>(rows.tile(4, 3), panel));
    sums
}

#[test]
fn the_kernels_of_this_target_equal_the_scalar_ones_bit_for_bit() {
    let mut random = Random::new(4);
    for inputs in [8, 16, 24, 64, 384, 1536] {
        let weights = codes(&mut random, PANEL * inputs);
        let x: Vec<f32> = (0..7 * inputs).map(|_| random.normal()).collect();
        for precision in BOTH {
            let (ones, zeros) = (vec![1.0; PANEL], vec![0.0; PANEL]);
            let packed =
                PackedMatrix::from_rows(weights.clone(), inputs, ones, zeros, precision).unwrap();
            let rows = quantized(&x, inputs, precision);
            let panel = packed.panel(0);
            if group(precision) == 2 {
                assert_eq!(sums(&Pairs, &rows, panel), sums(&ScalarPairs, &rows, panel));
            } else {
                assert_eq!(sums(&Quads, &rows, panel), sums(&ScalarQuads, &rows, panel));
            }
        }
    }
}

#[test]
fn words_of_two_and_of_four_give_the_same_sums() {
    // What the relaxed build computes from bytes, the others compute from 16-bit numbers.
    let (inputs, weights) = (8, [5i8, -63, 63, 0, 1, -2, 40, 7]);
    let (values, zero) = ([-64i32, -3, 0, 9, 63, 1, -1, 20], 64);
    let mut pairs = [0i32; 4];
    let mut quads = [0i32; 2];
    for (i, value) in values.into_iter().enumerate() {
        pairs[i / 2] |= (value & 0xFFFF) << (16 * (i % 2));
        quads[i / 4] |= (value + zero) << (8 * (i % 4));
    }
    let panel = |group: usize| -> Vec<i8> {
        let block = |index: usize| weights[index * group..][..group].repeat(PANEL);
        (0..inputs / group).flat_map(block).collect()
    };
    let [by_two] = ScalarPairs.dot_tile::<1>(&pairs, &panel(2));
    let [by_four] = Quads.dot_tile::<1>(&quads, &panel(4));
    let sum: i32 = weights.iter().map(|&w| i32::from(w)).sum();
    assert_eq!(by_two, by_four.map(|four| four - zero * sum));
}

#[test]
fn the_largest_sums_fit() {
    for inputs in [1536, 2048, 4096, 16384] {
        for (precision, sign) in BOTH.into_iter().flat_map(|one| [(one, 1.0), (one, -1.0)]) {
            let (ones, zeros) = (vec![1.0; PANEL], vec![0.0; PANEL]);
            let packed =
                PackedMatrix::from_rows(vec![-127; PANEL * inputs], inputs, ones, zeros, precision);
            let mut out = [0.0; PANEL];
            gemm(
                Target::best(),
                &quantized(&vec![sign; inputs], inputs, precision),
                &packed.unwrap(),
                Order::Rows,
                F32x8::store,
                &mut out,
            );
            let exact = -127.0 * sign * inputs as f32;
            assert!(
                (out[0] / exact - 1.0).abs() < 1e-3,
                "{precision:?} {inputs}: {} for {exact}",
                out[0]
            );
        }
    }
}

#[test]
fn planes_hold_what_rows_hold() {
    let mut random = Random::new(9);
    let (n_rows, inputs, outputs) = (7, 16, 24);
    let weights = codes(&mut random, inputs * outputs);
    let (ones, zeros) = (vec![1.0; outputs], vec![0.0; outputs]);
    let packed = PackedMatrix::from_rows(weights, inputs, ones, zeros, Precision::W8A13).unwrap();
    let x: Vec<f32> = (0..n_rows * inputs).map(|_| random.normal()).collect();
    let rows = quantized(&x, inputs, Precision::W8A13);
    let product = |order| {
        let mut out = vec![f32::NAN; n_rows * outputs];
        gemm(
            Target::best(),
            &rows,
            &packed,
            order,
            F32x8::store,
            &mut out,
        );
        out
    };
    let (by_rows, by_planes) = (product(Order::Rows), product(Order::Planes));
    for (row, channel) in (0..n_rows).flat_map(|row| (0..outputs).map(move |c| (row, c))) {
        let plane = channel / PANEL * n_rows * PANEL;
        assert_eq!(
            by_planes[plane + row * PANEL + channel % PANEL],
            by_rows[row * outputs + channel]
        );
    }
}

#[test]
fn every_output_is_written_by_the_caller() {
    let packed = PackedMatrix::from_rows(
        vec![1; 8 * 8],
        8,
        vec![1.0; 8],
        vec![0.5; 8],
        Precision::W8A13,
    );
    let mut out = [0.0; 5 * 8];
    let rows = quantized(&[0.0; 5 * 8], 8, Precision::W8A13);
    let twice = |x: F32x8, to: &mut _| (x + x).store(to);
    gemm(
        Target::best(),
        &rows,
        &packed.unwrap(),
        Order::Rows,
        twice,
        &mut out,
    );
    assert_eq!(out, [1.0; 5 * 8]);
}
