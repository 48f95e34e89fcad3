//! int8 rounding of the rows of a matrix, one scale a row.

use super::feedback::Feedback;

/// Codes of a magnitude up to `largest` and a scale per row, each value to the nearest code. A row of zeros has scale 0.
pub(super) fn round_rows(values: &[f32], width: usize, largest: f32) -> (Vec<i8>, Vec<f32>) {
    let scales = scales(values, width, largest);
    let rows = values.chunks_exact(width).zip(&scales);
    let codes = rows.flat_map(|(row, &scale)| {
        let code = move |&value| nearest(value, scale, largest).0;
        row.iter().map(code)
    });
    (codes.collect(), scales)
}

/// The same, with the errors fed back for the inputs that the layer has.
pub(super) fn feed_back_rows(
    weights: &[f32],
    feedback: &Feedback,
    largest: f32,
) -> (Vec<i8>, Vec<f32>) {
    let scales = scales(weights, feedback.width(), largest);
    let nearest = |row: usize, _, value| nearest(value, scales[row], largest);
    (feedback.round(weights, nearest), scales)
}

/// The largest magnitude of each row by the largest code. Scales of least squared error were tried: no gain.
fn scales(values: &[f32], width: usize, largest: f32) -> Vec<f32> {
    let magnitude = |row: &[f32]| row.iter().fold(0f32, |most, value| most.max(value.abs()));
    let rows = values.chunks_exact(width);
    rows.map(|row| magnitude(row) / largest).collect()
}

/// Code and value. A fed-back value may lie beyond the row's largest.
fn nearest(value: f32, scale: f32, largest: f32) -> (i8, f32) {
    if scale == 0.0 {
        return (0, 0.0);
    }
    let code = (value / scale).round_ties_even().clamp(-largest, largest);
    (code as i8, code * scale)
}
