//! Filter values with their pages, and pages by sort key.

use std::collections::BTreeMap;

use crate::Page;
use crate::format::facet::Value;
use crate::format::order::UNRANKED;

/// Values by key.
pub(super) fn facets(pages: &[Page]) -> BTreeMap<String, Vec<Value>> {
    let mut facets: BTreeMap<&str, BTreeMap<&str, Vec<u32>>> = BTreeMap::new();
    for (page_idx, page) in pages.iter().enumerate() {
        for (key, values) in &page.filters {
            for value in values {
                let pages = facets.entry(key).or_default().entry(value).or_default();
                if pages.last() != Some(&(page_idx as u32)) {
                    pages.push(page_idx as u32);
                }
            }
        }
    }
    let owned = |(value, pages): (&str, Vec<u32>)| (value.to_owned(), pages);
    let facets = facets.into_iter();
    facets
        .map(|(key, values)| (key.to_owned(), values.into_iter().map(owned).collect()))
        .collect()
}

/// Ranks by key: numbers by size where all values are numbers, other values as texts.
pub(super) fn orders(pages: &[Page]) -> BTreeMap<String, Vec<u32>> {
    let keys = pages.iter().flat_map(|page| page.sort.keys());
    let mut orders: BTreeMap<String, Vec<u32>> =
        keys.map(|key| (key.clone(), Vec::new())).collect();
    for (key, ranks) in &mut orders {
        let values: Vec<Option<&str>> = pages
            .iter()
            .map(|page| page.sort.get(key).map(|value| value.trim()))
            .collect();
        *ranks = ranked(&values);
    }
    orders
}

fn ranked(values: &[Option<&str>]) -> Vec<u32> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|x| x.is_finite());
    let are_numbers = values.iter().flatten().all(|text| number(text).is_some());
    let compare = |a: &str, b: &str| match (are_numbers, number(a), number(b)) {
        (true, Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.cmp(b),
    };
    let mut present: Vec<(usize, &str)> = values
        .iter()
        .enumerate()
        .filter_map(|(i, value)| Some((i, (*value)?)))
        .collect();
    present.sort_by(|(_, a), (_, b)| compare(a, b));
    let mut ranks = vec![UNRANKED; values.len()];
    let mut rank = UNRANKED;
    let mut last = None;
    for (page_idx, value) in present {
        if last.is_none_or(|last| compare(last, value).is_ne()) {
            rank += 1;
        }
        last = Some(value);
        ranks[page_idx] = rank;
    }
    ranks
}
