//! Products of f32 matrices whose sums have one order: the same bits on every machine.
//!
//! Slower than a tuned library, whose sums depend on the registers that it finds. What is rounded after these sums
//! ends up in files that are compared by their hashes. Wider registers, where the machine has them, hold the same eight
//! sums.

use crate::kernel::Target;

/// Partial sums of one product. The compiler keeps them in registers.
const LANES: usize = 8;
/// Rows of `a` that stay in the cache while all rows of `b` pass by.
const BLOCK: usize = 32;

/// `out[i][j] = a[i] . b[j]`, for `a` of `[n, width]`, `b` of `[m, width]`; `width` is a multiple of 8.
pub(super) fn products(a: &[f32], b: &[f32], width: usize, out: &mut [f32]) {
    Target::best().vectorize(
        #[inline(always)]
        || products_in_order(a, b, width, out),
    );
}

#[inline(always)]
fn products_in_order(a: &[f32], b: &[f32], width: usize, out: &mut [f32]) {
    let m = b.len() / width;
    for (a, out) in (a.chunks(BLOCK * width)).zip(out.chunks_mut(BLOCK * m)) {
        let n = a.len() / width;
        for j in (0..m).step_by(2) {
            for i in (0..n).step_by(2) {
                let sums = tile(pair(a, i, width), pair(b, j, width));
                for (i, sums) in (i..n).zip(sums) {
                    for (j, sum) in (j..m).zip(sums) {
                        out[i * m + j] = sum;
                    }
                }
            }
        }
    }
}

/// Adds `a[i] . a[j]` to `out[i][j]` for all `j <= i`, for `a` of `[n, width]`; `width` is a multiple of 8.
pub(super) fn add_inner_products(a: &[f32], width: usize, out: &mut [f64]) {
    Target::best().vectorize(
        #[inline(always)]
        || add_in_order(a, width, out),
    );
}

#[inline(always)]
fn add_in_order(a: &[f32], width: usize, out: &mut [f64]) {
    let n = a.len() / width;
    for first in (0..n).step_by(BLOCK) {
        for j in (0..(first + BLOCK).min(n)).step_by(2) {
            for i in (first..(first + BLOCK).min(n)).step_by(2) {
                if i < j {
                    continue;
                }
                let sums = tile(pair(a, i, width), pair(a, j, width));
                for (i, sums) in (i..n).zip(sums) {
                    for (j, sum) in (j..=i).zip(sums) {
                        out[i * n + j] += f64::from(sum);
                    }
                }
            }
        }
    }
}

/// Rows `i` and `i + 1`, or the last one twice.
#[inline(always)]
fn pair(rows: &[f32], i: usize, width: usize) -> [&[f32]; 2] {
    let row = |i: usize| &rows[i * width..][..width];
    [row(i), row((i + 1).min(rows.len() / width - 1))]
}

/// The four products of two rows with two others.
#[inline(always)]
fn tile(a: [&[f32]; 2], b: [&[f32]; 2]) -> [[f32; 2]; 2] {
    let [a0, a1] = a.map(|row| row.as_chunks::<LANES>().0);
    let [b0, b1] = b.map(|row| row.as_chunks::<LANES>().0);
    let mut sums = [[[0f32; LANES]; 2]; 2];
    for (((a0, a1), b0), b1) in a0.iter().zip(a1).zip(b0).zip(b1) {
        for lane in 0..LANES {
            sums[0][0][lane] += a0[lane] * b0[lane];
            sums[0][1][lane] += a0[lane] * b1[lane];
            sums[1][0][lane] += a1[lane] * b0[lane];
            sums[1][1][lane] += a1[lane] * b1[lane];
        }
    }
    sums.map(|row| row.map(|lanes| lanes.iter().sum()))
}

#[cfg(test)]
mod tests;
