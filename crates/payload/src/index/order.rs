//! Rows by the value of a key instead of by nearness.

use std::cmp::Ordering::Equal;

use roaring::RoaringBitmap;
use serde_json::Value;

use super::PayloadIndex;
use super::column::{Column, Kind};
use crate::{Datetime, KeyPath, PayloadError, PayloadSource};

/// By which key, which way, from where.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordering {
    /// Where the number or point in time is.
    pub key: KeyPath,
    /// Largest first.
    pub descending: bool,
    /// The first value; points in time as microseconds since 1970 ([`Ordering::value_of`]).
    pub start_from: Option<f64>,
}

/// A row and the value that put it where it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ordered {
    /// The row.
    pub row: u32,
    /// Its number, or its point in time in microseconds since 1970.
    pub value: f64,
}

impl Ordering {
    /// What a JSON value is in an order: a number itself, a text its point in time.
    ///
    /// # Errors
    /// `filter-invalid` for other kinds and for texts that are no point in time.
    pub fn value_of(value: &Value) -> Result<f64, PayloadError> {
        let datetime = value.as_str().and_then(Datetime::parse);
        let value_of = datetime
            .map(|datetime| datetime.0 as f64)
            .or(value.as_f64());
        value_of.ok_or_else(|| PayloadError::Filter {
            at: "start_from".into(),
            problem: format!(
                "a number or a time such as \"2024-01-31T10:00:00Z\" is expected, not {}",
                crate::error::shown(value)
            ),
        })
    }

    fn holds(&self, value: f64) -> bool {
        match self.start_from {
            Some(start) if self.descending => value <= start,
            Some(start) => value >= start,
            None => true,
        }
    }
}

impl PayloadIndex {
    /// The live rows of `among` in the order of their numbers and points in time, equal ones by row, at most `limit`.
    /// Rows without a value are left out; a row with several stands once for each, as in Qdrant.
    pub fn order_by(
        &self,
        ordering: &Ordering,
        among: &RoaringBitmap,
        limit: usize,
        source: &dyn PayloadSource,
    ) -> Vec<Ordered> {
        let kinds = [Kind::Numbers, Kind::Datetimes].map(|kind| (ordering.key.clone(), kind));
        self.ensure(kinds.clone(), source);
        let columns = self.columns();
        let among = among & &self.live;
        let mut ordered = Vec::new();
        let mut consider = |row, value| {
            if ordering.holds(value) && among.contains(row) {
                ordered.push(Ordered { row, value });
            }
        };
        for place in &kinds {
            match columns.get(place) {
                Some(Column::Numbers(numbers)) => {
                    numbers.iter().for_each(|(row, value)| consider(row, value))
                }
                Some(Column::Datetimes(times)) => {
                    times
                        .iter()
                        .for_each(|(row, time)| consider(row, time.0 as f64));
                }
                _ => {}
            }
        }
        first(ordered, ordering.descending, limit)
    }
}

/// The first `limit`; the others are not sorted.
fn first(mut ordered: Vec<Ordered>, descending: bool, limit: usize) -> Vec<Ordered> {
    let by_value = |a: &Ordered, b: &Ordered| {
        // Not total_cmp: -0.0 and 0.0 are one value.
        let values = a.value.partial_cmp(&b.value).unwrap_or(Equal);
        let values = if descending { values.reverse() } else { values };
        values.then(a.row.cmp(&b.row))
    };
    let mut n_sorted = limit;
    loop {
        n_sorted = n_sorted.min(ordered.len());
        if 0 < n_sorted && n_sorted < ordered.len() {
            ordered.select_nth_unstable_by(n_sorted - 1, by_value);
        }
        let mut first = ordered[..n_sorted].to_vec();
        first.sort_unstable_by(by_value);
        // A row that has a value twice stands once for it.
        first.dedup();
        if first.len() >= limit || n_sorted == ordered.len() {
            first.truncate(limit);
            return first;
        }
        n_sorted = n_sorted.saturating_mul(4);
    }
}
