//! Passages that lie near one another, in cells of a bounded size: parted in two again and again (bisecting k-means; Steinbach,
//! Karypis and Kumar 2000), then each passage goes to the centre at the least angle.

use nearsight_vector::kernel::dot_f32;
use nearsight_vector::{Bits, LevelCode, levels};
use rayon::prelude::*;

use super::code_of;
use crate::fit::Matrix;
use crate::format::cell::{self, Cell};

/// Passages of a cell, about: a search reads a few cells.
const CELL_SIZE: usize = 64;
/// Cells, about: everybody fetches their centres.
const MOST_CELLS: usize = 400;
/// How often the two halves of a set are told apart anew.
const ROUNDS: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) centres: Vec<LevelCode>,
    pub(super) cells: Vec<Cell>,
    /// For each passage its cell and its code there.
    pub(super) codes: Vec<(u32, LevelCode)>,
}

pub(super) fn cells(vectors: &Matrix, bits: Bits) -> Cells {
    let size = CELL_SIZE.max(vectors.len() / MOST_CELLS);
    let centres = part(vectors, (0..vectors.len()).collect(), size);
    let codes: Vec<LevelCode> = centres.iter().map(|centre| code_of(centre, bits)).collect();
    let decoded: Vec<Vec<f32>> = codes
        .iter()
        .map(|code| {
            levels(&code.bytes, bits, vectors.dimension())
                .map(|level| level * code.scale)
                .collect()
        })
        .collect();
    let mut directions = decoded.clone();
    directions.iter_mut().for_each(|centre| normalize(centre));
    let mut cells = Cells {
        cells: vec![Cell::default(); codes.len()],
        centres: codes,
        codes: Vec::new(),
    };
    let placed = |row: usize| {
        let vector = vectors.row(row);
        let nearest = nearest(vector, &directions);
        let centre = &decoded[nearest];
        let residual: Vec<f32> = vector.iter().zip(centre).map(|(x, c)| x - c).collect();
        let codes = [cell::BITS, bits].map(|bits| code_of(&residual, bits));
        (nearest, codes)
    };
    let placed: Vec<_> = (0..vectors.len()).into_par_iter().map(placed).collect();
    for (row, (nearest, [coarse, code])) in placed.into_iter().enumerate() {
        cells.cells[nearest].rows.push(row as u32);
        cells.cells[nearest].codes.push(coarse);
        cells.codes.push((nearest as u32, code));
    }
    cells
}

/// The centre with the largest product.
fn nearest(vector: &[f32], centres: &[Vec<f32>]) -> usize {
    let scores = centres
        .iter()
        .map(|centre| dot_f32(vector, centre))
        .enumerate();
    scores
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(0, |(i, _)| i)
}

/// The centres of the cells of `rows`, each of `size` rows at most.
fn part(vectors: &Matrix, rows: Vec<usize>, size: usize) -> Vec<Vec<f32>> {
    if rows.is_empty() {
        return Vec::new();
    }
    if rows.len() <= size {
        return vec![mean(vectors, &rows)];
    }
    let (left, right) = halves(vectors, &rows);
    let (mut centres, others) =
        rayon::join(|| part(vectors, left, size), || part(vectors, right, size));
    centres.extend(others);
    centres
}

fn halves(vectors: &Matrix, rows: &[usize]) -> (Vec<usize>, Vec<usize>) {
    // From the passage farthest from the middle, and the one farthest from that.
    let farthest = |from: &[f32]| {
        let distances = rows
            .iter()
            .map(|&row| (row, dot_f32(vectors.row(row), from)));
        distances
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(rows[0], |(row, _)| row)
    };
    let first = farthest(&mean(vectors, rows));
    let second = farthest(vectors.row(first));
    let mut centres = [vectors.row(first).to_vec(), vectors.row(second).to_vec()];
    let mut parted = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let is_left = |row: &usize| {
            let [left, right] = [0, 1].map(|i| dot_f32(vectors.row(*row), &centres[i]));
            left >= right
        };
        parted = rows.iter().copied().partition(is_left);
        if parted.0.is_empty() || parted.1.is_empty() {
            // The same vector over and over.
            let (left, right) = rows.split_at(rows.len() / 2);
            return (left.to_vec(), right.to_vec());
        }
        centres = [mean(vectors, &parted.0), mean(vectors, &parted.1)];
        centres.iter_mut().for_each(|centre| normalize(centre));
    }
    parted
}

fn mean(vectors: &Matrix, rows: &[usize]) -> Vec<f32> {
    let mut mean = vec![0.0; vectors.dimension()];
    for &row in rows {
        mean.iter_mut()
            .zip(vectors.row(row))
            .for_each(|(sum, x)| *sum += x);
    }
    mean.iter_mut().for_each(|sum| *sum /= rows.len() as f32);
    mean
}

fn normalize(values: &mut [f32]) {
    let norm = dot_f32(values, values).sqrt();
    if norm > 0.0 {
        values.iter_mut().for_each(|x| *x /= norm);
    }
}
