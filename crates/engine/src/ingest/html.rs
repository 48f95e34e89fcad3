//! HTML pages to documents.
//!
//! A page is read twice: once to see where its content is, once to take it. What counts as content follows Pagefind's
//! conventions (`data-pagefind-body`, `data-pagefind-ignore`), so that sites can switch without touching their pages.

mod content;
mod elements;
mod names;
mod survey;
mod tags;

use crate::document::Document;

/// Documents of a page, one per section. Never fails: whatever the bytes, a browser would show something.
pub(super) fn documents(name: &str, html: &str) -> Vec<Document> {
    let survey = survey::survey(html);
    if survey.is_unlisted {
        return Vec::new();
    }
    content::sections(html, survey.root).finish(name, None, Some(&survey.title))
}

#[cfg(test)]
mod tests;
