//! int8 rounding of the rows of a matrix, one scale a row.

/// Codes in -127..=127 and a scale per row, so that `code * scale` is nearest to the value.
/// A row of zeros has scale 0.
pub(super) fn quantize_rows(values: &[f32], width: usize) -> (Vec<i8>, Vec<f32>) {
    let mut codes = Vec::with_capacity(values.len());
    let mut scales = Vec::with_capacity(values.len() / width);
    for row in values.chunks_exact(width) {
        let largest = row
            .iter()
            .fold(0f32, |largest, value| largest.max(value.abs()));
        let scale = largest / 127.0;
        let inverse = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        codes.extend(
            row.iter()
                .map(|value| (value * inverse).round_ties_even() as i8),
        );
        scales.push(scale);
    }
    (codes, scales)
}
