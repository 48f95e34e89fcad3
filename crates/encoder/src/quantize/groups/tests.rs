//! Codes and back: how far a value can move.

use nearsight_test_support::Random;

use super::*;

/// Rows of 80: groups of 32, 32 and 16. One row is a hundred times larger, one is zero.
fn table(width: usize, rows: usize) -> Vec<f32> {
    let mut random = Random::new(5);
    let mut values: Vec<f32> = (0..rows * width).map(|_| 0.05 * random.normal()).collect();
    values[width..2 * width]
        .iter_mut()
        .for_each(|x| *x *= 100.0);
    values[2 * width..3 * width].fill(0.0);
    values
}

/// Value and scale of every element.
fn widened(table: &GroupedTable, width: usize) -> Vec<(f32, f32)> {
    let of = |at: usize| {
        let (row, column) = (at / width, at % width);
        let group = table.groups[row * width.div_ceil(GROUP) + column / GROUP];
        let scale = table.scales[usize::from(group)];
        let code = table.codes[at / 2] >> (4 * (at % 2)) & 15;
        (LEVELS[usize::from(code)] * scale, scale)
    };
    (0..2 * table.codes.len()).map(of).collect()
}

#[test]
fn four_bits_take_the_nearest_level_and_a_scale_that_fits() {
    let values = table(80, 12);
    let quantized = quantize_groups(&values, 80);
    assert_eq!((quantized.codes.len(), quantized.groups.len()), (480, 36));
    let back = widened(&quantized, 80);
    for (value, (back, scale)) in values.iter().zip(&back) {
        let nearest = LEVELS.map(|level| (level * scale - value).abs());
        let nearest = nearest.into_iter().fold(f32::INFINITY, f32::min);
        assert!(
            (value - back).abs() <= nearest + 1e-6 * scale,
            "{value} became {back}"
        );
    }
    // What the comment at `LEVELS` says of values like these.
    let row = |n: usize| n * 80..(n + 1) * 80;
    let (mut error, mut power) = (0.0, 0.0);
    for at in row(0).chain(row(1)).chain(3 * 80..12 * 80) {
        let scale = if row(1).contains(&at) { 100.0 } else { 1.0 };
        error += ((values[at] - back[at].0) / scale).powi(2);
        power += (values[at] / scale).powi(2);
    }
    assert!(error < 0.0075 * power, "{}", error / power);
    assert!(
        back[row(2).start].0.abs() < 1e-3,
        "a row of zeros stays near zero"
    );
}

#[test]
fn tables_of_nothing_have_scales_all_the_same() {
    for values in [vec![], vec![0.0; 64]] {
        let table = quantize_groups(&values, 32);
        assert_eq!(table.scales.len(), 256);
        assert!(table.scales.iter().all(|scale| scale.is_finite()));
        assert_eq!(table.groups.len(), values.len() / 32);
    }
}
