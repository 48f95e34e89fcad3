//! The second moments of a linear layer's inputs: in which directions an error of its weights shows.

use super::products::add_inner_products;

/// Tokens taken together.
const TOKENS: usize = 256;

/// Sum of `x x'` over the inputs x of a layer. Only proportions matter: it is not divided by their number.
pub(super) struct Gram {
    width: usize,
    /// The lower triangle, `[width, width]`.
    sums: Vec<f64>,
}

impl Gram {
    /// Of `inputs`, `[tokens, width]`.
    pub(super) fn of(inputs: &[f32], width: usize) -> Self {
        let mut sums = vec![0f64; width * width];
        let mut columns = vec![0f32; width * TOKENS];
        for block in inputs.chunks(width * TOKENS) {
            columns.fill(0.0);
            for (token, row) in block.chunks_exact(width).enumerate() {
                for (column, &value) in row.iter().enumerate() {
                    columns[column * TOKENS + token] = value;
                }
            }
            add_inner_products(&columns, TOKENS, &mut sums);
        }
        Self { width, sums }
    }

    /// Length of the inputs.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The sum of `x[i] x[j]`.
    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        self.sums[i.max(j) * self.width + i.min(j)]
    }
}
