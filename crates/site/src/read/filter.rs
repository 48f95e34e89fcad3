//! Which pages pass the filters, and how many have each value.

use std::collections::BTreeMap;

use super::index::{Chunk, Missing, SiteIndex};
use crate::format::facet::Value;

/// Wanted values by key: any value of a key, every key.
pub(super) type Filters = BTreeMap<String, Vec<String>>;

/// By page whether it passes; `None` while files are missing.
pub(super) fn passing(
    index: &SiteIndex,
    filters: &Filters,
    missing: &mut Missing,
) -> Option<Vec<bool>> {
    let mut passing = vec![true; index.n_pages() as usize];
    let mut is_whole = true;
    for (key, wanted) in filters {
        let mut has = vec![false; passing.len()];
        match values(index, key, missing) {
            Some(values) => {
                let chosen = values.iter().filter(|(value, _)| wanted.contains(value));
                chosen
                    .flat_map(|(_, pages)| pages)
                    .for_each(|&page| has[page as usize] = true);
            }
            // A key that no page has is passed by none.
            None if !index.filters().contains(key) => (),
            None => is_whole = false,
        }
        passing
            .iter_mut()
            .zip(has)
            .for_each(|(all, has)| *all &= has);
    }
    is_whole.then_some(passing)
}

/// How many of the pages have each value, by key, as far as the files are there; values of no page are left out.
pub(super) fn counts(
    index: &SiteIndex,
    is_counted: impl Fn(u32) -> bool,
    missing: &mut Missing,
) -> BTreeMap<String, BTreeMap<String, u32>> {
    let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for key in index.filters() {
        let Some(values) = values(index, key, missing) else {
            continue;
        };
        let count = |(value, pages): &Value| {
            let n = pages.iter().filter(|&&page| is_counted(page)).count() as u32;
            (n > 0).then(|| (value.clone(), n))
        };
        let of_key = counts.entry(key.clone()).or_default();
        of_key.extend(values.iter().filter_map(count));
    }
    counts
}

fn values<'a>(index: &'a SiteIndex, key: &str, missing: &mut Missing) -> Option<&'a [Value]> {
    let place = index.filters().iter().position(|known| known == key)?;
    match index.chunk(index.root.facet(place)) {
        Some(Chunk::Facet(values)) => Some(values),
        _ => {
            missing.add(index.root.facet(place));
            None
        }
    }
}
