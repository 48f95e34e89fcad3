//! The reference product, one multiplication at a time; also what runs where no other does.

use super::{COLUMNS, Dot, TwoRows};
use crate::kernel::gemm::scalar::Pairs;

impl Dot for Pairs {
    fn dot<const R: usize>(&self, rows: &[[i32; R]], matrix: &[TwoRows]) -> [[i32; COLUMNS]; R] {
        let unpack = |word: i32| [i32::from(word as i16), word >> 16];
        let mut sums = [[0; COLUMNS]; R];
        for (words, columns) in rows.iter().zip(matrix) {
            for (sums, &word) in sums.iter_mut().zip(words) {
                for (sum, &column) in sums.iter_mut().zip(columns) {
                    let ([a, b], [c, d]) = (unpack(word), unpack(column));
                    *sum += a * c + b * d;
                }
            }
        }
        sums
    }
}
