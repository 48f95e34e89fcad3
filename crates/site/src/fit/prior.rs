//! What a word's vector is where the site says little about it: a linear map of what the encoder makes of the word alone,
//! learned on all fragments at once.

use super::matrix::Matrix;
use super::weights::Weights;

/// Fragments that are looked at, evenly from everywhere: the map has fewer numbers than the vectors of a third as many.
const MOST: usize = 12_000;
/// Share of the mean diagonal that is added to it.
const RIDGE: f32 = 1e-2;

/// `I M`, a row a word, where `fragments` are; `None` where the words say too little for a map.
pub(super) fn mapped(weights: &Weights, fragments: &Matrix, words: &Matrix) -> Option<Matrix> {
    let fragments = &fragments.sample(MOST);
    let sums = weights.sample(MOST).sums(words);
    let mut gram = sums.gram();
    let dimension = gram.dimension();
    let trace: f32 = (0..dimension).map(|i| gram.row(i)[i]).sum();
    for i in 0..dimension {
        gram.row_mut(i)[i] += RIDGE * trace / dimension as f32 + f32::MIN_POSITIVE;
    }
    let map = solved(gram, sums.transposed_times(fragments))?;
    Some(words.times_transposed(&map.transposed()))
}

/// `gram^-1 right` by Cholesky's decomposition; `None` unless `gram` is positive definite.
fn solved(mut gram: Matrix, mut right: Matrix) -> Option<Matrix> {
    let n = gram.dimension();
    for j in 0..n {
        for i in j..n {
            let (row_i, row_j) = (&gram.row(i)[..j], &gram.row(j)[..j]);
            let sum = gram.row(i)[j] - row_i.iter().zip(row_j).map(|(a, b)| a * b).sum::<f32>();
            let value = match i == j {
                true => Some(sum.sqrt()).filter(|root| *root > 0.0)?,
                false => sum / gram.row(j)[j],
            };
            gram.row_mut(i)[j] = value;
        }
    }
    for i in 0..n {
        eliminate(
            &mut right,
            i,
            (0..i).map(|k| (k, gram.row(i)[k])),
            gram.row(i)[i],
        );
    }
    for i in (0..n).rev() {
        eliminate(
            &mut right,
            i,
            (i + 1..n).map(|k| (k, gram.row(k)[i])),
            gram.row(i)[i],
        );
    }
    Some(right)
}

/// Row `i` less the `others`, divided by the diagonal.
fn eliminate(
    right: &mut Matrix,
    i: usize,
    others: impl Iterator<Item = (usize, f32)>,
    diagonal: f32,
) {
    let mut row = right.row(i).to_vec();
    for (k, factor) in others {
        super::matrix::add_scaled(&mut row, right.row(k), -factor);
    }
    row.iter_mut().for_each(|x| *x /= diagonal);
    right.row_mut(i).copy_from_slice(&row);
}
