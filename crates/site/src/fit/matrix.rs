//! Rows of numbers.

use rayon::prelude::*;

use super::wide::vectorized;

/// Rows of a product that a thread sums at once: what it works on stays in the cache.
const BLOCK: usize = 32;

/// Rows of the left, and columns of the right, whose products are summed at once: what is summed stays in registers.
const ROWS: usize = 4;
const COLUMNS: usize = 8;

/// A dense matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    values: Vec<f32>,
    dimension: usize,
}

impl Matrix {
    /// Of rows of `dimension` numbers each, one after another; what is left over at the end is dropped.
    ///
    /// # Panics
    /// At dimension zero.
    pub fn new(mut values: Vec<f32>, dimension: usize) -> Self {
        values.truncate(values.len() / dimension * dimension);
        Self { values, dimension }
    }

    /// Copies of rows.
    ///
    /// # Panics
    /// Unless each has `dimension` numbers.
    pub fn of_rows(rows: &[&[f32]], dimension: usize) -> Self {
        let mut copy = Self::zeros(rows.len(), dimension);
        let copies = copy.par_rows_mut().zip(rows);
        copies.for_each(|(copy, row)| copy.copy_from_slice(row));
        copy
    }

    /// `n` rows of zeros.
    pub(crate) fn zeros(n: usize, dimension: usize) -> Self {
        Self {
            values: vec![0.0; n * dimension],
            dimension,
        }
    }

    /// Ones on the diagonal.
    pub(crate) fn unit(dimension: usize) -> Self {
        let mut unit = Self::zeros(dimension, dimension);
        (0..dimension).for_each(|i| unit.row_mut(i)[i] = 1.0);
        unit
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.values.len() / self.dimension
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Numbers in a row.
    pub fn dimension(&self) -> usize {
        self.dimension
    }

    /// The `i`th row.
    pub fn row(&self, i: usize) -> &[f32] {
        &self.values[i * self.dimension..(i + 1) * self.dimension]
    }

    pub(crate) fn row_mut(&mut self, i: usize) -> &mut [f32] {
        &mut self.values[i * self.dimension..(i + 1) * self.dimension]
    }

    /// All rows, by all threads.
    pub(crate) fn par_rows_mut(&mut self) -> impl IndexedParallelIterator<Item = &mut [f32]> {
        self.values.par_chunks_exact_mut(self.dimension)
    }

    /// All rows, by all threads.
    pub(crate) fn par_rows(&self) -> impl IndexedParallelIterator<Item = &[f32]> {
        self.values.par_chunks_exact(self.dimension)
    }

    /// All rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.values.chunks_exact(self.dimension)
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        let pairs = self.values.iter().zip(&other.values);
        Self {
            values: pairs.map(|(a, b)| a - b).collect(),
            dimension: self.dimension,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.values
            .iter_mut()
            .zip(&other.values)
            .for_each(|(a, b)| *a += b);
    }

    /// Columns `start..end` alone.
    pub(crate) fn columns(&self, start: usize, end: usize) -> Self {
        let mut columns = Self::zeros(self.len(), end - start);
        for (i, row) in self.rows().enumerate() {
            columns.row_mut(i).copy_from_slice(&row[start..end]);
        }
        columns
    }

    /// Each row times its factor.
    pub(crate) fn scaled_rows(&self, factors: &[f32]) -> Self {
        let mut scaled = self.clone();
        for (i, factor) in factors.iter().enumerate() {
            scaled.row_mut(i).iter_mut().for_each(|x| *x *= factor);
        }
        scaled
    }

    /// At most `n` rows, evenly from everywhere.
    pub(crate) fn sample(&self, n: usize) -> Self {
        let rows = self.rows().step_by(step(self.len(), n));
        Self {
            values: rows.flatten().copied().collect(),
            dimension: self.dimension,
        }
    }

    /// `self * other^T`: products of rows, shape `[len, other.len]`. Each is summed in the order of its factors, so that every target
    /// gives the same bits.
    pub(crate) fn times_transposed(&self, other: &Self) -> Self {
        let mut out = Self::zeros(self.len(), other.len());
        let right = Columns::of(other);
        let rows = out.values.par_chunks_mut(ROWS * other.len().max(1));
        let rows = rows.zip(self.values.par_chunks(ROWS * self.dimension));
        rows.for_each(|(out, left)| {
            vectorized(
                #[inline(always)]
                || right.products(left, out),
            );
        });
        out
    }

    /// `self^T * other`, shape `[dimension, other.dimension]`.
    pub(crate) fn transposed_times(&self, other: &Self) -> Self {
        let mut out = Self::zeros(self.dimension, other.dimension);
        let dimension = other.dimension;
        let blocks = out.values.par_chunks_mut(BLOCK * dimension).enumerate();
        blocks.for_each(|(block, sums)| {
            vectorized(
                #[inline(always)]
                || {
                    for (a, b) in self.rows().zip(other.rows()) {
                        let sums = sums.chunks_exact_mut(dimension);
                        for (sum, &x) in sums.zip(&a[block * BLOCK..]) {
                            add_scaled(sum, b, x);
                        }
                    }
                },
            );
        });
        out
    }

    /// `self^T * self`, shape `[dimension, dimension]`: the same bits as [`Self::transposed_times`] gives, in half the time.
    pub(crate) fn gram(&self) -> Self {
        let dimension = self.dimension;
        let mut out = Self::zeros(dimension, dimension);
        let blocks = out.values.par_chunks_mut(BLOCK * dimension).enumerate();
        blocks.for_each(|(block, sums)| {
            let start = block * BLOCK;
            vectorized(
                #[inline(always)]
                || {
                    for row in self.rows() {
                        let sums = sums.chunks_exact_mut(dimension);
                        for (sum, &x) in sums.zip(&row[start..]) {
                            add_scaled(&mut sum[start..], &row[start..], x);
                        }
                    }
                },
            );
        });
        for i in 0..dimension {
            for j in 0..i / BLOCK * BLOCK {
                out.row_mut(i)[j] = out.row(j)[i];
            }
        }
        out
    }

    pub(crate) fn transposed(&self) -> Self {
        let mut out = Self::zeros(self.dimension, self.len());
        for (i, row) in self.rows().enumerate() {
            for (j, &x) in row.iter().enumerate() {
                out.row_mut(j)[i] = x;
            }
        }
        out
    }
}

/// Every so manieth of `len` rows is taken for a sample of at most `n`, so that samples of rows that belong together do too.
pub(super) fn step(len: usize, n: usize) -> usize {
    len.div_ceil(n.max(1)).max(1)
}

/// Rows as columns, a few beside one another, the last ones filled up with zeros.
struct Columns {
    blocks: Vec<[f32; COLUMNS]>,
    dimension: usize,
    n: usize,
}

impl Columns {
    fn of(rows: &Matrix) -> Self {
        let dimension = rows.dimension;
        let mut blocks = vec![[0.0; COLUMNS]; rows.len().div_ceil(COLUMNS) * dimension];
        for (j, row) in rows.rows().enumerate() {
            let block = &mut blocks[j / COLUMNS * dimension..][..dimension];
            block
                .iter_mut()
                .zip(row)
                .for_each(|(column, x)| column[j % COLUMNS] = *x);
        }
        Self {
            blocks,
            dimension,
            n: rows.len(),
        }
    }

    /// Products of at most `ROWS` rows of `left` with all columns.
    #[inline(always)]
    fn products(&self, left: &[f32], out: &mut [f32]) {
        let n_rows = left.len() / self.dimension;
        // Rows that are not there are summed as the last one, and left.
        let row = |i: usize| &left[i.min(n_rows - 1) * self.dimension..][..self.dimension];
        let rows: [&[f32]; ROWS] = std::array::from_fn(row);
        for (block, columns) in self.blocks.chunks_exact(self.dimension).enumerate() {
            let sums = tile(rows, columns);
            let start = block * COLUMNS;
            let width = COLUMNS.min(self.n - start);
            for (out, sums) in out.chunks_exact_mut(self.n).zip(&sums) {
                out[start..start + width].copy_from_slice(&sums[..width]);
            }
        }
    }
}

#[inline(always)]
fn tile(rows: [&[f32]; ROWS], columns: &[[f32; COLUMNS]]) -> [[f32; COLUMNS]; ROWS] {
    let mut sums = [[0.0; COLUMNS]; ROWS];
    let [a, b, c, d] = rows;
    for ((((columns, a), b), c), d) in columns.iter().zip(a).zip(b).zip(c).zip(d) {
        for (sums, x) in sums.iter_mut().zip([a, b, c, d]) {
            for (sum, column) in sums.iter_mut().zip(columns) {
                *sum += x * column;
            }
        }
    }
    sums
}

#[inline(always)]
pub(crate) fn add_scaled(sum: &mut [f32], values: &[f32], scale: f32) {
    sum.iter_mut()
        .zip(values)
        .for_each(|(sum, x)| *sum += scale * x);
}
