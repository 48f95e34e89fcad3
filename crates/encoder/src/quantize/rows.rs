//! int8 rounding of the rows of a matrix, one scale a row.

use super::feedback::Feedback;

/// The largest code. -128 is not used: magnitudes are the same on both sides.
const LARGEST: f32 = 127.0;

/// Codes and a scale per row, each value to the nearest code. A row of zeros has scale 0.
pub(crate) fn round_rows(values: &[f32], width: usize) -> (Vec<i8>, Vec<f32>) {
    let scales = scales(values, width);
    let rows = values.chunks_exact(width).zip(&scales);
    let codes =
        rows.flat_map(|(row, &scale)| row.iter().map(move |&value| nearest(value, scale).0));
    (codes.collect(), scales)
}

/// Codes of 16 bits, `largest` at most, and a scale per row, each value to the nearest code.
pub(crate) fn round_wide_rows(values: &[f32], width: usize, largest: i16) -> (Vec<i16>, Vec<f32>) {
    let magnitude = |row: &[f32]| row.iter().fold(0f32, |most, value| most.max(value.abs()));
    let rows = values.chunks_exact(width);
    let scales: Vec<f32> = rows
        .clone()
        .map(|row| magnitude(row) / f32::from(largest))
        .collect();
    let codes = rows.zip(&scales).flat_map(|(row, &scale)| {
        let scale = if scale == 0.0 { 1.0 } else { scale };
        row.iter()
            .map(move |&value| (value / scale).round_ties_even() as i16)
    });
    (codes.collect(), scales)
}

/// The same, with the errors fed back for the inputs that the layer has.
pub(super) fn feed_back_rows(weights: &[f32], feedback: &Feedback) -> (Vec<i8>, Vec<f32>) {
    let scales = scales(weights, feedback.width());
    let codes = feedback.round(weights, |row, _, value| nearest(value, scales[row]));
    (codes, scales)
}

/// The largest magnitude of each row by the largest code. Scales of least squared error were tried: no gain.
fn scales(values: &[f32], width: usize) -> Vec<f32> {
    let magnitude = |row: &[f32]| row.iter().fold(0f32, |most, value| most.max(value.abs()));
    let rows = values.chunks_exact(width);
    rows.map(|row| magnitude(row) / LARGEST).collect()
}

/// Code and value. A fed-back value may lie beyond the row's largest.
fn nearest(value: f32, scale: f32) -> (i8, f32) {
    if scale == 0.0 {
        return (0, 0.0);
    }
    let code = (value / scale).round_ties_even().clamp(-LARGEST, LARGEST);
    (code as i8, code * scale)
}
