//! HTML pages, of whatever generator.
//!
//! A page is read twice: once to see where its content is, once to take it. What counts as content follows Pagefind's
//! conventions (`data-pagefind-body`, `data-pagefind-ignore`), so that sites can switch without touching their pages.

mod charset;
mod content;
mod elements;
mod furniture;
mod marks;
mod names;
mod permalink;
mod survey;
mod tagged;
mod tags;

use self::survey::{Root, Survey};
use self::tagged::Tagged;
use super::page::{Page, PageOptions};
use super::section_documents;
use super::sections::{Sections, opens_title, shorten};
use crate::document::Document;

pub(super) use self::charset::charset;

/// Documents of a page, one per section; none of a page that is not to be listed.
pub(super) fn documents(name: &str, html: &str) -> Vec<Document> {
    let page = read(html, &PageOptions::default());
    if page.is_unlisted {
        return Vec::new();
    }
    let title = Some(page.title).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| super::file_stem(name).to_owned());
    section_documents::documents(name, &title, page.sections)
}

/// A page without its url, and without a title if nothing in it is one.
pub(super) fn read(html: &str, options: &PageOptions) -> Page {
    let survey = survey::survey(html);
    let (sections, mut tagged) = content::read(html, &survey, options);
    let filters = tagged.filters();
    let sort = std::mem::take(&mut tagged.sort);
    let meta = tagged.meta();
    let title = match meta.get("title") {
        Some(title) if tagged.is_title_marked => shorten(title),
        given => title(&sections, &survey, &tagged)
            .or(given.map(|title| shorten(title)))
            .unwrap_or_default(),
    };
    Page {
        url: String::new(),
        canonical: survey.canonical,
        language: survey.language,
        is_unlisted: survey.is_unlisted,
        has_body: survey.root == Root::Marked,
        sections: sections.finish(&title),
        title,
        meta,
        filters,
        sort,
    }
}

/// The title that a page has without a mark. An `<h1>` outside of the content is often the site's name: it counts where the
/// content is marked, as in Pagefind, or where `<title>` begins with it, or where there is nothing else.
fn title(sections: &Sections, survey: &Survey, tagged: &Tagged) -> Option<String> {
    let element = Some(&*survey.title).filter(|title| !title.trim().is_empty());
    let outer = tagged.first_h1.as_deref().map(shorten);
    let opens = |outer: &String| element.is_none_or(|title| opens_title(title, outer));
    sections
        .title(element)
        .or(outer.filter(|outer| survey.root == Root::Marked || opens(outer)))
        .or_else(|| element.map(shorten))
}

#[cfg(test)]
mod tests;
