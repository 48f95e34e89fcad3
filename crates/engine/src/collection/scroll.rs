//! Documents without a question: by id, by filter, in the order of a field, counted.

use nearsight_payload::{FacetHit, Filter, KeyPath, Ordering, RoaringBitmap};
use serde::Deserialize;
use serde_json::Value;

use crate::document::{DocId, Document};
use crate::error::EngineError;
use crate::query;

use super::Collection;

/// Which documents, in which order. In JSON: `{"filter": {...}, "order_by": {"key": "price"}, "limit": 10, "offset": 0}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scroll {
    /// What they meet.
    #[serde(deserialize_with = "query::filter")]
    pub filter: Option<Filter>,
    /// A number or point in time that they have; without it they come in the order in which they were added.
    pub order_by: Option<OrderBy>,
    /// The most documents wanted.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
    /// In random order, the same for the same number; instead of `order_by`.
    pub sample: Option<u64>,
}

impl Default for Scroll {
    fn default() -> Self {
        Self {
            filter: None,
            order_by: None,
            limit: 10,
            offset: 0,
            sample: None,
        }
    }
}

/// The order of a field. In JSON: `{"key": "price", "direction": "desc", "start_from": 10}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderBy {
    /// Path of the field.
    pub key: String,
    /// Which end is first.
    #[serde(default)]
    pub direction: Direction,
    /// The first value: a number or a point in time.
    #[serde(default)]
    pub start_from: Option<Value>,
}

/// Which end of an order is first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The smallest.
    #[default]
    Asc,
    /// The largest.
    Desc,
}

impl Collection {
    /// The documents that meet a filter, in order.
    ///
    /// # Errors
    /// [`EngineError::Payload`] for a key that is no path and for a start that is no value.
    pub fn scroll(&self, scroll: &Scroll) -> Result<Vec<&Document>, EngineError> {
        let rows = self.rows(scroll.filter.as_ref());
        let rows: Vec<u32> = match (&scroll.order_by, scroll.sample) {
            (_, Some(seed)) => shuffled(&rows, seed),
            (Some(order_by), None) => self.ordered(order_by, &rows)?,
            (None, None) => rows.iter().collect(),
        };
        let page = rows.into_iter().skip(scroll.offset).take(scroll.limit);
        Ok(page
            .filter_map(|row| self.documents.document(row))
            .collect())
    }

    fn ordered(&self, order_by: &OrderBy, among: &RoaringBitmap) -> Result<Vec<u32>, EngineError> {
        let start_from = order_by.start_from.as_ref().map(Ordering::value_of);
        let ordering = Ordering {
            key: order_by.key.parse()?,
            descending: order_by.direction == Direction::Desc,
            start_from: start_from.transpose()?,
        };
        let payloads = self.documents.payloads();
        let ordered = payloads.order_by(&ordering, among, usize::MAX, self);
        Ok(ordered.into_iter().map(|ordered| ordered.row).collect())
    }

    /// Number of documents that meet a filter, and of all their passages.
    pub fn count(&self, filter: &Filter) -> (usize, usize) {
        let rows = self.rows(Some(filter));
        let passages = rows
            .iter()
            .filter_map(|row| self.documents.get(row))
            .map(|passages| passages.ranges.len());
        (rows.len() as usize, passages.sum())
    }

    /// The documents of these ids; those that are not there are left out.
    pub fn retrieve<'a>(&'a self, ids: &'a [DocId]) -> impl Iterator<Item = &'a Document> {
        ids.iter().filter_map(|id| self.get(id))
    }

    /// How often each value of a key occurs among the documents that meet a filter, the most frequent first.
    pub fn facet(&self, key: &KeyPath, filter: Option<&Filter>, limit: usize) -> Vec<FacetHit> {
        self.facet_among(key, &self.rows(filter), limit)
    }

    pub(super) fn facet_among(
        &self,
        key: &KeyPath,
        among: &RoaringBitmap,
        limit: usize,
    ) -> Vec<FacetHit> {
        let payloads = self.documents.payloads();
        payloads.facet(key, among, limit, self)
    }

    /// The slots of the documents that meet a filter.
    pub(super) fn rows(&self, filter: Option<&Filter>) -> RoaringBitmap {
        let payloads = self.documents.payloads();
        match filter {
            Some(filter) => payloads.select(filter, self),
            None => payloads.rows().clone(),
        }
    }
}

/// All rows by a hash of theirs (splitmix64), so that a sample does not depend on how many there are.
fn shuffled(rows: &RoaringBitmap, seed: u64) -> Vec<u32> {
    let mut rows: Vec<u32> = rows.iter().collect();
    rows.sort_by_key(|&row| {
        let z = (seed ^ u64::from(row)).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    });
    rows
}

#[cfg(test)]
mod tests;
