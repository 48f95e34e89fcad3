//! Passages in order, with what is shown of their pages.

use super::wire::{Reader, Writer};
use crate::{Page, Passage, SiteError};

/// Consecutive passages of a page, and what is shown of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Piece {
    /// Number of the page.
    pub(crate) page_idx: u32,
    /// The page, with these passages alone and nothing to sort by.
    pub(crate) page: Page,
}

pub(crate) fn to_bytes(pieces: &[Piece]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(pieces.len() as u32);
    for Piece { page_idx, page } in pieces {
        out.number(*page_idx);
        out.text(&page.url);
        out.text(&page.title);
        out.number(page.meta.len() as u32);
        for (key, value) in &page.meta {
            out.text(key);
            out.text(value);
        }
        out.number(page.filters.len() as u32);
        for (key, values) in &page.filters {
            out.text(key);
            out.number(values.len() as u32);
            values.iter().for_each(|value| out.text(value));
        }
        out.number(page.passages.len() as u32);
        for passage in &page.passages {
            out.text(&passage.heading);
            out.text(&passage.anchor);
            out.text(&passage.text);
        }
    }
    out.bytes
}

pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Vec<Piece>, SiteError> {
    let mut reader = Reader::new(bytes, "a file of passages");
    let n_pieces = reader.count()?;
    let pieces = (0..n_pieces).map(|_| piece(&mut reader)).collect::<Result<_, _>>()?;
    reader.end()?;
    Ok(pieces)
}

fn piece(reader: &mut Reader) -> Result<Piece, SiteError> {
    let page_idx = reader.number()?;
    let mut page = Page { url: reader.text()?.into(), title: reader.text()?.into(), ..Page::default() };
    for _ in 0..reader.count()? {
        page.meta.insert(reader.text()?.into(), reader.text()?.into());
    }
    for _ in 0..reader.count()? {
        let key = reader.text()?.to_owned();
        let n_values = reader.count()?;
        let values = (0..n_values).map(|_| reader.text().map(str::to_owned));
        page.filters.insert(key, values.collect::<Result<_, _>>()?);
    }
    for _ in 0..reader.count()? {
        page.passages.push(Passage {
            heading: reader.text()?.into(),
            anchor: reader.text()?.into(),
            text: reader.text()?.into(),
        });
    }
    Ok(Piece { page_idx, page })
}
