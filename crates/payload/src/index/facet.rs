//! How often each value of a key occurs among some rows.

use roaring::RoaringBitmap;

use super::PayloadIndex;
use super::column::{Column, Kind};
use crate::{KeyPath, PayloadSource, Scalar};

/// A value and the number of rows that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetHit {
    /// A bool, a whole number or a text; other values are not counted.
    pub value: Scalar,
    /// Rows, each once however often it has the value.
    pub count: u64,
}

impl PayloadIndex {
    /// The most frequent values of `key` among the live rows of `among`: most frequent first, equally frequent ones in the
    /// order of values, at most `limit`.
    pub fn facet(
        &self,
        key: &KeyPath,
        among: &RoaringBitmap,
        limit: usize,
        source: &dyn PayloadSource,
    ) -> Vec<FacetHit> {
        self.ensure([(key.clone(), Kind::Exact)], source);
        let columns = self.columns();
        let Some(Column::Exact(exact)) = columns.get(&(key.clone(), Kind::Exact)) else {
            return Vec::new();
        };
        let among = among & &self.live;
        let counted = exact.values().map(|(value, rows)| FacetHit {
            value,
            count: rows.n_among(&among),
        });
        let mut hits: Vec<FacetHit> = counted.filter(|hit| hit.count > 0).collect();
        // Values come in order, and the sort keeps it.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.count));
        hits.truncate(limit);
        hits
    }

    /// The groups that `row` belongs to by `key`: its distinct texts and whole numbers, in the payload's order; none if one
    /// of its values is of another kind, as Qdrant groups.
    pub fn groups(&self, key: &KeyPath, row: u32, source: &dyn PayloadSource) -> Vec<Scalar> {
        let payload = source.payload(row);
        let mut groups = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let has_other = key.any_value(&payload, |value| match Scalar::from_json(value) {
            None | Some(Scalar::Bool(_)) => true,
            Some(group) => {
                if seen.insert(group.clone()) {
                    groups.push(group);
                }
                false
            }
        });
        if has_other { Vec::new() } else { groups }
    }
}
