//! Which passages share a file: as few bytes as a hit needs, and no more files than a root can name.

use crate::Page;
use crate::format::fragment::Piece;

/// Bytes of text in a file: about 4 KB when compressed.
const ENOUGH: usize = 10_000;

#[derive(Debug, Default)]
pub(super) struct Fragments {
    /// By file.
    pub(super) pieces: Vec<Vec<Piece>>,
    /// Ends of the files in the order of passages.
    pub(super) ends: Vec<u32>,
}

pub(super) fn fragments(pages: &[Page]) -> Fragments {
    let mut fragments = Fragments::default();
    let (mut pieces, mut n_bytes, mut row): (Vec<Piece>, usize, u32) = (Vec::new(), 0, 0);
    for (page_idx, page) in pages.iter().enumerate() {
        for passage in &page.passages {
            if n_bytes >= ENOUGH {
                fragments.pieces.push(std::mem::take(&mut pieces));
                fragments.ends.push(row);
                n_bytes = 0;
            }
            if pieces.last().is_none_or(|piece| piece.page_idx != page_idx as u32) {
                pieces.push(head(page_idx as u32, page));
                n_bytes += page.url.len() + page.title.len();
            }
            n_bytes += passage.text.len() + passage.heading.len() + passage.anchor.len();
            if let Some(piece) = pieces.last_mut() {
                piece.page.passages.push(passage.clone());
            }
            row += 1;
        }
    }
    if !pieces.is_empty() {
        fragments.pieces.push(pieces);
        fragments.ends.push(row);
    }
    fragments
}

/// What is shown of a page.
fn head(page_idx: u32, page: &Page) -> Piece {
    Piece {
        page_idx,
        page: Page {
            url: page.url.clone(),
            title: page.title.clone(),
            meta: page.meta.clone(),
            filters: page.filters.clone(),
            ..Page::default()
        },
    }
}
