//! Bools, whole numbers and texts, each with its rows.

use std::collections::BTreeMap;
use std::ops::Bound;

use roaring::RoaringBitmap;
use serde_json::Value;

use crate::{AnyOf, Match, Scalar};

#[derive(Debug, Default)]
pub(super) struct Exact {
    bools: BTreeMap<bool, Rows>,
    integers: BTreeMap<i64, Rows>,
    keywords: BTreeMap<Box<str>, Rows>,
    /// With a value that is none of these and not null: a fraction, an object, an array in an array.
    other: RoaringBitmap,
}

/// The rows of one value. Most values of an id or a title have one row, which needs no bitmap.
#[derive(Debug)]
pub(super) enum Rows {
    One(u32),
    Many(Box<RoaringBitmap>),
}

impl Rows {
    fn push(&mut self, row: u32) {
        match self {
            Self::One(own) if *own == row => {}
            Self::One(own) => *self = Self::Many(Box::new([*own, row].into_iter().collect())),
            Self::Many(rows) => drop(rows.insert(row)),
        }
    }

    fn add_to(&self, rows: &mut RoaringBitmap) {
        match self {
            Self::One(own) => drop(rows.insert(*own)),
            Self::Many(own) => *rows |= &**own,
        }
    }

    pub(super) fn n_among(&self, rows: &RoaringBitmap) -> u64 {
        match self {
            Self::One(own) => u64::from(rows.contains(*own)),
            Self::Many(own) => own.intersection_len(rows),
        }
    }

    fn memory(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Many(rows) => size_of::<RoaringBitmap>() + bitmap_memory(rows),
        }
    }
}

/// Bytes behind a bitmap, nearly.
pub(super) fn bitmap_memory(rows: &RoaringBitmap) -> usize {
    let statistics = rows.statistics();
    let containers = statistics.n_containers as usize * 32;
    let bytes = statistics.n_bytes_array_containers + statistics.n_bytes_bitset_containers;
    containers + (bytes + statistics.n_bytes_run_containers) as usize
}

impl Exact {
    pub(super) fn insert(&mut self, row: u32, value: &Value) {
        match value {
            Value::Null => {}
            Value::Bool(value) => push(&mut self.bools, *value, row),
            Value::Number(number) => match number.as_i64() {
                Some(integer) => push(&mut self.integers, integer, row),
                None => drop(self.other.insert(row)),
            },
            Value::String(text) => match self.keywords.get_mut(text.as_str()) {
                Some(rows) => rows.push(row),
                None => drop(self.keywords.insert(text.as_str().into(), Rows::One(row))),
            },
            Value::Array(_) | Value::Object(_) => drop(self.other.insert(row)),
        }
    }

    pub(super) fn select(&self, wanted: &Match) -> RoaringBitmap {
        match wanted {
            Match::Value(Scalar::Bool(value)) => union(self.bools.get(value)),
            Match::Value(Scalar::Integer(number)) => union(self.integers.get(number)),
            Match::Value(Scalar::Keyword(text)) => union(self.keywords.get(text.as_str())),
            Match::Any(AnyOf::Integers(wanted)) => {
                union(wanted.iter().filter_map(|number| self.integers.get(number)))
            }
            Match::Any(AnyOf::Keywords(wanted)) => {
                union(wanted.iter().filter_map(|text| self.keywords.get(text)))
            }
            Match::Except(unwanted) => self.except(unwanted),
            Match::Prefix(prefix) => self.prefix(prefix),
            Match::Text(_) | Match::TextAny(_) | Match::Phrase(_) | Match::Substring(_) => {
                RoaringBitmap::new()
            }
        }
    }

    fn except(&self, unwanted: &AnyOf) -> RoaringBitmap {
        let integers = self.integers.iter().filter(|(number, _)| match unwanted {
            AnyOf::Integers(unwanted) => !unwanted.contains(number),
            AnyOf::Keywords(_) => true,
        });
        let keywords = self.keywords.iter().filter(|(text, _)| match unwanted {
            AnyOf::Keywords(unwanted) => !unwanted.contains(*text),
            AnyOf::Integers(_) => true,
        });
        let integers = integers.map(|(_, rows)| rows);
        let keywords = keywords.map(|(_, rows)| rows);
        union(self.bools.values().chain(integers).chain(keywords)) | &self.other
    }

    fn prefix(&self, prefix: &str) -> RoaringBitmap {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let following = self.keywords.range::<str, _>(from);
        let beginning_so = following.take_while(|(text, _)| text.starts_with(prefix));
        union(beginning_so.map(|(_, rows)| rows))
    }

    /// Every value with its rows, in order.
    pub(super) fn values(&self) -> impl Iterator<Item = (Scalar, &Rows)> {
        let bools = self
            .bools
            .iter()
            .map(|(value, rows)| (Scalar::Bool(*value), rows));
        let integers = self
            .integers
            .iter()
            .map(|(number, rows)| (Scalar::Integer(*number), rows));
        let keywords = self.keywords.iter();
        let keywords = keywords.map(|(text, rows)| (Scalar::Keyword(text.to_string()), rows));
        bools.chain(integers).chain(keywords)
    }

    pub(super) fn memory(&self) -> usize {
        // A key and its rows, in nodes of a tree that are two thirds full.
        const ENTRY: usize = (16 + size_of::<Rows>()) * 3 / 2;
        let rows = self
            .bools
            .values()
            .chain(self.integers.values())
            .chain(self.keywords.values());
        let rows: usize = rows.map(|rows| ENTRY + rows.memory()).sum();
        let texts: usize = self.keywords.keys().map(|text| text.len()).sum();
        rows + texts + bitmap_memory(&self.other)
    }
}

fn push<K: Ord>(values: &mut BTreeMap<K, Rows>, value: K, row: u32) {
    values
        .entry(value)
        .and_modify(|rows| rows.push(row))
        .or_insert(Rows::One(row));
}

fn union<'a>(parts: impl IntoIterator<Item = &'a Rows>) -> RoaringBitmap {
    let mut rows = RoaringBitmap::new();
    for part in parts {
        part.add_to(&mut rows);
    }
    rows
}
