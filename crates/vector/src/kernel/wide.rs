//! Native kernels out of the `wide` crate's safe 128- and 256-bit types: std::arch needs `unsafe` at every call there,
//! and the compiler does not find `pmaddwd` in the scalar loop.

use core::array;

use wide::{f32x8, i8x16, i16x16, i32x8};

use super::scalar;
pub use super::scalar::hamming;

/// See [`scalar::dot_f32`]; sixteen partial sums, added in the order of `simd128`.
pub fn dot_f32(a: &[f32], b: &[f32]) -> f32 {
    let n = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..n].as_chunks::<16>(), b[..n].as_chunks::<16>());
    let mut sums = [f32x8::ZERO; 2];
    for (a, b) in a.iter().zip(b) {
        let ([a0, a1], [b0, b1]) = (halves(a), halves(b));
        sums[0] += a0 * b0;
        sums[1] += a1 * b1;
    }
    let sum = (sums[0] + sums[1]).to_array();
    let half: [f32; 4] = array::from_fn(|i| sum[i] + sum[i + 4]);
    (half[0] + half[2]) + (half[1] + half[3]) + scalar::dot_f32(a_rest, b_rest)
}

fn halves(values: &[f32; 16]) -> [f32x8; 2] {
    let (halves, _) = values.as_chunks::<8>();
    [f32x8::new(halves[0]), f32x8::new(halves[1])]
}

/// See [`scalar::dot_i8`].
pub fn dot_i8(query: &[i16], stored: &[i8]) -> i32 {
    let n = query.len().min(stored.len());
    let (query, query_rest) = query[..n].as_chunks::<16>();
    let (stored, stored_rest) = stored[..n].as_chunks::<16>();
    let mut sum = i32x8::ZERO;
    for (&q, &s) in query.iter().zip(stored) {
        sum += i16x16::new(q).dot(widen(s));
    }
    total(sum).wrapping_add(scalar::dot_i8(query_rest, stored_rest))
}

/// See [`scalar::dot_i8_i8`].
pub fn dot_i8_i8(a: &[i8], b: &[i8]) -> i32 {
    let n = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..n].as_chunks::<16>(), b[..n].as_chunks::<16>());
    let mut sum = i32x8::ZERO;
    for (&a, &b) in a.iter().zip(b) {
        sum += widen(a).dot(widen(b));
    }
    total(sum).wrapping_add(scalar::dot_i8_i8(a_rest, b_rest))
}

fn widen(codes: [i8; 16]) -> i16x16 {
    i16x16::from_i8x16(i8x16::new(codes))
}

fn total(lanes: i32x8) -> i32 {
    lanes.to_array().into_iter().fold(0, i32::wrapping_add)
}
