//! How much each word counts in each fragment: a sparse matrix.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Corpus;
use super::matrix::{Matrix, add_scaled, step};
use super::wide::vectorized;

/// Share of all words at which a word counts half (Arora, Liang and Ma, "A simple but tough-to-beat baseline", 2017).
const HALF: f32 = 1e-3;

/// Words of each fragment with their weights; the weights of a fragment are divided by the root of their number.
#[derive(Debug)]
pub(super) struct Weights {
    rows: Vec<Vec<(u32, f32)>>,
    /// By word: what it counts in any text.
    damping: Vec<f32>,
}

impl Weights {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let places: HashMap<&str, u32> = corpus
            .words
            .iter()
            .enumerate()
            .map(|(i, word)| (word.as_str(), i as u32))
            .collect();
        let mut counts = vec![0u32; corpus.words.len()];
        let words_of = |text: &String| {
            let mut words = Vec::new();
            nearsight_lexical::words(text, |word| {
                words.extend(places.get(word));
            });
            words
        };
        let fragments: Vec<Vec<u32>> = corpus.fragments.par_iter().map(words_of).collect();
        fragments
            .iter()
            .flatten()
            .for_each(|&word| counts[word as usize] += 1);
        let n_words = fragments.iter().map(Vec::len).sum::<usize>().max(1) as f32;
        let damping: Vec<f32> = counts
            .iter()
            .map(|&n| HALF / (HALF + n as f32 / n_words))
            .collect();
        let weighted = |words: &Vec<u32>| {
            let scale = 1.0 / (words.len().max(1) as f32).sqrt();
            let mut words = words.clone();
            words.sort_unstable();
            let same = words.chunk_by(|a, b| a == b);
            same.map(|same| {
                (
                    same[0],
                    same.len() as f32 * scale * damping[same[0] as usize],
                )
            })
            .collect()
        };
        Self {
            rows: fragments.par_iter().map(weighted).collect(),
            damping,
        }
    }

    pub(super) fn n_words(&self) -> usize {
        self.damping.len()
    }

    /// The diagonal of `X^T X`, a number a word.
    pub(super) fn squares(&self) -> impl Iterator<Item = f32> {
        let mut squares = vec![0.0; self.n_words()];
        for &(word, weight) in self.rows.iter().flatten() {
            squares[word as usize] += weight * weight;
        }
        squares.into_iter()
    }

    /// At most `n` fragments, evenly from everywhere, as [`Matrix::sample`] takes them.
    pub(super) fn sample(&self, n: usize) -> Self {
        let rows = self.rows.iter().step_by(step(self.rows.len(), n));
        Self {
            rows: rows.cloned().collect(),
            damping: self.damping.clone(),
        }
    }

    /// `X W`: weighted sums of the words' vectors, a row a fragment.
    pub(super) fn sums(&self, vectors: &Matrix) -> Matrix {
        let mut sums = Matrix::zeros(self.rows.len(), vectors.dimension());
        let rows = self.rows.par_iter().zip(sums.par_rows_mut());
        rows.for_each(|(row, sum)| {
            vectorized(
                #[inline(always)]
                || add_words(sum, row, vectors),
            );
        });
        sums
    }

    /// `X^T S`: for each word the weighted sum of its fragments' rows.
    pub(super) fn transposed_sums(&self, sums: &Matrix) -> Matrix {
        let mut out = Matrix::zeros(self.n_words(), sums.dimension());
        vectorized(
            #[inline(always)]
            || {
                for (row, sum) in self.rows.iter().zip(sums.rows()) {
                    add_to_words(&mut out, row, sum);
                }
            },
        );
        out
    }

    /// `X^T X W`, a row a word.
    pub(super) fn squared_sums(&self, vectors: &Matrix) -> Matrix {
        let mut out = Matrix::zeros(self.n_words(), vectors.dimension());
        let mut sum = vec![0.0; vectors.dimension()];
        vectorized(
            #[inline(always)]
            || {
                for row in &self.rows {
                    sum.fill(0.0);
                    add_words(&mut sum, row, vectors);
                    add_to_words(&mut out, row, &sum);
                }
            },
        );
        out
    }

    /// Multiplies each word's vector by what the word counts.
    pub(super) fn damp(&self, vectors: &mut Matrix) {
        for (i, &damping) in self.damping.iter().enumerate() {
            vectors.row_mut(i).iter_mut().for_each(|x| *x *= damping);
        }
    }
}

/// Adds the vectors of a fragment's words.
#[inline(always)]
fn add_words(sum: &mut [f32], words: &[(u32, f32)], vectors: &Matrix) {
    for &(word, weight) in words {
        add_scaled(sum, vectors.row(word as usize), weight);
    }
}

/// Adds a fragment's row to each of its words.
#[inline(always)]
fn add_to_words(out: &mut Matrix, words: &[(u32, f32)], row: &[f32]) {
    for &(word, weight) in words {
        add_scaled(out.row_mut(word as usize), row, weight);
    }
}
