//! The values of a filter key with their pages.

use super::wire::{Reader, Writer};
use crate::SiteError;

/// A value and its pages, ascending.
pub(crate) type Value = (String, Vec<u32>);

pub(crate) fn to_bytes(values: &[Value]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(values.len() as u32);
    for (value, pages) in values {
        out.text(value);
        out.ascending(pages);
    }
    out.bytes
}

pub(crate) fn from_bytes(bytes: &[u8], n_pages: u32) -> Result<Vec<Value>, SiteError> {
    let mut reader = Reader::new(bytes, "a file of filter values");
    let n_values = reader.count()?;
    let values = (0..n_values)
        .map(|_| Ok((reader.text()?.to_owned(), reader.ascending(n_pages)?)))
        .collect::<Result<_, SiteError>>()?;
    reader.end()?;
    Ok(values)
}
