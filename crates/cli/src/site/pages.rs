//! Built pages to pages that can be searched: which ones, and in which language.

use std::collections::BTreeMap;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_engine::EngineError;
use nearsight_engine::ingest::{self, PageOptions};

use super::passages::Pages;
use crate::error::CliError;
use crate::files;

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

/// Reads the files below a folder whose paths `is_page` takes.
pub(crate) fn read(
    folder: &Path,
    options: &PageOptions,
    is_page: impl Fn(&str) -> bool,
    encoder: Option<&TextEncoder>,
) -> Result<Read, CliError> {
    let found = files::walk(folder, is_page)?;
    let mut read = Read {
        n_files: found.len(),
        ..Read::default()
    };
    let mut pages = Vec::with_capacity(found.len());
    for file in &found {
        pages.push(ingest::page(&file.name, &files::read(&file.path)?, options));
    }
    // Pagefind's rule: one page with a marked body, and unmarked pages are no content.
    let has_bodies = pages.iter().any(|page| page.has_body);
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
        read.push(page, encoder);
    }
    Ok(read)
}

impl Read {
    /// Adds the records of a file to the pages.
    ///
    /// # Errors
    /// `file-invalid` with the line of a bad one.
    pub(crate) fn add_records(
        &mut self,
        path: &Path,
        encoder: Option<&TextEncoder>,
    ) -> Result<(), CliError> {
        let name = path.to_string_lossy();
        let records = ingest::records(&name, &files::read(path)?).map_err(EngineError::from)?;
        self.n_records += records.len();
        for record in records {
            self.push(record, encoder);
        }
        Ok(())
    }

    fn push(&mut self, page: ingest::Page, encoder: Option<&TextEncoder>) {
        let pages = self.languages.entry(language_of(&page)).or_default();
        if !pages.push(page, encoder) {
            self.n_left_out += 1;
        }
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
