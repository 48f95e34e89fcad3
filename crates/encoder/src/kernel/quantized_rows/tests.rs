//! Quantized rows: rounding, scale, order of the words, reuse.

use super::*;

const W8A13: Precision = Precision::W8A13;

/// The integers of a row, from words of two.
fn values(rows: &QuantizedRows, row: usize) -> Vec<i32> {
    let first = row / TILE * TILE;
    let n = TILE.min(rows.rows() - first);
    let words = rows.tile(first, n).iter().skip(row - first).step_by(n);
    words
        .flat_map(|&word| [i32::from(word as i16), word >> 16])
        .collect()
}

#[test]
fn the_largest_value_takes_the_last_level_and_the_others_round_to_nearest() {
    let mut rows = QuantizedRows::default();
    rows.fill(&[1.0, -1.0, 0.5, 0.1, -0.25, 0.0, 0.0, 0.0], 8, W8A13);
    assert_eq!(values(&rows, 0), [8191, -8191, 4096, 819, -2048, 0, 0, 0]);
    assert_eq!(rows.scale(0), 1.0 / LEVELS as f32);
}

#[test]
fn values_that_are_put_lie_where_filled_ones_do() {
    let mut random = nearsight_test_support::Random::new(2);
    for n_rows in [1, 3, 4, 6, 8] {
        let codes: Vec<[i16; 8]> = (0..3 * n_rows)
            .map(|_| core::array::from_fn(|_| random.below(1000) as i16 - 500))
            .collect();
        let mut rows = QuantizedRows::default();
        rows.fill(&[1.0; 400], 16, W8A13);
        rows.prepare(n_rows, 24, 0.5);
        for (at, &codes) in codes.iter().enumerate() {
            rows.put(at / 3, at % 3, codes);
        }
        assert_eq!((rows.rows(), rows.width()), (n_rows, 24));
        for (row, codes) in codes.chunks_exact(3).enumerate() {
            let expected: Vec<i32> = codes.as_flattened().iter().map(|&x| x.into()).collect();
            assert_eq!(values(&rows, row), expected);
            assert_eq!((rows.scale(row), rows.zero(row)), (0.5, 0));
        }
    }
}

#[test]
fn each_row_has_its_own_scale_and_a_row_of_zeros_is_zero() {
    let mut rows = QuantizedRows::default();
    let of = |a: f32, b: f32| [a, b, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let all = [
        of(4.0, 2.0),
        of(0.0, 0.0),
        of(-0.001, 0.0),
        of(1.0, 1.0),
        of(2.0, -1.0),
    ];
    rows.fill(all.as_flattened(), 8, W8A13);
    assert_eq!(rows.rows(), 5);
    let first: Vec<Vec<i32>> = (0..5).map(|row| values(&rows, row)[..2].to_vec()).collect();
    assert_eq!(
        first,
        [
            [8191, 4096],
            [0, 0],
            [-8191, 0],
            [8191, 8191],
            [8191, -4096]
        ]
    );
    assert_eq!(rows.scale(1), 0.0);
}

#[test]
fn filling_again_forgets_the_former_rows() {
    let mut rows = QuantizedRows::default();
    rows.fill(&[1.0; 48], 16, W8A13);
    rows.fill(&[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], 8, W8A13);
    assert_eq!((rows.rows(), rows.width()), (1, 8));
    assert_eq!(values(&rows, 0), [8191, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn seven_bits_cover_what_a_row_has_and_no_more() {
    for row in [
        [0.5, -0.1, 0.3, 0.0, 0.2, 0.0, 0.0, 0.0],
        [-5.0, -1.0, -2.0, -3.0, -4.0, -0.5, -0.1, -0.2],
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
        [1e-30, -1e-30, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0; 8],
    ] {
        let step = Step::of_seven_bits(&row);
        let mut bytes = [0; 8];
        quads(&row, &step, &mut bytes);
        for (byte, x) in bytes.iter().zip(row) {
            let back = (i32::from(*byte) - step.zero) as f32 * step.scale;
            assert!(
                (back - x).abs() <= step.scale * 0.501,
                "{back} for {x} in {row:?}"
            );
        }
    }
}

#[test]
fn wide_rows_have_fewer_levels_so_that_their_sums_fit() {
    let step = Step::symmetric(&vec![1.0; 4096]);
    let sum = (1.0 / step.scale) as i64 * 127 * 4096;
    assert!(sum <= i64::from(i32::MAX) && sum > i64::from(i32::MAX) / 2);
}
