//! Which passages share a file: as few bytes as a hit needs, and no more files than a root can name.

use std::ops::Range;

use crate::Page;
use crate::format::fragment::Piece;

/// Bytes of text in a file, at least: about 600 when compressed. A hit needs a passage or two, and pays for the file.
const LEAST: usize = 900;
/// Files, about: each costs a few bytes of the root, which everybody fetches.
const MOST_FILES: usize = 2_500;

#[derive(Debug, Default)]
pub(super) struct Fragments {
    /// By file.
    pub(super) pieces: Vec<Vec<Piece>>,
    /// Ends of the files in the order of passages.
    pub(super) ends: Vec<u32>,
}

impl Fragments {
    /// The passages of each file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| start as usize..end as usize)
    }
}

pub(super) fn fragments(pages: &[Page]) -> Fragments {
    let enough = LEAST.max(pages.iter().map(n_bytes).sum::<usize>() / MOST_FILES);
    let mut fragments = Fragments::default();
    let (mut pieces, mut n_bytes, mut row): (Vec<Piece>, usize, u32) = (Vec::new(), 0, 0);
    for (page_idx, page) in pages.iter().enumerate() {
        for passage in &page.passages {
            if n_bytes >= enough {
                fragments.pieces.push(std::mem::take(&mut pieces));
                fragments.ends.push(row);
                n_bytes = 0;
            }
            if pieces
                .last()
                .is_none_or(|piece| piece.page_idx != page_idx as u32)
            {
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

fn n_bytes(page: &Page) -> usize {
    page.passages.iter().map(|passage| passage.text.len()).sum()
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
