//! Quantized rows: rounding, scale, reuse.

use super::*;

fn values(rows: &QuantizedRows, row: usize) -> Vec<i32> {
    rows.row(row)
        .iter()
        .flat_map(|&pair| unpack(pair))
        .collect()
}

#[test]
fn the_largest_value_takes_the_last_level_and_the_others_round_to_nearest() {
    let mut rows = QuantizedRows::default();
    rows.fill(&[1.0, -1.0, 0.5, 0.1, -0.25, 0.0], 6);
    assert_eq!(values(&rows, 0), [8191, -8191, 4096, 819, -2048, 0]);
    assert_eq!(rows.scale(0), 1.0 / LEVELS);
}

#[test]
fn each_row_has_its_own_scale_and_a_row_of_zeros_is_zero() {
    let mut rows = QuantizedRows::default();
    rows.fill(&[4.0, 2.0, 0.0, 0.0, -0.001, 0.0], 2);
    assert_eq!(rows.rows(), 3);
    assert_eq!(
        (values(&rows, 0), values(&rows, 1), values(&rows, 2)),
        (vec![8191, 4096], vec![0, 0], vec![-8191, 0])
    );
    assert_eq!(rows.scale(1), 0.0);
}

#[test]
fn filling_again_forgets_the_former_rows() {
    let mut rows = QuantizedRows::default();
    rows.fill(&[1.0; 12], 4);
    rows.fill(&[1.0, 0.0], 2);
    assert_eq!(
        (rows.rows(), rows.width(), values(&rows, 0)),
        (1, 2, vec![8191, 0])
    );
}
