//! Rows of 8-bit codes. A row is `anchor + scale * codes`: the direction of what lies beyond the anchor is coded, as an
//! [`Embedding`], and its length kept beside it.
//!
//! Only Euclidean rows have an anchor, the first vector inserted: distances do not change when all vectors are moved, but
//! codes around a far origin would spend their 8 bits on the way there.

use std::cmp::Ordering;
use std::ops::Range;

use nearsight_vector::{Embedding, Int8Code, Metric, QueryCode, kernel};

use crate::arena::Contradiction;

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Int8Rows {
    /// Shape `[dimension]` with Euclidean rows, else empty.
    pub(crate) anchor: Vec<f32>,
    /// Shape `[len, dimension]`.
    pub(crate) codes: Vec<i8>,
    /// Shape `[len]`. For the cosine `1 / |codes|`, which follows from `codes`.
    pub(crate) scales: Vec<f32>,
}

/// `factor * wide` is the query beyond the anchor, `norm` its length.
pub(crate) struct Int8Query {
    wide: Box<[i16]>,
    factor: f32,
    norm: f32,
}

impl Int8Rows {
    /// Rows of unit vectors, whose scales follow.
    pub(crate) fn of_units(codes: Vec<i8>, dimension: usize) -> Self {
        let rows = codes.chunks_exact(dimension.max(1));
        Self {
            anchor: Vec::new(),
            scales: rows.map(unit_scale).collect(),
            codes,
        }
    }

    pub(super) fn check(
        &self,
        dimension: usize,
        metric: Metric,
        len: usize,
    ) -> Result<(), Contradiction> {
        if Some(self.codes.len()) != len.checked_mul(dimension) {
            return Err(("int8", "another number of codes than vectors"));
        }
        if self.scales.len() != len {
            return Err(("scales", "another number than vectors"));
        }
        let is_sound = |scale: &f32| scale.is_finite() && *scale >= 0.0;
        if !self.scales.iter().all(is_sound) {
            return Err(("int8", "a vector without a length"));
        }
        let has_anchor = metric == Metric::Euclidean && len > 0;
        let is_fit = match self.anchor.is_empty() {
            true => !has_anchor,
            false => metric == Metric::Euclidean && metric.check(&self.anchor, dimension).is_ok(),
        };
        if is_fit {
            return Ok(());
        }
        Err(("anchor", "not the one these vectors were coded from"))
    }

    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }

    pub(super) fn push(&mut self, values: &[f32], metric: Metric) {
        if metric == Metric::Euclidean && self.anchor.is_empty() {
            self.anchor = values.to_vec();
        }
        match Embedding::with_norm(self.beyond_anchor(values)) {
            Ok((direction, norm)) => {
                let code = Int8Code::from(&direction).values;
                let length = if metric == Metric::Cosine { 1.0 } else { norm };
                self.scales.push(unit_scale(&code) * length);
                self.codes.extend_from_slice(&code);
            }
            // Zero, and that is what is stored: no length and any direction.
            Err(_) => {
                self.scales.push(0.0);
                self.codes.resize(self.codes.len() + values.len(), 0);
            }
        }
    }

    fn beyond_anchor(&self, values: &[f32]) -> Vec<f32> {
        match self.anchor.is_empty() {
            true => values.to_vec(),
            false => values
                .iter()
                .zip(&self.anchor)
                .map(|(x, a)| x - a)
                .collect(),
        }
    }

    pub(super) fn append(&mut self, other: &Self, range: Range<usize>, dimension: usize) {
        self.anchor.clone_from(&other.anchor);
        self.scales.extend_from_slice(&other.scales[range.clone()]);
        let codes = range.start * dimension..range.end * dimension;
        self.codes.extend_from_slice(&other.codes[codes]);
    }

    pub(super) fn values(&self, row: u32, dimension: usize) -> Vec<f32> {
        let scale = self.scales[row as usize];
        let codes = self.code(row, dimension).iter();
        let mut values: Vec<f32> = codes.map(|&code| f32::from(code) * scale).collect();
        values
            .iter_mut()
            .zip(&self.anchor)
            .for_each(|(x, a)| *x += a);
        values
    }

    pub(super) fn query(&self, values: &[f32], metric: Metric) -> Int8Query {
        let Ok((direction, norm)) = Embedding::with_norm(self.beyond_anchor(values)) else {
            let wide = vec![0; values.len()].into();
            return Int8Query {
                wide,
                factor: 0.0,
                norm: 0.0,
            };
        };
        let wide = QueryCode::from(&direction).values;
        let square: f64 = wide.iter().map(|&v| f64::from(v).powi(2)).sum();
        let norm = if metric == Metric::Cosine { 1.0 } else { norm };
        let factor = square.sqrt().recip() as f32 * norm;
        Int8Query { wide, factor, norm }
    }

    pub(super) fn distance(
        &self,
        query: &Int8Query,
        row: u32,
        dimension: usize,
        metric: Metric,
    ) -> f32 {
        let code = self.code(row, dimension);
        let scale = self.scales[row as usize];
        let dot = kernel::dot_i8(&query.wide, code) as f32 * query.factor * scale;
        match metric {
            Metric::Cosine => (1.0 - dot).max(0.0),
            Metric::Dot => -dot,
            Metric::Euclidean => {
                let norm = kernel::dot_i8_i8(code, code) as f32 * scale * scale;
                (query.norm * query.norm + norm - 2.0 * dot).max(0.0).sqrt()
            }
        }
    }

    /// Inner product beyond the anchor, and the two squared lengths where the metric needs them.
    pub(super) fn products(
        &self,
        a: u32,
        b: u32,
        dimension: usize,
        metric: Metric,
    ) -> (f64, f64, f64) {
        let product = |a, b| {
            let dot = kernel::dot_i8_i8(self.code(a, dimension), self.code(b, dimension));
            f64::from(dot) * f64::from(self.scales[a as usize]) * f64::from(self.scales[b as usize])
        };
        match metric {
            Metric::Cosine => (product(a, b), 1.0, 1.0),
            Metric::Dot | Metric::Euclidean => (product(a, b), product(a, a), product(b, b)),
        }
    }

    pub(super) fn order(&self, a: u32, b: u32, dimension: usize) -> Ordering {
        let by_code = self.code(a, dimension).cmp(self.code(b, dimension));
        by_code.then(self.scales[a as usize].total_cmp(&self.scales[b as usize]))
    }

    pub(super) fn n_bytes(&self) -> usize {
        self.codes.len() + (self.scales.len() + self.anchor.len()) * 4
    }

    fn code(&self, row: u32, dimension: usize) -> &[i8] {
        let start = row as usize * dimension;
        &self.codes[start..start + dimension]
    }
}

/// What makes a unit vector of `code`.
fn unit_scale(code: &[i8]) -> f32 {
    let square: i64 = code.iter().map(|&v| i64::from(v).pow(2)).sum();
    (square as f64).sqrt().recip() as f32
}
