//! The passages whose vectors are nearest to the question's.

use std::collections::BTreeMap;

use nearsight_lexical::Kinship;
use nearsight_vector::{LevelCode, levels};

use super::index::{Chunk, Missing, SiteIndex};
use super::words::Relative;
use crate::format::cell::dot;

/// Cells that are looked into.
const N_CELLS: usize = 5;
/// Share that a word counts of which only longer ones or other spellings are known.
const GUESSED: f32 = 0.6;

/// Of the passages in the nearest cells and of those found `by_words`: their shares of the nearest one's product with the question, above that of the site's middle, best first;
/// none where no word of the question is known.
pub(super) fn nearest(
    index: &SiteIndex,
    relatives: &[Vec<Relative>],
    by_words: &[u32],
    missing: &mut Missing,
) -> Vec<(u32, f32)> {
    let Some(query) = query_vector(index, relatives) else {
        return Vec::new();
    };
    let mut scored = BTreeMap::new();
    let cells = cells(index, &query);
    let middle = cells.iter().map(|(_, base)| base).sum::<f32>() / cells.len().max(1) as f32;
    for &(i, base) in cells.iter().take(N_CELLS) {
        match index.chunk(index.root.cell(i)) {
            Some(Chunk::Cell(cell)) => cell.scores(&query, index.root.bits, base, |row, score| {
                scored.insert(row, score);
            }),
            _ => missing.add(index.root.cell(i)),
        }
    }
    for &row in by_words {
        if let Some(score) = score(index, row, &query, missing) {
            scored.insert(row, score);
        }
    }
    let mut scored: Vec<(u32, f32)> = scored.into_iter().collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = scored.first().map_or(0.0, |&(_, best)| best);
    let share = |score: f32| {
        if best > middle {
            (score - middle) / (best - middle)
        } else {
            1.0
        }
    };
    scored
        .into_iter()
        .map(|(row, score)| (row, share(score)))
        .filter(|&(_, share)| share > 0.0)
        .collect()
}

/// The product of a passage by the code in its file.
fn score(index: &SiteIndex, row: u32, query: &[f32], missing: &mut Missing) -> Option<f32> {
    let (file, place) = index.root.fragment_of(row);
    let Some(Chunk::Fragment(fragment)) = index.chunk(index.root.fragment(file)) else {
        missing.add(index.root.fragment(file));
        return None;
    };
    let (cell, code) = fragment.codes.get(place as usize)?;
    let centre = &index.root.centres[*cell as usize];
    let along = |code: &LevelCode| code.scale * dot(query, &code.bytes, index.root.bits);
    Some(along(centre) + along(code))
}

/// Cells and the products of their centres, nearest first.
fn cells(index: &SiteIndex, query: &[f32]) -> Vec<(usize, f32)> {
    let centres = index.root.centres.iter().enumerate();
    let mut scored: Vec<(usize, f32)> = centres
        .map(|(i, code)| (i, code.scale * dot(query, &code.bytes, index.root.bits)))
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    scored
}

/// The sum of the words' vectors, of length one.
fn query_vector(index: &SiteIndex, relatives: &[Vec<Relative>]) -> Option<Vec<f32>> {
    let mut sum = vec![0.0; index.root.dimension];
    relatives
        .iter()
        .for_each(|relatives| add_word(index, relatives, &mut sum));
    let norm = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    (norm > 0.0).then(|| sum.iter().map(|x| x / norm).collect())
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
