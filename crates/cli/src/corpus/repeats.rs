//! Which pages only repeat others: generators keep old names as copies or as notes that a page moved.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::Page;

/// A text under this many titles or more is no content. Below, it may be a description that a few articles share.
const BOILERPLATE_TITLES: usize = 10;

/// What a page is beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// Says something of its own.
    None,
    /// Has title and text of an earlier page.
    Copy,
    /// Has a text that stands under [`BOILERPLATE_TITLES`] titles.
    Boilerplate,
}

/// A verdict for each page. Only the text counts, not where its links lead or what its headings are.
pub(super) fn repeats(pages: &[Page]) -> Vec<Repeat> {
    let texts: Vec<Vec<u8>> = pages.iter().map(digest).collect();
    let mut titles: BTreeMap<&[u8], BTreeSet<&str>> = BTreeMap::new();
    let mut is_copy = Vec::with_capacity(pages.len());
    for (page, text) in pages.iter().zip(&texts) {
        is_copy.push(!titles.entry(text).or_default().insert(title(page)));
    }
    let verdict = |(text, is_copy): (&Vec<u8>, bool)| {
        let n_titles = titles.get(text.as_slice()).map_or(0, BTreeSet::len);
        match (n_titles >= BOILERPLATE_TITLES, is_copy) {
            (true, _) => Repeat::Boilerplate,
            (false, true) => Repeat::Copy,
            (false, false) => Repeat::None,
        }
    };
    texts.iter().zip(is_copy).map(verdict).collect()
}

fn title(page: &Page) -> &str {
    page.documents
        .first()
        .and_then(|document| document.text("title"))
        .unwrap_or_default()
}

/// Over the text of all sections. A document without `text` (rows of a table) counts as a whole.
fn digest(page: &Page) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for document in &page.documents {
        match document.text("text") {
            Some(text) => hasher.update(text),
            None => hasher.update(serde_json::to_vec(document).unwrap_or_default()),
        }
        hasher.update([0]);
    }
    hasher.finalize().to_vec()
}
