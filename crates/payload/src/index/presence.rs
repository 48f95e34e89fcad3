//! Which rows have a value at all, a null, and how many values.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::exact::bitmap_memory;
use crate::filter::{counts, is_empty, is_null};
use crate::{KeyPath, Payload, Test};

#[derive(Debug, Default)]
pub(super) struct Presence {
    filled: RoaringBitmap,
    null: RoaringBitmap,
    /// By number of values, from 1: most rows of most keys have none, and need not stand anywhere.
    counts: BTreeMap<u64, RoaringBitmap>,
    /// With a zero in spite of other counts, as in `a[].b` over an empty and a filled array.
    also_zero: RoaringBitmap,
}

impl Presence {
    pub(super) fn insert(&mut self, row: u32, key: &KeyPath, payload: &Payload) {
        if key.any_selected(payload, |value| !is_empty(value)) {
            self.filled.insert(row);
        }
        if key.any_selected(payload, is_null) {
            self.null.insert(row);
        }
        let counts = counts(key, payload);
        let has_values = counts.iter().any(|&count| count > 0);
        for count in counts {
            if count > 0 {
                self.counts.entry(count).or_default().insert(row);
            } else if has_values {
                self.also_zero.insert(row);
            }
        }
    }

    pub(super) fn select(&self, test: &Test, all: &RoaringBitmap) -> RoaringBitmap {
        match test {
            Test::IsEmpty(true) => all - &self.filled,
            Test::IsEmpty(false) => self.filled.clone(),
            Test::IsNull(true) => self.null.clone(),
            Test::IsNull(false) => all - &self.null,
            Test::ValuesCount(range) => {
                let counts = self
                    .counts
                    .iter()
                    .filter(|(count, _)| range.contains(count));
                let mut rows: RoaringBitmap =
                    counts.fold(RoaringBitmap::new(), |sum, (_, rows)| sum | rows);
                if range.contains(&0) {
                    let counted = self
                        .counts
                        .values()
                        .fold(RoaringBitmap::new(), |sum, rows| sum | rows);
                    rows |= all - counted;
                    rows |= &self.also_zero;
                }
                rows
            }
            _ => RoaringBitmap::new(),
        }
    }

    pub(super) fn memory(&self) -> usize {
        let bitmaps = self
            .counts
            .values()
            .chain([&self.filled, &self.null, &self.also_zero]);
        bitmaps.map(bitmap_memory).sum()
    }
}
