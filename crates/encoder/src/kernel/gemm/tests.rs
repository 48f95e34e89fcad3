//! The product against the plainest possible sum, on every target and every remainder.

use nearsight_test_support::Random;

use super::*;

/// One output at a time, straight from the definition, in i64.
fn plain(x: &[i32], w: &[i8]) -> i64 {
    x.iter()
        .zip(w)
        .map(|(&x, &w)| i64::from(x) * i64::from(w))
        .sum()
}

fn quantized(rows: &[f32], width: usize) -> QuantizedRows {
    let mut quantized = QuantizedRows::default();
    quantized.fill(rows, width);
    quantized
}

#[test]
fn equals_the_plain_sum_for_every_number_of_rows() {
    let mut random = Random::new(1);
    for (rows, inputs, outputs) in [
        (1, 2, 8),
        (2, 8, 16),
        (3, 34, 8),
        (4, 32, 24),
        (5, 64, 8),
        (33, 48, 16),
        (67, 16, 8),
    ] {
        let x: Vec<f32> = (0..rows * inputs).map(|_| random.normal()).collect();
        let w: Vec<i8> = (0..outputs * inputs)
            .map(|_| (random.below(255) as i32 - 127) as i8)
            .collect();
        let scales: Vec<f32> = (0..outputs).map(|_| 0.01 + random.uniform()).collect();
        let bias: Vec<f32> = (0..outputs).map(|_| random.normal()).collect();
        let packed =
            PackedMatrix::from_rows(w.clone(), inputs, scales.clone(), bias.clone()).unwrap();
        let quantized = quantized(&x, inputs);
        let mut out = vec![f32::NAN; rows * outputs];
        gemm(&quantized, &packed, &mut out);
        for row in 0..rows {
            let x: Vec<i32> = quantized
                .row(row)
                .iter()
                .flat_map(|&pair| crate::kernel::quantized_rows::unpack(pair))
                .collect();
            for channel in 0..outputs {
                let sum = plain(&x, &w[channel * inputs..][..inputs]) as i32;
                let expected =
                    sum as f32 * (quantized.scale(row) * scales[channel]) + bias[channel];
                assert_eq!(
                    out[row * outputs + channel],
                    expected,
                    "{rows}x{inputs}x{outputs}: row {row}, channel {channel}"
                );
            }
        }
    }
}

#[test]
fn the_kernel_of_this_target_equals_the_scalar_one_bit_for_bit() {
    let mut random = Random::new(4);
    for inputs in [2, 4, 6, 16, 30, 384] {
        let w: Vec<i8> = (0..8 * inputs).map(|_| random.bits() as i8).collect();
        let packed = PackedMatrix::from_rows(w, inputs, vec![1.0; 8], vec![0.0; 8]).unwrap();
        let x: Vec<f32> = (0..4 * inputs).map(|_| random.normal()).collect();
        let quantized = quantized(&x, inputs);
        let rows: [&[i32]; 4] = core::array::from_fn(|row| quantized.row(row));
        let panel = packed.panel(0);
        assert_eq!(target::dot_tile(rows, panel), scalar::dot_tile(rows, panel));
        assert_eq!(
            target::dot_tile([rows[1]], panel),
            scalar::dot_tile([rows[1]], panel)
        );
    }
}

#[test]
fn the_largest_sum_of_minilm_fits() {
    let inputs = 1536;
    let packed =
        PackedMatrix::from_rows(vec![-127; 8 * inputs], inputs, vec![1.0; 8], vec![0.0; 8])
            .unwrap();
    let quantized = quantized(&vec![1.0; inputs], inputs);
    let sums = target::dot_tile([quantized.row(0)], packed.panel(0));
    assert_eq!(sums, [[-127 * 8191 * 1536; 8]]);
    assert_eq!(sums, scalar::dot_tile([quantized.row(0)], packed.panel(0)));
}

#[test]
fn sizes_that_do_not_fit_are_refused() {
    let matrix = |weights: usize, inputs, outputs| {
        PackedMatrix::from_rows(
            vec![0; weights],
            inputs,
            vec![1.0; outputs],
            vec![0.0; outputs],
        )
    };
    assert!(matrix(16, 2, 8).is_some());
    assert!(matrix(15, 2, 8).is_none());
    assert!(matrix(24, 3, 8).is_none());
    assert!(matrix(18, 2, 9).is_none());
}
