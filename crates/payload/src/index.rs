//! Rows by what their payloads hold.
//!
//! A column is made when a question needs it for the first time, from all live rows at once, and then kept up with every
//! insertion: keys that nobody asks for cost nothing, and nothing is stored in files. A removal only clears the row's
//! live bit; columns keep its values until the owner compacts its rows and begins another index.

mod column;
mod exact;
mod facet;
mod order;
mod points;
mod presence;
mod row_bits;
mod select;
mod series;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use roaring::RoaringBitmap;

use column::{Column, Kind};

use crate::{KeyPath, Payload, PayloadSource};

pub use facet::FacetHit;
pub use order::{Ordered, Ordering};

type Columns = BTreeMap<(KeyPath, Kind), Column>;

/// Columns over the payloads of a collection's rows.
///
/// Rows are numbered by the owner, ascending and never twice; the payloads stay with it ([`PayloadSource`]).
#[derive(Debug, Default)]
pub struct PayloadIndex {
    live: RoaringBitmap,
    /// Behind a lock because a search, which changes nothing, may be the first to need a column.
    columns: RwLock<Columns>,
}

impl PayloadIndex {
    /// Adds a row, which was never in use before.
    pub fn insert(&mut self, row: u32, payload: &Payload) {
        let columns = self.columns.get_mut();
        for ((key, _), column) in columns.unwrap_or_else(PoisonError::into_inner) {
            column.insert(row, key, payload);
        }
        self.live.insert(row);
    }

    /// Removes a row. Returns whether it was there.
    pub fn remove(&mut self, row: u32) -> bool {
        self.live.remove(row)
    }

    /// The rows that were inserted and not removed.
    pub fn rows(&self) -> &RoaringBitmap {
        &self.live
    }

    /// Bytes that the columns hold, nearly.
    pub fn memory(&self) -> usize {
        self.columns().values().map(Column::memory).sum()
    }

    fn columns(&self) -> RwLockReadGuard<'_, Columns> {
        self.columns.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the columns that are needed and not there yet, all in one pass over the payloads.
    fn ensure(
        &self,
        needed: impl IntoIterator<Item = (KeyPath, Kind)>,
        source: &dyn PayloadSource,
    ) {
        let mut made = Columns::new();
        let columns = self.columns();
        for place in needed {
            if !columns.contains_key(&place) {
                let column = Column::new(place.1);
                made.insert(place, column);
            }
        }
        drop(columns);
        if made.is_empty() {
            return;
        }
        for row in &self.live {
            let payload = source.payload(row);
            for ((key, _), column) in &mut made {
                column.insert(row, key, &payload);
            }
        }
        let mut columns = self.columns.write().unwrap_or_else(PoisonError::into_inner);
        columns.append(&mut made);
    }
}
