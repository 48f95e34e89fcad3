//! HTML pages, of whatever generator.
//!
//! A page is read twice: once to see where its content is, once to take it. What counts as content follows Pagefind's
//! conventions (`data-pagefind-body`, `data-pagefind-ignore`), so that sites can switch without touching their pages.

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
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

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(super) use self::charset::charset;

/// Documents of a page, one per section; none of a page that is not to be listed.
pub(super) fn documents(name: &str, html: &str) -> Vec<Document> {
    let reading = Reading::of(html, &PageOptions::default());
    if reading.survey.is_unlisted {
        return Vec::new();
    }
    let title = reading.title();
    let title = title.unwrap_or_else(|| super::file_stem(name).to_owned());
    section_documents::documents(name, &title, reading.sections.finish(&title))
}

/// A page without its url, and without a title if nothing in it is one.
pub(super) fn page(html: &str, options: &PageOptions) -> Page {
    let reading = Reading::of(html, options);
    let title = reading.title().unwrap_or_default();
    let Reading {
        survey,
        sections,
        tagged,
    } = reading;
    Page {
        url: String::new(),
        canonical: survey.canonical,
        language: survey.language,
        is_unlisted: survey.is_unlisted,
        has_body: survey.root == Root::Marked,
        title_weight: sections.title_weight(&title),
        sections: sections.finish(&title),
        title,
        meta: tagged.meta(),
        filters: tagged.filters(),
        sort: tagged.sort(),
    }
}

/// All that both readings found.
struct Reading {
    survey: Survey,
    sections: Sections,
    tagged: Tagged,
}

impl Reading {
    fn of(html: &str, options: &PageOptions) -> Self {
        let survey = survey::survey(html);
        let (sections, tagged) = content::read(html, &survey, options);
        Self {
            survey,
            sections,
            tagged,
        }
    }

    /// The title, marked or not. An `<h1>` outside of the content is often the site's name: it counts where the content is
    /// marked, as in Pagefind, or where `<title>` begins with it, or where there is nothing else.
    fn title(&self) -> Option<String> {
        let (tagged, is_marked) = (&self.tagged, self.survey.root == Root::Marked);
        let element = Some(&*self.survey.title).filter(|title| !title.trim().is_empty());
        let opens = |outer: &&str| element.is_none_or(|title| opens_title(title, outer));
        let outer = tagged.first_h1.as_deref();
        let outer = outer.filter(|outer| is_marked || opens(outer));
        let unmarked = || {
            self.sections
                .title(element)
                .or(outer.or(element).map(shorten))
        };
        let marked = tagged.title.as_deref().map(shorten);
        let default = || tagged.default_title().map(shorten);
        marked.or_else(unmarked).or_else(default)
    }
}

#[cfg(test)]
mod tests;
