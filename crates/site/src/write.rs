//! From pages and vectors to files.

mod cells;
mod facets;
mod files;
mod fragments;
mod lexicon;
mod shards;
mod weights;

pub use nearsight_lexical::Language;

use nearsight_vector::{Bits, LevelCode};

use crate::fit::{Encoded, Fitted};
use crate::format::root::Root;
use crate::format::{cell, directions, facet, fragment, order, terms};
use crate::{Page, SiteError};
use files::Files;
use lexicon::Lexicon;

/// How an index is made.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whose endings are looked past.
    pub language: Language,
    /// Bits a dimension.
    pub bits: Bits,
}

impl Settings {
    /// What is best for most sites.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            bits: Bits::Two,
        }
    }
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// 10 hexadecimal digits: a hash of the content.
    pub name: String,
    /// The content, deflated (RFC 1951).
    pub bytes: Vec<u8>,
}

/// The files of an index; the root is the last one. The same pages, settings and vectors give the same files.
///
/// # Errors
/// `site-vector` unless there is a finite vector for each passage, fragment and word, `site-too-large` beyond 2^28 passages,
/// `site-names` where two files would have one name.
pub fn write(
    pages: &[Page],
    settings: &Settings,
    encoded: Option<&Encoded>,
) -> Result<Vec<File>, SiteError> {
    let page_ends = page_ends(pages)?;
    let n_rows = page_ends.last().copied().unwrap_or(0) as usize;
    encoded.map_or(Ok(()), |encoded| encoded.check(n_rows))?;
    let (lexicon, fitted) = fitted(pages, settings, encoded)?;
    let mut files = Files::default();
    let (frequent, rare) = lexicon.parted(n_rows);
    let shards = shards::shards(&rare);
    shards
        .parts
        .iter()
        .for_each(|part| files.push(terms::to_bytes(part)));
    let cells = fitted
        .as_ref()
        .map_or_else(cells::Cells::default, |fitted| {
            cells::cells(&fitted.passages, settings.bits)
        });
    let fragments = fragments::fragments(pages);
    for (pieces, rows) in fragments.pieces.iter().zip(fragments.rows()) {
        files.push(fragment::to_bytes(
            pieces,
            cells.codes.get(rows).unwrap_or_default(),
        ));
    }
    cells
        .cells
        .iter()
        .for_each(|cell: &cell::Cell| files.push(cell.to_bytes()));
    let (facets, orders) = (facets::facets(pages), facets::orders(pages));
    facets
        .values()
        .for_each(|values| files.push(facet::to_bytes(values)));
    orders
        .values()
        .for_each(|ranks| files.push(order::to_bytes(ranks)));
    files.push(lexicon::spellings(rare.iter().chain(&frequent)).to_bytes());
    if let Some(fitted) = &fitted {
        files.push(directions::to_bytes(&fitted.directions));
    }
    let root = Root {
        language: settings.language.tag().to_owned(),
        model: encoded.map_or_else(String::new, |encoded| encoded.model.clone()),
        dimension: (fitted.as_ref()).map_or(0, |fitted| fitted.passages.dimension()),
        bits: settings.bits,
        page_ends,
        frequent: terms::to_bytes(&frequent),
        shard_starts: shards.starts,
        fragment_ends: fragments.ends,
        centres: cells.centres,
        filters: facets.into_keys().collect(),
        sorts: orders.into_keys().collect(),
        hashes: files.hashes(),
    };
    files.push(root.to_bytes());
    files.finish()
}

/// The words with their vectors, and what else is fitted. Pages are read meanwhile.
fn fitted(
    pages: &[Page],
    settings: &Settings,
    encoded: Option<&Encoded>,
) -> Result<(Lexicon, Option<Fitted>), SiteError> {
    let (lexicon, fitted) =
        rayon::join(|| Lexicon::of(pages, settings), || encoded.map(Fitted::of));
    let mut lexicon = lexicon?;
    if let (Some(encoded), Some(fitted)) = (encoded, &fitted) {
        lexicon.add_vectors(fitted.words(&encoded.corpus), settings);
    }
    Ok((lexicon, fitted))
}

fn page_ends(pages: &[Page]) -> Result<Vec<u32>, SiteError> {
    const MOST: usize = 1 << 28;
    let mut n = 0;
    let ends = pages.iter().map(|page| {
        n += page.passages.len();
        n as u32
    });
    let ends = ends.collect();
    if n > MOST {
        return Err(SiteError::TooLarge {
            what: "passages",
            n,
            most: MOST,
        });
    }
    Ok(ends)
}

/// The code of a vector with its scale as readers get it.
fn code_of(values: &[f32], bits: Bits) -> LevelCode {
    let mut code = LevelCode::new(values, bits);
    code.scale = crate::format::wire::rounded(code.scale);
    code
}
