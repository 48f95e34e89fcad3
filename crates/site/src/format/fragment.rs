//! Passages in order, with what is shown of their pages, and with the codes that the cells have too: so a passage that was
//! found by its words is compared by its meaning without its cell.

use nearsight_vector::{Bits, LevelCode};

use super::wire::{Reader, Writer};
use crate::{Page, Passage, SiteError};

/// A file of passages.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fragment {
    pub(crate) pieces: Vec<Piece>,
    /// For each passage its cell and its code there; empty without vectors.
    pub(crate) codes: Vec<(u32, LevelCode)>,
}

/// Consecutive passages of a page, and what is shown of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Piece {
    /// Number of the page.
    pub(crate) page_idx: u32,
    /// The page, with these passages alone and nothing to sort by.
    pub(crate) page: Page,
}

pub(crate) fn to_bytes(pieces: &[Piece], codes: &[(u32, LevelCode)]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(pieces.len() as u32);
    pieces.iter().for_each(|piece| write_piece(&mut out, piece));
    out.number(codes.len() as u32);
    for (cell, code) in codes {
        out.number(*cell);
        out.half(code.scale);
        out.bytes.extend_from_slice(&code.bytes);
    }
    out.bytes
}

fn write_piece(out: &mut Writer, Piece { page_idx, page }: &Piece) {
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

/// Cells must be below `n_cells`.
pub(crate) fn from_bytes(
    bytes: &[u8],
    bits: Bits,
    dimension: usize,
    n_cells: usize,
) -> Result<Fragment, SiteError> {
    let mut reader = Reader::new(bytes, "a file of passages");
    let n_pieces = reader.count()?;
    let pieces = (0..n_pieces)
        .map(|_| piece(&mut reader))
        .collect::<Result<_, _>>()?;
    let n_codes = reader.count()?;
    let mut codes = Vec::with_capacity(n_codes);
    for _ in 0..n_codes {
        let cell = reader.number()?;
        if cell as usize >= n_cells {
            return Err(reader.damaged());
        }
        let scale = reader.half()?;
        codes.push((
            cell,
            LevelCode {
                scale,
                bytes: reader.bytes(bits.bytes(dimension))?.into(),
            },
        ));
    }
    reader.end()?;
    Ok(Fragment { pieces, codes })
}

fn piece(reader: &mut Reader) -> Result<Piece, SiteError> {
    let page_idx = reader.number()?;
    let mut page = Page {
        url: reader.text()?.into(),
        title: reader.text()?.into(),
        ..Page::default()
    };
    for _ in 0..reader.count()? {
        page.meta
            .insert(reader.text()?.into(), reader.text()?.into());
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
            ..Passage::default()
        });
    }
    Ok(Piece { page_idx, page })
}
