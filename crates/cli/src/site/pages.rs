//! Built pages to pages that can be searched: which ones, and in which language.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_engine::EngineError;
use nearsight_engine::ingest::{self, PageOptions};

use super::passages::{CutPage, Pages};
use crate::error::CliError;
use crate::{files, parallel};

/// Language of pages that name none.
const DEFAULT_LANGUAGE: &str = "en";

/// What was read of a site.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// By primary subtag, in lower case.
    pub(crate) languages: BTreeMap<String, Pages>,
    pub(crate) n_files: usize,
    /// Records beside the pages.
    pub(crate) n_records: usize,
    /// Pages that ask not to be indexed, lead elsewhere, have no text that could be found, or lack the mark that others have.
    pub(crate) n_left_out: usize,
    /// Pages whose canonical address another page has.
    pub(crate) n_copies: usize,
}

/// What cuts pages into passages.
#[derive(Clone, Copy)]
pub(crate) struct Cutter<'a> {
    /// Whose tokens are counted; words where there is none.
    pub(crate) encoder: Option<&'a TextEncoder>,
    pub(crate) n_threads: NonZero<usize>,
}

/// Reads the files below a folder whose paths `is_page` takes.
pub(crate) fn read(
    folder: &Path,
    options: &PageOptions,
    is_page: impl Fn(&str) -> bool,
    cutter: Cutter,
) -> Result<Read, CliError> {
    let found = files::walk(folder, is_page)?;
    let mut read = Read {
        n_files: found.len(),
        ..Read::default()
    };
    let page = |file: &files::Found| {
        let html = files::read(&file.path)?;
        Ok::<_, CliError>(ingest::page(&file.name, &html, options))
    };
    let pages = parallel::each(&found, cutter.n_threads, &|| (), page)?;
    // Pagefind's rule: one page with a marked body, and unmarked pages are no content.
    let has_bodies = pages.iter().any(|page| page.has_body);
    let mut taken = Vec::with_capacity(pages.len());
    for page in pages {
        let has_text = page
            .sections
            .iter()
            .any(|section| !section.text.is_empty() || !section.heading.is_empty());
        if page.is_unlisted || !has_text || (has_bodies && !page.has_body) {
            read.n_left_out += 1;
            continue;
        }
        if page
            .canonical
            .as_deref()
            .is_some_and(|canonical| leads_elsewhere(canonical, &page.url, &found))
        {
            read.n_copies += 1;
            continue;
        }
        taken.push(page);
    }
    read.extend(&taken, cutter)?;
    Ok(read)
}

impl Read {
    /// Adds the records of a file to the pages.
    ///
    /// # Errors
    /// `file-invalid` with the line of a bad one.
    pub(crate) fn add_records(&mut self, path: &Path, cutter: Cutter) -> Result<(), CliError> {
        let name = path.to_string_lossy();
        let records = ingest::records(&name, &files::read(path)?).map_err(EngineError::from)?;
        self.n_records += records.len();
        self.extend(&records, cutter)
    }

    fn extend(&mut self, pages: &[ingest::Page], cutter: Cutter) -> Result<(), CliError> {
        let cut = |page: &ingest::Page| Ok::<_, CliError>(CutPage::new(page, cutter.encoder));
        let cut = parallel::each(pages, cutter.n_threads, &|| (), cut)?;
        for (page, cut) in pages.iter().zip(cut) {
            match cut {
                Some(cut) => self
                    .languages
                    .entry(language_of(page))
                    .or_default()
                    .push(cut),
                None => self.n_left_out += 1,
            }
        }
        Ok(())
    }
}

/// Whether a canonical address names another page of this site.
fn leads_elsewhere(canonical: &str, url: &str, found: &[files::Found]) -> bool {
    let path = canonical.split(['?', '#']).next().unwrap_or(canonical);
    let is = |name: &str| {
        !name.is_empty()
            && path
                .trim_end_matches('/')
                .ends_with(&format!("/{}", name.trim_end_matches('/')))
    };
    let own = url.strip_suffix(".html").unwrap_or(url);
    if url.is_empty() || is(url) || is(own) {
        return false;
    }
    found.iter().any(|file| {
        let name = file.name.strip_suffix("index.html").unwrap_or(&file.name);
        name != url && is(name)
    })
}

fn language_of(page: &ingest::Page) -> String {
    let named = page.language.as_deref().and_then(ingest::primary_language);
    named.unwrap_or_else(|| DEFAULT_LANGUAGE.into())
}
