//! Nanoseconds a call of every kernel at 384 dimensions: `cargo run --release -p nearsight-vector --example kernels`.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::time::Instant;

use nearsight_vector::kernel;

/// Rows of a working set beyond the second-level cache, as in a scan of a collection.
const ROWS: usize = 10_000;
const DIMENSION: usize = 384;

fn main() {
    let wide = vec![1234i16; DIMENSION];
    let codes: Vec<i8> = (0..ROWS * DIMENSION)
        .map(|i| ((i * 7919) >> 3) as i8)
        .collect();
    let rows = || codes.chunks_exact(DIMENSION);
    let narrow = &codes[..DIMENSION];
    let bits: Vec<u64> = (0..ROWS as u64 * 6)
        .map(|i| i.wrapping_mul(0x9E37_79B9_7F4A_7C15))
        .collect();
    let floats: Vec<f32> = codes.iter().map(|&v| f32::from(v)).collect();
    let float_rows = || floats.chunks_exact(DIMENSION);

    time("scalar dot_i8", || {
        rows()
            .map(|row| kernel::scalar::dot_i8(&wide, row))
            .fold(0, i32::wrapping_add)
    });
    time("dot_i8", || {
        rows()
            .map(|row| kernel::dot_i8(&wide, row))
            .fold(0, i32::wrapping_add)
    });
    time("scalar dot_i8_i8", || {
        rows()
            .map(|row| kernel::scalar::dot_i8_i8(narrow, row))
            .fold(0, i32::wrapping_add)
    });
    time("dot_i8_i8", || {
        rows()
            .map(|row| kernel::dot_i8_i8(narrow, row))
            .fold(0, i32::wrapping_add)
    });
    time("hamming", || {
        bits.chunks_exact(6)
            .map(|row| kernel::hamming(&bits[..6], row))
            .sum::<u32>()
    });
    time("scalar dot_f32", || {
        float_rows()
            .map(|row| kernel::scalar::dot_f32(&floats[..DIMENSION], row))
            .sum::<f32>()
    });
    time("dot_f32", || {
        float_rows()
            .map(|row| kernel::dot_f32(&floats[..DIMENSION], row))
            .sum::<f32>()
    });
}

/// The least of 40 rounds over all rows.
fn time<T>(name: &str, round: impl Fn() -> T) {
    let nanoseconds = (0..40).map(|_| {
        let start = Instant::now();
        black_box(round());
        start.elapsed().as_nanos() as f64 / ROWS as f64
    });
    println!("{name}: {:.1} ns", nanoseconds.fold(f64::MAX, f64::min));
}
