//! Ridge regression of many columns at once by conjugate gradients (Hestenes and Stiefel 1952), preconditioned by the diagonal
//! (Jacobi's): words differ in how often they are by orders of magnitude. The matrix of words is sparse, and never formed.

use rayon::prelude::*;

use super::matrix::Matrix;
use super::weights::Weights;
use super::wide::vectorized;

/// What is added to the diagonal of `X^T X`. Measured on the Rust Book; see ARCHITECTURE.md.
const RIDGE: f32 = 0.3;
/// Enough: on the Rust Book twenty-five answer no better.
const ROUNDS: usize = 8;
/// Columns solved at once, a block a thread: more of them, and less stays in the cache; fewer, and words are read more often.
const BLOCK: usize = 48;

/// `(X^T X + RIDGE)^-1 X^T targets`, a row a word.
pub(super) fn solve(weights: &Weights, targets: &Matrix) -> Matrix {
    let dimension = targets.dimension();
    let starts: Vec<usize> = (0..dimension).step_by(BLOCK).collect();
    let blocks: Vec<Matrix> = starts
        .par_iter()
        .map(|&start| {
            let end = (start + BLOCK).min(dimension);
            solve_block(weights, &targets.columns(start, end))
        })
        .collect();
    let mut solution = Matrix::zeros(weights.n_words(), dimension);
    for (start, block) in starts.into_iter().zip(&blocks) {
        for (i, row) in block.rows().enumerate() {
            solution.row_mut(i)[start..start + row.len()].copy_from_slice(row);
        }
    }
    solution
}

fn solve_block(weights: &Weights, targets: &Matrix) -> Matrix {
    let inverse: Vec<f32> = weights.squares().map(|x| 1.0 / (x + RIDGE)).collect();
    let mut solution = Matrix::zeros(weights.n_words(), targets.dimension());
    let mut residual = weights.transposed_sums(targets);
    let mut direction = residual.scaled_rows(&inverse);
    let mut norms = column_products(&residual, &direction);
    let ridge = vec![RIDGE; targets.dimension()];
    for _ in 0..ROUNDS {
        let mut image = weights.squared_sums(&direction);
        add_columns(&mut image, &direction, &ridge);
        let steps = ratios(&norms, &column_products(&direction, &image));
        add_columns(&mut solution, &direction, &steps);
        let back: Vec<f32> = steps.iter().map(|step| -step).collect();
        add_columns(&mut residual, &image, &back);
        let mut next = residual.scaled_rows(&inverse);
        let products = column_products(&residual, &next);
        add_columns(&mut next, &direction, &ratios(&products, &norms));
        (direction, norms) = (next, products);
    }
    solution
}

fn column_products(a: &Matrix, b: &Matrix) -> Vec<f64> {
    let mut sums = vec![0.0; a.dimension()];
    vectorized(
        #[inline(always)]
        || {
            for (a, b) in a.rows().zip(b.rows()) {
                for ((sum, x), y) in sums.iter_mut().zip(a).zip(b) {
                    *sum += f64::from(x * y);
                }
            }
        },
    );
    sums
}

fn ratios(a: &[f64], b: &[f64]) -> Vec<f32> {
    let ratio = |(a, b): (&f64, &f64)| if *b > 0.0 { (a / b) as f32 } else { 0.0 };
    a.iter().zip(b).map(ratio).collect()
}

/// Adds each column of `values`, times its factor.
fn add_columns(sum: &mut Matrix, values: &Matrix, factors: &[f32]) {
    vectorized(
        #[inline(always)]
        || {
            for (i, row) in values.rows().enumerate() {
                let sums = sum.row_mut(i).iter_mut();
                for ((sum, x), factor) in sums.zip(row).zip(factors) {
                    *sum += factor * x;
                }
            }
        },
    );
}
