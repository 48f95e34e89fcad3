//! The directions in which a site's passages differ: what a question has beside them says nothing about which passage is nearer,
//! so it need not be sent.

use nearsight_vector::Rotation;
use nearsight_vector::kernel::dot_f32;

use super::matrix::{Matrix, add_scaled};

/// Directions that are kept. On the Rust Book 192 of 384 answer as well as all, at half the bytes.
const DIRECTIONS: usize = 192;
/// Passages that are looked at, evenly from everywhere.
const MOST: usize = 20_000;
/// How often the directions are turned toward the largest ones.
const ROUNDS: usize = 6;
/// Products of a round, between which the directions are not told apart: of more, the smaller ones would be lost in f32.
const PRODUCTS: usize = 2;
/// Of the start and of what spreads the values.
const SEED: u64 = 0x5173;

/// The directions with most of the passages' squares, found by subspace iteration (Halko, Martinsson and Tropp, "Finding structure
/// with randomness", 2011, algorithm 4.4), then rotated at random, so that all say about as much and one scale fits them.
#[derive(Debug)]
pub(super) struct Subspace {
    /// A unit vector a row.
    basis: Matrix,
}

impl Subspace {
    pub(super) fn of(passages: &Matrix) -> Self {
        let dimension = passages.dimension();
        let n = DIRECTIONS.min(dimension).min(passages.len());
        let sample = passages.sample(MOST);
        let gram = sample.gram();
        let start = Rotation::new(dimension, SEED);
        let axes = Matrix::unit(dimension);
        let turned = axes.rows().take(n).flat_map(|axis| {
            let mut row = start.apply(axis);
            row.truncate(dimension);
            row
        });
        let mut basis = Matrix::new(turned.collect(), dimension);
        for _ in 0..ROUNDS {
            for _ in 0..PRODUCTS {
                // The gram is its own transpose.
                basis = basis.times_transposed(&gram);
            }
            orthonormalize(&mut basis);
        }
        Self {
            basis: rotated(&basis),
        }
    }

    /// What is seen of each axis of the encoder's space, an axis a row: a row vector times it is seen as `project` sees it.
    pub(super) fn directions(&self) -> Matrix {
        self.project(&Matrix::unit(self.basis.dimension()))
    }

    /// Rows as seen in these directions: products of what lies in them stay.
    pub(super) fn project(&self, rows: &Matrix) -> Matrix {
        rows.times_transposed(&self.basis)
    }
}

/// The same directions, each spread over all: `R B` for a rotation `R`, which has a multiple of 64 of them.
fn rotated(basis: &Matrix) -> Matrix {
    let rotation = Rotation::new(basis.len(), SEED);
    let columns = basis.transposed();
    let rotated = columns.rows().flat_map(|column| rotation.apply(column));
    Matrix::new(rotated.collect(), rotation.len()).transposed()
}

/// Gram and Schmidt's, each row twice, because once loses digits; rows that add no direction become zero.
fn orthonormalize(rows: &mut Matrix) {
    const NOTHING: f32 = 1e-6;
    for i in 0..rows.len() {
        let mut row = rows.row(i).to_vec();
        let before = dot_f32(&row, &row).sqrt();
        for _ in 0..2 {
            for j in 0..i {
                let along = dot_f32(&row, rows.row(j));
                add_scaled(&mut row, rows.row(j), -along);
            }
        }
        let norm = dot_f32(&row, &row).sqrt();
        let scale = if norm > NOTHING * before {
            norm.recip()
        } else {
            0.0
        };
        row.iter_mut().for_each(|x| *x *= scale);
        rows.row_mut(i).copy_from_slice(&row);
    }
}
