//! WebAssembly SIMD kernels out of safe intrinsics. Vectors are built lane by lane from array
//! references, which the compiler turns into one `v128.load`.

use core::arch::wasm32::*;

use super::scalar;

/// See [`scalar::dot_f32`]; four partial sums a register, four registers.
pub fn dot_f32(a: &[f32], b: &[f32]) -> f32 {
    let n = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..n].as_chunks::<16>(), b[..n].as_chunks::<16>());
    let mut sums = [f32x4_splat(0.0); 4];
    for (a, b) in a.iter().zip(b) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            let product = f32x4_mul(load_f32(a, lane * 4), load_f32(b, lane * 4));
            *sum = f32x4_add(*sum, product);
        }
    }
    let sum = f32x4_add(f32x4_add(sums[0], sums[2]), f32x4_add(sums[1], sums[3]));
    let even = f32x4_extract_lane::<0>(sum) + f32x4_extract_lane::<2>(sum);
    let odd = f32x4_extract_lane::<1>(sum) + f32x4_extract_lane::<3>(sum);
    even + odd + scalar::dot_f32(a_rest, b_rest)
}

/// See [`scalar::dot_i8`]; `i32x4_dot_i16x8` on the widened stored codes.
pub fn dot_i8(query: &[i16], stored: &[i8]) -> i32 {
    let n = query.len().min(stored.len());
    let (query, query_rest) = query[..n].as_chunks::<16>();
    let (stored, stored_rest) = stored[..n].as_chunks::<16>();
    let (mut low, mut high) = (i32x4_splat(0), i32x4_splat(0));
    for (q, s) in query.iter().zip(stored) {
        let s = load_i8(s);
        let s_low = i16x8_extend_low_i8x16(s);
        let s_high = i16x8_extend_high_i8x16(s);
        low = i32x4_add(low, i32x4_dot_i16x8(load_i16(q, 0), s_low));
        high = i32x4_add(high, i32x4_dot_i16x8(load_i16(q, 8), s_high));
    }
    sum_i32(i32x4_add(low, high)).wrapping_add(scalar::dot_i8(query_rest, stored_rest))
}

/// See [`scalar::dot_i8_i8`]; both sides widened, so that no memory is spent on a wide copy.
pub fn dot_i8_i8(a: &[i8], b: &[i8]) -> i32 {
    let n = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..n].as_chunks::<16>(), b[..n].as_chunks::<16>());
    let (mut low, mut high) = (i32x4_splat(0), i32x4_splat(0));
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (load_i8(a), load_i8(b));
        let (a_low, b_low) = (i16x8_extend_low_i8x16(a), i16x8_extend_low_i8x16(b));
        let (a_high, b_high) = (i16x8_extend_high_i8x16(a), i16x8_extend_high_i8x16(b));
        low = i32x4_add(low, i32x4_dot_i16x8(a_low, b_low));
        high = i32x4_add(high, i32x4_dot_i16x8(a_high, b_high));
    }
    sum_i32(i32x4_add(low, high)).wrapping_add(scalar::dot_i8_i8(a_rest, b_rest))
}

fn sum_i32(v: v128) -> i32 {
    let low = i32x4_extract_lane::<0>(v).wrapping_add(i32x4_extract_lane::<1>(v));
    let high = i32x4_extract_lane::<2>(v).wrapping_add(i32x4_extract_lane::<3>(v));
    low.wrapping_add(high)
}

/// See [`scalar::hamming`]; `i64.popcnt` is as fast as `i8x16.popcnt` here, and simpler.
pub fn hamming(a: &[u64], b: &[u64]) -> u32 {
    scalar::hamming(a, b)
}

fn load_f32(v: &[f32; 16], at: usize) -> v128 {
    f32x4(v[at], v[at + 1], v[at + 2], v[at + 3])
}

fn load_i16(v: &[i16; 16], at: usize) -> v128 {
    let lane = |i: usize| v[at + i];
    i16x8(
        lane(0),
        lane(1),
        lane(2),
        lane(3),
        lane(4),
        lane(5),
        lane(6),
        lane(7),
    )
}

fn load_i8(v: &[i8; 16]) -> v128 {
    i8x16(
        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13],
        v[14], v[15],
    )
}
