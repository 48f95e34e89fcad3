//! Built pages to pages that can be searched: which ones, in which language, cut into passages.

use std::collections::BTreeMap;
use std::path::Path;

use nearsight_encoder::TextEncoder;
use nearsight_engine::ingest::{self, PageOptions};
use nearsight_engine::passage;
use nearsight_site::{Page, Passage};

use crate::error::CliError;
use crate::files;

/// Tokens of a passage, those of its title and heading included: the model was trained on inputs of 128.
const MAX_TOKENS: usize = 120;
/// Words of a passage where no model counts tokens.
const MAX_WORDS: usize = 90;
/// Language of pages that name none.
const DEFAULT_LANGUAGE: &str = "en";

/// Pages of one language.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    /// What the encoder reads, a text for each passage of all pages.
    pub(crate) inputs: Vec<String>,
}

/// What was read of a site.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// By primary subtag, in lower case.
    pub(crate) languages: BTreeMap<String, Pages>,
    pub(crate) n_files: usize,
    /// Pages that ask not to be indexed, lead elsewhere, have no text, or lack the mark that others have.
    pub(crate) n_left_out: usize,
    /// Pages whose canonical address another page has.
    pub(crate) n_copies: usize,
}

/// Reads all HTML files below a folder, but for those that `is_excluded` names.
pub(crate) fn read(
    folder: &Path,
    options: &PageOptions,
    is_wanted: impl Fn(&str) -> bool,
    encoder: Option<&TextEncoder>,
) -> Result<Read, CliError> {
    let found = files::walk(folder, is_wanted)?;
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
        let language = language_of(&page);
        let pages = read.languages.entry(language).or_default();
        pages.push(page, encoder);
    }
    Ok(read)
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
    let tag = page.language.as_deref().unwrap_or(DEFAULT_LANGUAGE).trim();
    let primary = tag
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_tag =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_tag {
        primary
    } else {
        DEFAULT_LANGUAGE.into()
    }
}

impl Pages {
    fn push(&mut self, page: ingest::Page, encoder: Option<&TextEncoder>) {
        let mut passages = Vec::new();
        for section in &page.sections {
            let context = context(&page.title, &section.heading);
            let anchor = section.anchor.clone().unwrap_or_default();
            for text in cut(&section.text, &context, encoder) {
                self.inputs.push(input(&context, &text));
                passages.push(Passage {
                    heading: section.heading.clone(),
                    anchor: anchor.clone(),
                    text,
                });
            }
        }
        let mut meta = page.meta;
        meta.remove("title");
        self.pages.push(Page {
            url: page.url,
            title: page.title,
            meta,
            filters: page.filters,
            sort: page.sort,
            passages,
        });
    }
}

fn context(title: &str, heading: &str) -> String {
    match heading {
        "" => title.to_owned(),
        heading if heading == title => title.to_owned(),
        heading => format!("{title} › {heading}"),
    }
}

/// What the encoder reads of a passage: listings are not for reading aloud.
fn input(context: &str, text: &str) -> String {
    let text = match passage::has_listings(text) {
        true => passage::without_listings(text),
        false => text.into(),
    };
    format!("{context}\n{text}")
}

/// The passages of a section; a section without text is one, for its heading.
fn cut(text: &str, context: &str, encoder: Option<&TextEncoder>) -> Vec<String> {
    let ranges = match encoder {
        Some(encoder) => {
            let count = |text: &str| encoder.tokenizer().count(text);
            let most = encoder.max_tokens().min(MAX_TOKENS);
            let room = most.saturating_sub(count(context)).max(most / 2);
            passage::split(text, room, 0, count)
        }
        None => passage::split(text, MAX_WORDS, 0, |text| text.split_whitespace().count()),
    };
    if ranges.is_empty() {
        return vec![String::new()];
    }
    ranges
        .into_iter()
        .map(|range| text[range].to_owned())
        .collect()
}
