//! Documents that look alike: groups of those whose vectors of one field lie near each other.

use std::collections::BTreeMap;

use crate::document::DocId;
use crate::error::EngineError;

use super::Collection;
use super::order::Order;
use super::target::no_field;

/// Neighbours of a document that are looked at. A group may be larger: its members are neighbours of neighbours.
const NEIGHBOURS: usize = 16;

impl Collection {
    /// Groups of documents that look alike in a vector field: two are of one group when their vectors are at least
    /// `min_similarity` near (as of a hit: a cosine, a dot product or a negative distance), or when others between them are.
    /// The first `limit` groups, the largest first; members, and groups of one size, in the order of their addition.
    ///
    /// Takes one search a document.
    ///
    /// # Errors
    /// [`EngineError::QueryInvalid`] for a field that has no vectors, and for a similarity that is no number.
    pub fn duplicates(
        &self,
        field: &str,
        min_similarity: f32,
        limit: usize,
    ) -> Result<Vec<Vec<&DocId>>, EngineError> {
        let Some(space) = self.space(field) else {
            let names: Vec<&str> = self.fields.vectors().map(|(name, _)| name).collect();
            return Err(no_field(&names));
        };
        if min_similarity.is_nan() {
            let what = "min_similarity must be a number, such as 0.95".into();
            return Err(EngineError::QueryInvalid { what });
        }
        let rows = self.documents.live_rows();
        let mut sets = Sets::new(rows.last().map_or(0, |last| last + 1));
        for &row in &rows {
            let Some(vector) = space.mean(row) else {
                continue;
            };
            // It finds itself too.
            for near in space.first(&Order::Near(vector), NEIGHBOURS + 1, None)? {
                if near.similarity >= min_similarity {
                    sets.join(row, near.row);
                }
            }
        }
        let mut groups = sets.groups(&rows);
        groups.truncate(limit);
        let ids = |rows: Vec<u32>| {
            let documents = rows.into_iter().filter_map(|row| self.documents.get(row));
            documents.map(|passages| &passages.document.id).collect()
        };
        Ok(groups.into_iter().map(ids).collect())
    }
}

/// Rows in sets that do not overlap (union-find): each knows one before it in its set, the first itself.
struct Sets {
    before: Vec<u32>,
}

impl Sets {
    /// Each row alone.
    fn new(n_rows: u32) -> Self {
        Self {
            before: (0..n_rows).collect(),
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.first(a), self.first(b));
        self.before[a.max(b) as usize] = a.min(b);
    }

    /// The first of a row's set; the way there is halved for the next time.
    fn first(&mut self, mut row: u32) -> u32 {
        while self.before[row as usize] != row {
            let before = self.before[row as usize];
            self.before[row as usize] = self.before[before as usize];
            row = before;
        }
        row
    }

    /// Sets of more than one, the largest first.
    fn groups(&mut self, rows: &[u32]) -> Vec<Vec<u32>> {
        let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &row in rows {
            sets.entry(self.first(row)).or_default().push(row);
        }
        let mut groups: Vec<_> = sets.into_values().filter(|rows| rows.len() > 1).collect();
        groups.sort_by_key(|rows| std::cmp::Reverse(rows.len()));
        groups
    }
}
