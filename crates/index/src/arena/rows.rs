//! The vectors as they are compared: 8-bit codes, or, where these would be too coarse and the vectors are short
//! anyhow, the f32 components themselves.

mod int8;

use std::cmp::Ordering;
use std::ops::Range;

use nearsight_vector::{Metric, kernel};

use super::Contradiction;
pub(crate) use int8::{Int8Query, Int8Rows};

#[cfg(test)]
mod tests;

/// Up to here a vector is kept in f32: the rounding of 8-bit codes averages out over many components, not over few, and
/// 128 bytes are not much.
const EXACT_MOST: usize = 32;

/// Rows of one dimension and metric.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rows {
    dimension: usize,
    metric: Metric,
    codes: Codes,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Codes {
    /// Shape `[len, dimension]`.
    Exact(Vec<f32>),
    Int8(Int8Rows),
}

/// A query as the codes need it.
pub(crate) enum RowQuery {
    Exact(Vec<f32>),
    Int8(Int8Query),
}

impl Rows {
    pub(crate) fn new(dimension: usize, metric: Metric) -> Self {
        let codes = match dimension <= EXACT_MOST {
            true => Codes::Exact(Vec::new()),
            false => Codes::Int8(Int8Rows::default()),
        };
        Self {
            dimension,
            metric,
            codes,
        }
    }

    /// No rows, but coded alike.
    pub(crate) fn like(&self) -> Self {
        let mut rows = Self::new(self.dimension, self.metric);
        if let (Codes::Int8(rows), Codes::Int8(own)) = (&mut rows.codes, &self.codes) {
            rows.anchor.clone_from(&own.anchor);
        }
        rows
    }

    /// No rows, to be coded from `anchor`.
    pub(crate) fn anchored(&self, anchor: &[f32]) -> Self {
        let mut rows = self.like();
        if let Codes::Int8(rows) = &mut rows.codes {
            rows.anchor = anchor.to_vec();
        }
        rows
    }

    /// Whether rows are coded from an anchor.
    pub(crate) fn has_anchor(&self) -> bool {
        matches!(&self.codes, Codes::Int8(rows) if !rows.anchor.is_empty())
    }

    /// Whether a row is the anchor itself.
    pub(crate) fn is_anchor(&self, row: u32) -> bool {
        matches!(&self.codes, Codes::Int8(rows) if rows.scales[row as usize] == 0.0)
    }

    /// Puts together what was read from a file.
    pub(crate) fn from_parts(
        dimension: usize,
        metric: Metric,
        len: usize,
        codes: Codes,
    ) -> Result<Self, Contradiction> {
        match &codes {
            Codes::Exact(values) => {
                if Some(values.len()) != len.checked_mul(dimension) || dimension == 0 && len > 0 {
                    return Err(("exact", "another number of components than vectors"));
                }
                let is_sound = |row: &[f32]| metric.check(row, dimension).is_ok();
                if dimension > 0 && !values.chunks_exact(dimension).all(is_sound) {
                    return Err(("exact", "a vector that could not have been inserted"));
                }
            }
            Codes::Int8(rows) => rows.check(dimension, metric, len)?,
        }
        Ok(Self {
            dimension,
            metric,
            codes,
        })
    }

    pub(crate) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(crate) fn metric(&self) -> Metric {
        self.metric
    }

    pub(crate) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Whether rows can be moved from one to the other as they are. Without any, an anchor is still to come.
    pub(crate) fn is_coded_as(&self, other: &Self) -> bool {
        match (&self.codes, &other.codes) {
            (Codes::Int8(a), Codes::Int8(b)) => self.len() == 0 || a.anchor == b.anchor,
            _ => true,
        }
    }

    pub(crate) fn is_exact(&self) -> bool {
        matches!(self.codes, Codes::Exact(_))
    }

    /// Whether files keep vectors of this dimension in f32.
    pub(crate) fn is_exact_at(dimension: usize) -> bool {
        dimension <= EXACT_MOST
    }

    pub(crate) fn len(&self) -> usize {
        match &self.codes {
            Codes::Exact(values) => values.len().checked_div(self.dimension).unwrap_or(0),
            Codes::Int8(rows) => rows.len(),
        }
    }

    pub(crate) fn push(&mut self, values: &[f32]) {
        match &mut self.codes {
            Codes::Exact(rows) => rows.extend_from_slice(values),
            Codes::Int8(rows) => rows.push(values, self.metric),
        }
    }

    /// Makes room for just so many more rows. Grown row by row, their memory would be up to twice what they take.
    pub(crate) fn reserve_exact(&mut self, n: usize) {
        match &mut self.codes {
            Codes::Exact(rows) => rows.reserve_exact(n * self.dimension),
            Codes::Int8(rows) => {
                rows.codes.reserve_exact(n * self.dimension);
                rows.scales.reserve_exact(n);
            }
        }
    }

    /// Adds rows that are coded alike, as they are.
    pub(crate) fn append(&mut self, other: &Self, range: Range<usize>) {
        let dimension = self.dimension;
        match (&mut self.codes, &other.codes) {
            (Codes::Exact(rows), Codes::Exact(others)) => {
                let range = range.start * dimension..range.end * dimension;
                rows.extend_from_slice(&others[range]);
            }
            (Codes::Int8(rows), Codes::Int8(others)) => rows.append(others, range, dimension),
            _ => unreachable!("the dimension decides on the codes"),
        }
    }

    /// The rows of `range` alone, coded as they are.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        let mut slice = self.like();
        slice.append(self, range);
        slice
    }

    /// The components of a row, as far as they are kept.
    pub(crate) fn values(&self, row: u32) -> Vec<f32> {
        match &self.codes {
            Codes::Exact(_) => self.exact(row).to_vec(),
            Codes::Int8(rows) => rows.values(row, self.dimension),
        }
    }

    fn exact(&self, row: u32) -> &[f32] {
        let Codes::Exact(values) = &self.codes else {
            return &[];
        };
        let start = row as usize * self.dimension;
        &values[start..start + self.dimension]
    }

    pub(crate) fn query(&self, values: &[f32]) -> RowQuery {
        match &self.codes {
            Codes::Exact(_) => RowQuery::Exact(values.to_vec()),
            Codes::Int8(rows) => RowQuery::Int8(rows.query(values, self.metric)),
        }
    }

    /// Distance by the metric; never negative but for the inner product.
    pub(crate) fn distance(&self, query: &RowQuery, row: u32) -> f32 {
        match (query, &self.codes) {
            (RowQuery::Int8(query), Codes::Int8(rows)) => {
                rows.distance(query, row, self.dimension, self.metric)
            }
            (RowQuery::Exact(query), _) => distance(query, self.exact(row), self.metric),
            (RowQuery::Int8(_), Codes::Exact(_)) => f32::MAX,
        }
    }

    /// Distance between two rows, for the graph. Inner products are no distance that a graph can be built by, so
    /// vectors are first lifted onto a sphere of radius `reach`, the largest norm (Bachrach et al. 2014): there the nearest
    /// of a query is the one of the largest inner product.
    pub(crate) fn distance_between(&self, a: u32, b: u32, reach: f32) -> f32 {
        let (metric, reach) = (self.metric, f64::from(reach).powi(2));
        let (dot, norm_a, norm_b) = match &self.codes {
            Codes::Int8(rows) => rows.products(a, b, self.dimension, metric),
            Codes::Exact(_) if metric != Metric::Dot => {
                return distance(self.exact(a), self.exact(b), metric);
            }
            Codes::Exact(_) => {
                let (a, b) = (self.exact(a), self.exact(b));
                let dot = |a, b| f64::from(kernel::dot_f32(a, b));
                (dot(a, b), dot(a, a), dot(b, b))
            }
        };
        let square = match metric {
            Metric::Cosine => return (1.0 - dot).max(0.0) as f32,
            Metric::Euclidean => norm_a + norm_b - 2.0 * dot,
            Metric::Dot => {
                let lift = (reach - norm_a).max(0.0) * (reach - norm_b).max(0.0);
                2.0 * (reach - dot - lift.sqrt())
            }
        };
        square.max(0.0).sqrt() as f32
    }

    /// The largest norm; 0 where norms do not count.
    pub(crate) fn reach(&self) -> f32 {
        let norm = |row| {
            let values = self.values(row);
            kernel::dot_f32(&values, &values).sqrt()
        };
        match self.metric {
            Metric::Dot => (0..self.len() as u32).map(norm).fold(0.0, f32::max),
            Metric::Cosine | Metric::Euclidean => 0.0,
        }
    }

    /// An order in which equal rows are equal.
    pub(crate) fn order(&self, a: u32, b: u32) -> Ordering {
        match &self.codes {
            Codes::Exact(_) => {
                let pairs = self.exact(a).iter().zip(self.exact(b));
                let mut orders = pairs.map(|(a, b)| a.total_cmp(b));
                orders
                    .find(|order| order.is_ne())
                    .unwrap_or(Ordering::Equal)
            }
            Codes::Int8(rows) => rows.order(a, b, self.dimension),
        }
    }

    pub(crate) fn n_bytes(&self) -> usize {
        match &self.codes {
            Codes::Exact(values) => values.len() * 4,
            Codes::Int8(rows) => rows.n_bytes(),
        }
    }
}

fn distance(a: &[f32], b: &[f32], metric: Metric) -> f32 {
    match metric {
        Metric::Cosine => (1.0 - kernel::dot_f32(a, b)).max(0.0),
        Metric::Dot => -kernel::dot_f32(a, b),
        Metric::Euclidean => {
            let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
            squares.sum::<f32>().sqrt()
        }
    }
}
