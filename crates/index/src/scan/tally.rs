//! The bits in which each selected row differs from the query, counted by their number: so the nearest are found without
//! sorting, and looking for more of them costs a glance.

use std::ops::Range;

use crate::arena::Keys;
use crate::selection::{Selection, bits};

#[cfg(test)]
mod tests;

/// Neighbouring rows mostly have about as many bits: counted in one place each would wait for the one before.
const LANES: usize = 4;

pub(super) struct Tally<'a> {
    selection: &'a Selection,
    /// Bits that differ, by selected row.
    keys: Vec<u16>,
    /// Rows by bits that differ.
    counts: Vec<u32>,
}

impl<'a> Tally<'a> {
    /// Nothing where keys are no numbers of bits.
    pub(super) fn of(keys: Keys, selection: &'a Selection) -> Option<Self> {
        let n_keys = keys.n_keys()?;
        let mut differing = vec![0u16; selection.len()];
        let mut places = differing.iter_mut();
        keys.differing(selection, |key| {
            if let Some(place) = places.next() {
                *place = key as u16;
            }
        });
        Some(Self {
            selection,
            counts: counts(&differing, n_keys),
            keys: differing,
        })
    }

    /// How many bits may differ so that at least `n` rows, or all, are within.
    pub(super) fn reach_of(&self, n: usize) -> u32 {
        let mut within = 0;
        let found = self.counts.iter().position(|&count| {
            within += count as usize;
            within >= n
        });
        found.unwrap_or(self.counts.len()) as u32
    }

    /// The rows of these keys, ascending.
    pub(super) fn rows(&self, keys: Range<u32>) -> Vec<u32> {
        let most = self.counts.len() as u32;
        let (start, end) = (keys.start.min(most) as u16, keys.end.min(most) as u16);
        let is_within = |&key: &u16| start <= key && key < end;
        let mut rows = Vec::new();
        let mut left = self.keys.as_slice();
        self.selection.for_each_word(|first, word| {
            let (here, rest) = left.split_at(word.count_ones() as usize);
            left = rest;
            // Mostly none is: told of all at once, without a branch for each.
            if !here.iter().fold(false, |any, key| any | is_within(key)) {
                return;
            }
            let keyed = bits(word).zip(here);
            rows.extend(
                keyed
                    .filter(|(_, key)| is_within(key))
                    .map(|(bit, _)| first + bit),
            );
        });
        rows
    }
}

/// How often each of `n_keys` keys is there.
fn counts(keys: &[u16], n_keys: usize) -> Vec<u32> {
    let mut lanes = vec![[0u32; LANES]; n_keys];
    for chunk in keys.chunks(LANES) {
        for (lane, &key) in chunk.iter().enumerate() {
            lanes[usize::from(key)][lane] += 1;
        }
    }
    lanes.iter().map(|lanes| lanes.iter().sum()).collect()
}
