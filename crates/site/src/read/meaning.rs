//! The passages whose vectors are nearest to the question's.

use std::collections::BTreeMap;

use nearsight_lexical::Kinship;
use nearsight_vector::{LevelCode, levels};

use super::index::{Chunk, Missing, SiteIndex};
use super::ranked::{Ranked, ranked};
use super::search::Search;
use super::words::Relative;
use crate::fit::add_scaled;
use crate::format::cell::dot;

/// Cells that are looked into.
const N_CELLS: usize = 8;
/// Share that a word counts of which only longer ones or other spellings are known.
const GUESSED: f32 = 0.6;

/// Of the passages in the nearest cells and of those found `by_words`: their shares of the nearest one's product with the question,
/// above that of the site's middle, best first; none without a question.
pub(super) fn nearest(
    index: &SiteIndex,
    question: Option<Vec<f32>>,
    by_words: &[u32],
    missing: &mut Missing,
) -> Vec<(u32, f32)> {
    let Some(query) = question else {
        return Vec::new();
    };
    let mut scored = BTreeMap::new();
    let cells = 0..index.root.centres.len() as u32;
    let products: Vec<f32> = cells.map(|cell| product(index, cell, &query)).collect();
    let middle = products.iter().sum::<f32>() / products.len().max(1) as f32;
    for Ranked { idx, .. } in nearest_cells(index, &products).into_iter().take(N_CELLS) {
        let id = index.root.cell(idx as usize);
        match index.chunk(id) {
            Some(Chunk::Cell(cell)) => cell.scores(&query, products[idx as usize], |row, score| {
                scored.insert(row, score);
            }),
            _ => missing.add(id),
        }
    }
    for &row in by_words {
        if let Some(score) = score(index, row, &query, missing) {
            scored.insert(row, score);
        }
    }
    let scored = ranked(scored.into_iter().map(Ranked::new));
    let best = scored.first().map_or(0.0, |best| best.score);
    let share = |score: f32| {
        if best > middle {
            (score - middle) / (best - middle)
        } else {
            1.0
        }
    };
    scored
        .into_iter()
        .map(|row| (row.idx, share(row.score)))
        .filter(|&(_, share)| share > 0.0)
        .collect()
}

/// The product of a passage by the code in its file.
fn score(index: &SiteIndex, row: u32, query: &[f32], missing: &mut Missing) -> Option<f32> {
    let (fragment, place) = index.fragment_of(row, missing)?;
    let (cell, code) = fragment.codes.get(place)?;
    let rest = code.scale * dot(query, &code.bytes, index.root.bits);
    Some(product(index, *cell, query) + rest)
}

/// The product with the centre of a cell.
fn product(index: &SiteIndex, cell: u32, query: &[f32]) -> f32 {
    let centre = &index.root.centres[cell as usize];
    centre.scale * dot(query, &centre.bytes, index.root.bits)
}

/// Cells by the angle to their centres, nearest first: the longest centres are those whose passages are most alike, and no more
/// likely to be meant.
fn nearest_cells(index: &SiteIndex, products: &[f32]) -> Vec<Ranked> {
    let length = |code: &LevelCode| {
        let levels = levels(&code.bytes, index.root.bits, index.root.dimension);
        code.scale * levels.map(|level| level * level).sum::<f32>().sqrt()
    };
    let lengths = index.root.centres.iter().map(length);
    let cosines = products.iter().zip(lengths);
    let cosines = cosines.map(|(product, length)| product / length.max(f32::MIN_POSITIVE));
    ranked((0..).zip(cosines).map(Ranked::new))
}

/// Where a question is, at length one: where its encoder puts it, or else the sum of its words' vectors. `None` where no word is
/// known, or while a file is missing.
pub(super) fn question(
    index: &SiteIndex,
    search: &Search,
    relatives: &[Vec<Relative>],
    missing: &mut Missing,
) -> Option<Vec<f32>> {
    let sum = match &search.vector {
        Some(vector) => seen(index, vector, missing)?,
        None => sum_of_words(index, relatives),
    };
    let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    (norm > 0.0).then(|| sum.iter().map(|x| x / norm).collect())
}

/// The encoder's vector, in the directions of the index; what has another length than the encoder's axes adds nothing.
fn seen(index: &SiteIndex, vector: &[f32], missing: &mut Missing) -> Option<Vec<f32>> {
    let id = index.root.directions();
    let Some(Chunk::Directions(directions)) = index.chunk(id) else {
        missing.add(id);
        return None;
    };
    let mut sum = vec![0.0; index.root.dimension];
    for (axis, &x) in directions.rows().zip(vector) {
        add_scaled(&mut sum, axis, x);
    }
    Some(sum)
}

fn sum_of_words(index: &SiteIndex, relatives: &[Vec<Relative>]) -> Vec<f32> {
    let mut sum = vec![0.0; index.root.dimension];
    relatives
        .iter()
        .for_each(|relatives| add_word(index, relatives, &mut sum));
    sum
}

/// Adds the vector of a word, or else the mean of its other forms, or else what is most like it.
fn add_word(index: &SiteIndex, relatives: &[Relative], sum: &mut [f32]) {
    let vectors = |wanted: fn(&Kinship) -> bool| {
        let alike = relatives
            .iter()
            .filter(move |relative| wanted(&relative.kinship));
        alike
            .filter_map(|relative| relative.entry.vector)
            .collect::<Vec<_>>()
    };
    let exact = vectors(|kinship| *kinship == Kinship::Exact);
    let forms = vectors(|kinship| *kinship == Kinship::Stem);
    let (chosen, weight) = match (exact.is_empty(), forms.is_empty()) {
        (false, _) => (exact, 1.0),
        (true, false) => (forms, 1.0),
        (true, true) => {
            let guessed = relatives
                .iter()
                .filter(|relative| relative.entry.vector.is_some());
            let best = guessed.min_by_key(|relative| {
                (relative.kinship, std::cmp::Reverse(relative.entry.n_found))
            });
            (
                best.and_then(|best| best.entry.vector)
                    .into_iter()
                    .collect(),
                GUESSED,
            )
        }
    };
    let share = weight / chosen.len().max(1) as f32;
    for (scale, code) in chosen {
        let levels = levels(code, index.root.bits, sum.len());
        sum.iter_mut()
            .zip(levels)
            .for_each(|(x, level)| *x += share * scale * level);
    }
}
