//! The pages by a sort key: for each its rank, ascending, the same for equal values; pages without a value come last.

use super::wire::{Reader, Writer};
use crate::SiteError;

/// Rank of a page without a value.
pub(crate) const UNRANKED: u32 = 0;

/// By page its rank, from 1.
pub(crate) fn to_bytes(ranks: &[u32]) -> Vec<u8> {
    let mut out = Writer::default();
    ranks.iter().for_each(|&rank| out.number(rank));
    out.bytes
}

pub(crate) fn from_bytes(bytes: &[u8], n_pages: u32) -> Result<Vec<u32>, SiteError> {
    let mut reader = Reader::new(bytes, "a file of sort ranks");
    let ranks = (0..n_pages)
        .map(|_| reader.number())
        .collect::<Result<_, _>>()?;
    reader.end()?;
    Ok(ranks)
}
