//! Tables of 4 bits a value, in groups of 32 values: embeddings, which are looked up row by row.
//!
//! A group has one scale, kept as one byte: the index into 256 scales that the whole table shares. In groups of 32 the
//! largest value is about twice the usual one; in whole rows it is three times, and that costs a bit.

use crate::transformer::{GROUP, N_LEVELS, N_SCALES};

/// The widest range of scales; groups far smaller than the table's largest value need not be exact.
const RANGE: f32 = 1e4;

/// The 16 values of a 4-bit code, in units of the group's scale: Lloyd's algorithm (1982) on groups of 32 of MiniLM's word
/// embeddings divided by their largest magnitude, made symmetric. Against equal steps they save a tenth of the squared
/// error (0.0063 of the table's power; equal steps with the best scale 0.0067, with the largest magnitude 0.0095).
pub(super) const LEVELS: [f32; N_LEVELS] = [
    -0.948, -0.696, -0.519, -0.385, -0.278, -0.189, -0.109, -0.036, 0.036, 0.109, 0.189, 0.278,
    0.385, 0.519, 0.696, 0.948,
];

/// Scales tried for a 4-bit group, as shares of its largest magnitude.
const SEARCH: [f32; 2] = [0.75, 1.15];

/// A table in groups.
pub(super) struct GroupedTable {
    /// Row-major, two codes a byte.
    pub(super) codes: Vec<u8>,
    /// Row-major, one index into `scales` a group; the last group of a row may be shorter.
    pub(super) groups: Vec<u8>,
    /// What the indices mean, in rising order.
    pub(super) scales: Vec<f32>,
}

/// 4 bits a value: the nearest of [`LEVELS`] times the group's scale, and the scale with the least squared error.
/// The value at an even column is in the low half of its byte; `width` is even.
pub(super) fn quantize_groups(values: &[f32], width: usize) -> GroupedTable {
    let scales = scales(values, width);
    let (mut codes, mut groups) = (Vec::with_capacity(values.len() / 2), Vec::new());
    for group in groups_of(values, width) {
        let largest = magnitude(group);
        let [from, to] = SEARCH.map(|share| {
            scales
                .partition_point(|&scale| scale < share * largest)
                .min(scales.len() - 1)
        });
        let tried = (from..=to).map(|index| (index, squared_error(group, scales[index])));
        let best = tried.min_by(|(_, a), (_, b)| a.total_cmp(b));
        let index = best.map_or(from, |(index, _)| index);
        groups.push(index as u8);
        let (pairs, _) = group.as_chunks::<2>();
        codes.extend(pairs.iter().map(|pair| {
            let [low, high] = pair.map(|value| level(value / scales[index]));
            low | high << 4
        }));
    }
    GroupedTable {
        codes,
        groups,
        scales,
    }
}

fn groups_of(values: &[f32], width: usize) -> impl Iterator<Item = &[f32]> {
    values.chunks_exact(width).flat_map(|row| row.chunks(GROUP))
}

fn magnitude(group: &[f32]) -> f32 {
    group.iter().fold(0f32, |most, value| most.max(value.abs()))
}

/// Scales in equal ratios from the smallest to the largest that any group may want.
fn scales(values: &[f32], width: usize) -> Vec<f32> {
    let magnitudes = || groups_of(values, width).map(magnitude);
    let largest = magnitudes().fold(f32::MIN_POSITIVE * RANGE, f32::max);
    let smallest = magnitudes().fold(largest, f32::min).max(largest / RANGE);
    let (from, to) = (smallest * SEARCH[0], largest * SEARCH[1]);
    let ratio = f64::from(to / from);
    (0..N_SCALES)
        .map(|index| {
            let share = index as f64 / (N_SCALES - 1) as f64;
            (f64::from(from) * libm::pow(ratio, share)) as f32
        })
        .collect()
}

/// What lies between two levels.
const MIDDLES: [f32; N_LEVELS - 1] = {
    let mut middles = [0.0; N_LEVELS - 1];
    let mut index = 0;
    while index < middles.len() {
        middles[index] = 0.5 * (LEVELS[index] + LEVELS[index + 1]);
        index += 1;
    }
    middles
};

/// The code whose level is nearest: how many middles lie below.
#[inline]
fn level(value: f32) -> u8 {
    let below = MIDDLES.map(|middle| i32::from(value > middle));
    below.iter().sum::<i32>() as u8
}

fn squared_error(group: &[f32], scale: f32) -> f32 {
    let error = |value: &f32| value - scale * LEVELS[usize::from(level(value / scale))];
    group.iter().map(|value| error(value) * error(value)).sum()
}

#[cfg(test)]
mod tests;
