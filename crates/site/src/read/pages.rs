//! From passages that were found to pages: by their best passage, and by what all their passages have together.

use std::collections::BTreeMap;

use nearsight_lexical::{Parameters, idf, saturated};

use super::index::SiteIndex;
use super::words::Relative;

/// Share of a page's score by words that its passages have together; the rest is its best passage's.
const TOGETHER: f32 = 0.3;
/// Nearest passages that count.
const N_NEAREST: usize = 200;
/// What meaning counts beside words.
const MEANING: f32 = 1.0;

/// What was found of a page.
#[derive(Debug, Default)]
pub(super) struct FoundPage {
    pub(super) score: f32,
    /// Scores by passage.
    pub(super) rows: BTreeMap<u32, f32>,
    /// By word of the question what the best passage has.
    words: Vec<f32>,
}

/// Pages by number.
pub(super) type FoundPages = BTreeMap<u32, FoundPage>;

/// Adds the passages that have the words. Scores are shares of what a passage gets that has every word once.
pub(super) fn add_words(index: &SiteIndex, relatives: &[Vec<Relative>], pages: &mut FoundPages) {
    let parameters = Parameters::default();
    let n_rows = index.root.n_rows();
    let mut parts: Vec<(f32, BTreeMap<u32, f32>)> = Vec::new();
    for relatives in relatives {
        let mut frequencies: BTreeMap<u32, f32> = BTreeMap::new();
        let mut n_found = 0;
        for relative in relatives {
            let weight = relative.kinship.weight(&parameters);
            n_found = n_found.max(relative.entry.n_found);
            relative.entry.postings(n_rows, |row, frequency| {
                *frequencies.entry(row).or_default() += weight * frequency
            });
        }
        let n_found = frequencies.len().max(n_found as usize);
        parts.push((idf(n_rows as usize, n_found), frequencies));
    }
    let once: f32 = parts
        .iter()
        .map(|(idf, _)| idf)
        .sum::<f32>()
        .max(f32::MIN_POSITIVE);
    for (word_idx, (idf, frequencies)) in parts.iter().enumerate() {
        for (&row, &frequency) in frequencies {
            let part = idf * saturated(frequency, parameters.k1) / once;
            let page = pages.entry(index.root.page_of(row)).or_default();
            page.words.resize(relatives.len(), 0.0);
            page.words[word_idx] = page.words[word_idx].max(part);
            *page.rows.entry(row).or_default() += part;
        }
    }
    for page in pages.values_mut() {
        let best = page.rows.values().copied().fold(0.0, f32::max);
        let together: f32 = page.words.iter().sum();
        page.score = (1.0 - TOGETHER) * best + TOGETHER * together;
    }
}

/// Adds the nearest passages with their shares of the nearest one.
pub(super) fn add_nearest(index: &SiteIndex, nearest: &[(u32, f32)], pages: &mut FoundPages) {
    let mut parts: BTreeMap<u32, f32> = BTreeMap::new();
    for &(row, share) in &nearest[..nearest.len().min(N_NEAREST)] {
        let page_idx = index.root.page_of(row);
        let part = parts.entry(page_idx).or_default();
        *part = part.max(MEANING * share);
        *pages
            .entry(page_idx)
            .or_default()
            .rows
            .entry(row)
            .or_default() += MEANING * share;
    }
    for (page_idx, part) in parts {
        pages.entry(page_idx).or_default().score += part;
    }
}
