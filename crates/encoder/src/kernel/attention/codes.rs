//! Numbers of attention as integers.

use super::super::lanes::{F32x8, LANES};

/// The largest magnitude of integers whose products, `n` of them, have a sum of 32 bits.
#[inline(always)]
pub(super) fn levels(n: usize) -> f32 {
    (f64::from(i32::MAX) / n as f64).sqrt().floor() as f32
}

/// What numbers up to `largest` are multiplied with to become integers up to `levels`, and what a step of those is worth.
#[inline(always)]
pub(super) fn steps(largest: f32, levels: f32) -> (f32, f32) {
    if largest > 0.0 {
        (levels / largest, largest / levels)
    } else {
        (0.0, 0.0)
    }
}

/// The largest magnitude of a row.
#[inline(always)]
pub(super) fn largest_magnitude(row: &[[f32; LANES]]) -> f32 {
    let mut largest = F32x8::splat(0.0);
    for lanes in row {
        largest = larger_magnitude(largest, F32x8::load(lanes));
    }
    largest.largest()
}

/// The larger magnitude of each lane, of which the first are known not to be negative.
#[inline(always)]
pub(super) fn larger_magnitude(largest: F32x8, lanes: F32x8) -> F32x8 {
    largest.max(lanes).max(F32x8::splat(0.0) - lanes)
}

/// The nearest integers.
#[inline(always)]
pub(super) fn codes(lanes: F32x8) -> [i16; LANES] {
    let mut codes = [0; LANES];
    lanes.store_rounded(&mut codes);
    codes
}

/// The nearest integers, two a word, in column `index` of the words of several rows.
#[inline(always)]
pub(super) fn put_words<const N: usize>(
    lanes: F32x8,
    index: usize,
    to: &mut [[i32; N]; LANES / 2],
) {
    let words: [i32; LANES / 2] = bytemuck::cast(codes(lanes));
    for word in 0..LANES / 2 {
        to[word][index] = words[word];
    }
}
