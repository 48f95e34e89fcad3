//! Codes of the passages that are near one centre: what each differs from it, at one bit a dimension. That tells which passages
//! are worth comparing; their own files have what compares them.

use nearsight_vector::{Bits, LevelCode, levels};

use super::wire::{Reader, Writer};
use crate::SiteError;

/// Bits a dimension.
pub(crate) const BITS: Bits = Bits::One;

/// Passages, ascending, and their codes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) rows: Vec<u32>,
    pub(crate) codes: Vec<LevelCode>,
}

impl Cell {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.ascending(&self.rows);
        self.codes.iter().for_each(|code| out.half(code.scale));
        self.codes
            .iter()
            .for_each(|code| out.bytes.extend_from_slice(&code.bytes));
        out.bytes
    }

    pub(crate) fn from_bytes(
        bytes: &[u8],
        dimension: usize,
        n_rows: u32,
    ) -> Result<Self, SiteError> {
        let mut reader = Reader::new(bytes, "a cell of codes");
        let rows = reader.ascending(n_rows)?;
        let scales = rows
            .iter()
            .map(|_| reader.half())
            .collect::<Result<Vec<_>, _>>()?;
        let code = |scale| {
            let bytes = reader.bytes(BITS.bytes(dimension))?.into();
            Ok(LevelCode { scale, bytes })
        };
        let codes = scales
            .into_iter()
            .map(code)
            .collect::<Result<_, SiteError>>()?;
        reader.end()?;
        Ok(Self { rows, codes })
    }

    /// Gives each passage and its product with `query`, of which `base` is the product with the centre.
    pub(crate) fn scores(&self, query: &[f32], base: f32, mut each: impl FnMut(u32, f32)) {
        for (&row, code) in self.rows.iter().zip(&self.codes) {
            each(row, base + code.scale * dot(query, &code.bytes, BITS));
        }
    }
}

/// The product of `query` with the levels of a code.
pub(crate) fn dot(query: &[f32], code: &[u8], bits: Bits) -> f32 {
    let levels = levels(code, bits, query.len());
    query.iter().zip(levels).map(|(x, level)| x * level).sum()
}
