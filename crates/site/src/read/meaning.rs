//! The passages whose vectors are nearest to the question's.

use nearsight_lexical::Kinship;
use nearsight_vector::levels;

use super::index::{Chunk, Missing, SiteIndex};
use super::words::Relative;
use crate::format::cell::dot;

/// Cells that are looked into.
const N_CELLS: usize = 5;
/// Share that a word counts of which only longer ones or other spellings are known.
const GUESSED: f32 = 0.6;

/// Passages with their products with the question, best first; of no question that has a known word.
pub(super) fn nearest(
    index: &SiteIndex,
    relatives: &[Vec<Relative>],
    missing: &mut Missing,
) -> Vec<(u32, f32)> {
    let Some(query) = query_vector(index, relatives) else {
        return Vec::new();
    };
    let mut scored = Vec::new();
    for (i, base) in nearest_cells(index, &query) {
        match index.chunk(index.root.cell(i)) {
            Some(Chunk::Cell(cell)) => cell.scores(&query, index.root.bits, base, |row, score| scored.push((row, score))),
            _ => missing.add(index.root.cell(i)),
        }
    }
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored
}

/// Cells and the products of their centres.
fn nearest_cells(index: &SiteIndex, query: &[f32]) -> Vec<(usize, f32)> {
    let centres = index.root.centres.iter().enumerate();
    let mut scored: Vec<(usize, f32)> = centres
        .map(|(i, code)| (i, code.scale * dot(query, &code.bytes, index.root.bits)))
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    scored.truncate(N_CELLS);
    scored
}

/// The sum of the words' vectors, of length one.
fn query_vector(index: &SiteIndex, relatives: &[Vec<Relative>]) -> Option<Vec<f32>> {
    let mut sum = vec![0.0; index.root.dimension];
    relatives.iter().for_each(|relatives| add_word(index, relatives, &mut sum));
    let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    (norm > 0.0).then(|| sum.iter().map(|x| x / norm).collect())
}

/// Adds the vector of a word, or else the mean of its other forms, or else what is most like it.
fn add_word(index: &SiteIndex, relatives: &[Relative], sum: &mut [f32]) {
    let vectors = |wanted: fn(&Kinship) -> bool| {
        let alike = relatives.iter().filter(move |relative| wanted(&relative.kinship));
        alike.filter_map(|relative| relative.entry.vector).collect::<Vec<_>>()
    };
    let exact = vectors(|kinship| *kinship == Kinship::Exact);
    let forms = vectors(|kinship| *kinship == Kinship::Stem);
    let (chosen, weight) = match (exact.is_empty(), forms.is_empty()) {
        (false, _) => (exact, 1.0),
        (true, false) => (forms, 1.0),
        (true, true) => {
            let guessed = relatives.iter().filter(|relative| relative.entry.vector.is_some());
            let best = guessed.min_by_key(|relative| (relative.kinship, std::cmp::Reverse(relative.entry.n_found)));
            (best.and_then(|best| best.entry.vector).into_iter().collect(), GUESSED)
        }
    };
    let share = weight / chosen.len().max(1) as f32;
    for (scale, code) in chosen {
        let levels = levels(code, index.root.bits, sum.len());
        sum.iter_mut().zip(levels).for_each(|(x, level)| *x += share * scale * level);
    }
}
