//! Rows of numbers.

use nearsight_vector::kernel::dot_f32;

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

    /// `n` rows of zeros.
    pub(crate) fn zeros(n: usize, dimension: usize) -> Self {
        Self {
            values: vec![0.0; n * dimension],
            dimension,
        }
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
        let values = self
            .rows()
            .flat_map(|row| row[start..end].iter().copied())
            .collect();
        Self {
            values,
            dimension: end - start,
        }
    }

    /// `self * other^T`: products of rows, shape `[len, other.len]`.
    pub(crate) fn times_transposed(&self, other: &Self) -> Self {
        let products = self
            .rows()
            .flat_map(|a| other.rows().map(|b| dot_f32(a, b)));
        Self {
            values: products.collect(),
            dimension: other.len(),
        }
    }

    /// `self^T * other`, shape `[dimension, other.dimension]`.
    pub(crate) fn transposed_times(&self, other: &Self) -> Self {
        let mut out = Self::zeros(self.dimension, other.dimension);
        for (a, b) in self.rows().zip(other.rows()) {
            for (i, &x) in a.iter().enumerate() {
                add_scaled(out.row_mut(i), b, x);
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

pub(crate) fn add_scaled(sum: &mut [f32], values: &[f32], scale: f32) {
    sum.iter_mut()
        .zip(values)
        .for_each(|(sum, x)| *sum += scale * x);
}
