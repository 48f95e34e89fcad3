//! What the words of a passage count where its author gives them weights (`data-*-weight`).
//!
//! Weights are on Pagefind's scale, which is quadratic: a word of weight 2 counts like four, one of weight 0 not at all. They
//! come on top of what titles and headings count anyway.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{HEADING, TITLE};
use crate::{Page, Passage};

/// Of the passages that have weights: most pages have none.
#[derive(Debug, Default)]
pub(super) struct Weights(BTreeMap<u32, Factors>);

#[derive(Debug)]
struct Factors {
    title: f32,
    heading: f32,
    /// By word of the text: the mean over its occurrences.
    text: BTreeMap<String, f32>,
}

impl Weights {
    /// Of all passages in order.
    pub(super) fn of(pages: &[Page]) -> Self {
        let passages = pages
            .iter()
            .flat_map(|page| page.passages.iter().map(move |passage| (page, passage)));
        let weighted = (0..).zip(passages).filter(|(_, (page, passage))| {
            let headings = [page.title_weight, passage.heading_weight];
            headings.iter().any(Option::is_some) || !passage.weights.is_empty()
        });
        let factors = weighted.map(|(row, (page, passage))| {
            let factors = Factors {
                title: page.title_weight.map_or(1.0, factor),
                heading: passage.heading_weight.map_or(1.0, factor),
                text: text_factors(passage),
            };
            (row, factors)
        });
        Self(factors.collect())
    }

    /// What an occurrence of a word in a field of a passage counts.
    pub(super) fn factor(&self, term: &str, row: u32, field: usize) -> f32 {
        let Some(factors) = self.0.get(&row) else {
            return 1.0;
        };
        match field {
            TITLE => factors.title,
            HEADING => factors.heading,
            _ => factors.text.get(term).copied().unwrap_or(1.0),
        }
    }
}

/// Infinite and missing numbers would spoil the scores of everything else.
fn factor(weight: f32) -> f32 {
    const MOST: f32 = 10.0;
    let weight = weight.clamp(0.0, MOST);
    if weight.is_nan() {
        1.0
    } else {
        weight * weight
    }
}

fn text_factors(passage: &Passage) -> BTreeMap<String, f32> {
    let mut sums: BTreeMap<String, (f32, f32)> = BTreeMap::new();
    if passage.weights.is_empty() {
        return BTreeMap::new();
    }
    nearsight_lexical::terms(&passage.text, |term, range| {
        let factor = factor_at(&passage.weights, range.start);
        let (sum, n) = sums.entry(term.to_owned()).or_default();
        *sum += factor;
        *n += 1.0;
    });
    let means = sums.into_iter().map(|(term, (sum, n))| (term, sum / n));
    means.collect()
}

/// Of the part that holds this byte.
fn factor_at(weights: &[(Range<usize>, f32)], at: usize) -> f32 {
    let place = weights.partition_point(|(range, _)| range.end <= at);
    let found = weights.get(place).filter(|(range, _)| range.contains(&at));
    found.map_or(1.0, |(_, weight)| factor(*weight))
}
