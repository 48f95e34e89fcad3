//! From headings and text to one document per section, the same for HTML and Markdown.

use serde_json::{Map, Value};

use super::slug::{Anchors, slug};
use super::text_sink::{Break, TextSink};
use crate::document::{DocId, Document};

/// Headings longer than this are cut where they are repeated as `title` or `heading`, in characters.
const LONGEST_HEADING: usize = 120;
/// Between the parts of `heading`.
const SEPARATOR: &str = " › ";

/// A part of the page from one heading to the next.
#[derive(Debug)]
struct Section {
    /// The headings above and its own, outermost first; empty before the first heading.
    trail: Vec<String>,
    /// The anchor in the page, where its heading has one.
    anchor: Option<String>,
    text: String,
}

/// The sections of one page, in reading order.
#[derive(Debug)]
pub(super) struct Sections {
    /// Where the text of the current section goes.
    pub(super) sink: TextSink,
    sections: Vec<Section>,
    /// Level and text of the headings in force.
    open: Vec<(u8, String)>,
    anchor: Option<String>,
    first_heading: Option<String>,
    first_h1: Option<String>,
}

impl Sections {
    /// At the beginning of a page.
    pub(super) fn new() -> Self {
        Self {
            sink: TextSink::new(),
            sections: Vec::new(),
            open: Vec::new(),
            anchor: None,
            first_heading: None,
            first_h1: None,
        }
    }

    /// Ends the current section and starts the one of this heading (`level` 1 to 6). A heading without text is ignored.
    /// One that had to be cut is text as well: its end tag may be missing, and then it holds the rest of the page.
    pub(super) fn heading(&mut self, level: u8, full_text: &str, anchor: Option<String>) {
        let text = shorten(full_text);
        if text.is_empty() {
            return;
        }
        self.end_section();
        if text.ends_with('…') {
            self.sink.push(full_text);
            self.sink.break_with(Break::Paragraph);
        }
        self.open.retain(|(above, _)| *above < level);
        self.open.push((level, text.clone()));
        self.anchor = anchor;
        if level == 1 && self.first_h1.is_none() {
            self.first_h1 = Some(text.clone());
        }
        self.first_heading.get_or_insert(text);
    }

    fn end_section(&mut self) {
        let text = self.sink.take();
        let is_first_heading = self.sections.is_empty();
        // The page's beginning is kept while empty: the text under the title joins it.
        if text.is_empty() && !is_first_heading {
            return;
        }
        let trail = self
            .open
            .iter()
            .map(|(_, heading)| heading.clone())
            .collect();
        self.sections.push(Section {
            trail,
            anchor: self.anchor.take(),
            text,
        });
    }

    /// The documents of the page. The title is `given`, else the first `<h1>`, else `fallback`; a fallback that begins
    /// with the first heading ("Ownership - The Book") is cut to it, for what follows names the site.
    pub(super) fn finish(
        mut self,
        name: &str,
        given: Option<&str>,
        fallback: Option<&str>,
    ) -> Vec<Document> {
        self.end_section();
        let title = self
            .title(given, fallback)
            .unwrap_or_else(|| super::file_stem(name).to_owned());
        self.join_beginning(&title);
        let mut anchors = Anchors::default();
        self.sections
            .into_iter()
            .filter(|section| !section.text.is_empty())
            .map(|section| section.document(name, &title, &mut anchors))
            .collect()
    }

    fn title(&mut self, given: Option<&str>, fallback: Option<&str>) -> Option<String> {
        let given = given.map(shorten).filter(|title| !title.is_empty());
        let fallback = fallback.map(shorten).filter(|title| !title.is_empty());
        let fallback = match (fallback, self.first_heading.take()) {
            (Some(title), Some(heading)) if title.starts_with(&heading) => Some(heading),
            (title, _) => title,
        };
        given.or(self.first_h1.take()).or(fallback)
    }

    /// The text under the heading that is the title belongs to the page's beginning, if nothing else comes before it.
    fn join_beginning(&mut self, title: &str) {
        let under_title = |section: &Section| matches!(&*section.trail, [only] if only == title);
        if self.sections.len() < 2 || !self.sections.get(1).is_some_and(under_title) {
            return;
        }
        let section = self.sections.remove(1);
        if let Some(beginning) = self.sections.first_mut() {
            if !beginning.text.is_empty() {
                beginning.text.push_str("\n\n");
            }
            beginning.text.push_str(&section.text);
        }
    }
}

impl Section {
    fn document(self, name: &str, title: &str, anchors: &mut Anchors) -> Document {
        let below_title = match self.trail.split_first() {
            Some((first, rest)) if first == title => rest,
            _ => &self.trail,
        };
        let heading = below_title.join(SEPARATOR);
        let at = |anchor: &str| format!("{name}#{anchor}");
        let url = self.anchor.as_deref().map_or_else(|| name.to_owned(), at);
        let id = match (self.trail.last(), &self.anchor) {
            (None, _) => name.to_owned(),
            (Some(_), Some(anchor)) => at(&anchors.unique(anchor)),
            (Some(last), None) => at(&anchors.unique(&slug(last))),
        };
        let mut fields = Map::new();
        fields.insert("title".into(), title.into());
        if !heading.is_empty() {
            fields.insert("heading".into(), heading.into());
        }
        fields.insert("text".into(), Value::String(self.text));
        fields.insert("url".into(), url.into());
        Document {
            id: DocId::Text(id),
            fields,
        }
    }
}

/// Repeated in every document below it, a heading of a megabyte would multiply.
fn shorten(heading: &str) -> String {
    let heading = heading.trim();
    match heading.char_indices().nth(LONGEST_HEADING) {
        Some((cut, _)) => format!("{}…", heading[..cut].trim_end()),
        None => heading.to_owned(),
    }
}

#[cfg(test)]
mod tests;
