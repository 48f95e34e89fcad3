//! First reading of a page: its title, whether it may be listed, and where its content is.

use super::tags::{Tag, Visitor, walk};
use crate::ingest::text_sink::TextSink;

/// The elements whose content is the page's content, from the weakest sign to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Root {
    /// All of `<body>`.
    Body,
    /// `<article>`
    Article,
    /// `<main>` or `role="main"`
    Main,
    /// `data-nearsight-body` or `data-pagefind-body`: the author said so.
    Marked,
}

impl Root {
    /// What the tag says about the content inside it.
    pub(super) fn of(tag: &Tag) -> Self {
        if tag.has("data-nearsight-body") || tag.has("data-pagefind-body") {
            Self::Marked
        } else if tag.name == b"main" || tag.is("role", "main") {
            Self::Main
        } else if tag.name == b"article" {
            Self::Article
        } else {
            Self::Body
        }
    }
}

/// What the first reading found.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) root: Root,
    /// Asks not to be indexed, or only leads to another page.
    pub(super) is_unlisted: bool,
    /// Content of `<title>`; may be empty.
    pub(super) title: String,
    /// `<html lang>`
    pub(super) language: Option<String>,
    /// `<link rel=canonical>`
    pub(super) canonical: Option<String>,
    /// Made by rustdoc, as `<meta name=generator>` says.
    pub(super) is_rustdoc: bool,
}

/// Reads a page for the first time.
pub(super) fn survey(html: &str) -> Survey {
    let mut surveyor = Surveyor {
        survey: Survey {
            root: Root::Body,
            is_unlisted: false,
            title: String::new(),
            language: None,
            canonical: None,
            is_rustdoc: false,
        },
        title: Title::Awaited,
        in_svg: 0,
    };
    walk(html, &mut surveyor);
    surveyor.survey
}

#[derive(Debug)]
enum Title {
    Awaited,
    Open(TextSink),
    Closed,
}

#[derive(Debug)]
struct Surveyor {
    survey: Survey,
    title: Title,
    /// Open `<svg>`s, which have titles of their own.
    in_svg: usize,
}

impl Visitor for Surveyor {
    fn open(&mut self, tag: &Tag) {
        match tag.name.as_slice() {
            b"svg" => self.in_svg += 1,
            b"title" if self.in_svg == 0 && matches!(self.title, Title::Awaited) => {
                self.title = Title::Open(TextSink::new());
            }
            b"html" => set_once(&mut self.survey.language, tag.attribute("lang")),
            b"link" if is_canonical(tag) => {
                set_once(&mut self.survey.canonical, tag.attribute("href"));
            }
            b"meta" if tag.is("name", "generator") => {
                self.survey.is_rustdoc |= tag.is("content", "rustdoc");
            }
            b"meta" => self.survey.is_unlisted |= is_noindex(tag) || is_redirect(tag),
            _ => self.survey.root = self.survey.root.max(Root::of(tag)),
        }
    }

    fn close(&mut self, name: &[u8]) {
        match (name, &mut self.title) {
            (b"svg", _) => self.in_svg = self.in_svg.saturating_sub(1),
            (b"title", Title::Open(sink)) => {
                self.survey.title = sink.take();
                self.title = Title::Closed;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Title::Open(sink) = &mut self.title {
            sink.push(text);
        }
    }
}

/// Keeps the first value that says something.
fn set_once(place: &mut Option<String>, value: Option<String>) {
    let value = value.map(|value| value.trim().to_owned());
    *place = place.take().or(value.filter(|value| !value.is_empty()));
}

fn is_canonical(tag: &Tag) -> bool {
    let relations = tag.attribute("rel").unwrap_or_default();
    let mut relations = relations.split_ascii_whitespace();
    relations.any(|relation| relation.eq_ignore_ascii_case("canonical"))
}

fn is_noindex(tag: &Tag) -> bool {
    let content = tag
        .attribute("content")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mut wishes = content.split(',').map(str::trim);
    tag.is("name", "robots") && wishes.any(|wish| wish == "noindex" || wish == "none")
}

/// `content="0; url=other.html"` leads elsewhere, `content="300"` only reloads.
fn is_redirect(tag: &Tag) -> bool {
    let content = tag.attribute("content").unwrap_or_default();
    let target = content.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, '.' | ';' | ',')
    });
    tag.is("http-equiv", "refresh") && !target.is_empty()
}

#[cfg(test)]
mod tests;
