//! Second reading of a page: its headings and its text.

use super::elements::{Element, Elements, Scope};
use super::names::{Kind, kind};
use super::survey::Root;
use super::tags::{Tag, Visitor, walk};
use crate::ingest::sections::Sections;
use crate::ingest::text_sink::{Break, TextSink};

/// Sections of the content under the page's root.
pub(super) fn sections(html: &str, root: Root) -> Sections {
    let mut reader = Reader {
        root,
        elements: Elements::default(),
        sections: Sections::new(),
        heading: None,
    };
    walk(html, &mut reader);
    reader.end_heading();
    reader.sections
}

/// A heading whose end tag has not come yet.
#[derive(Debug)]
struct Heading {
    level: u8,
    depth: usize,
    anchor: Option<String>,
    text: TextSink,
    /// Depth of the link in it, and the length of the text before that link.
    link: Option<(usize, usize)>,
}

#[derive(Debug)]
struct Reader {
    root: Root,
    elements: Elements,
    sections: Sections,
    heading: Option<Heading>,
}

impl Visitor for Reader {
    fn open(&mut self, tag: &Tag) {
        if let Some(depth) = self.elements.ended_by(&tag.name) {
            self.end_elements(depth);
        }
        let around = self.scope();
        let scope = self.scope_of(tag, around);
        let kind = kind(&tag.name);
        if scope.is_content && !scope.is_skipped {
            self.begin(tag, kind);
        }
        self.note_link(tag);
        if kind != Kind::Void {
            self.elements.push(&tag.name, kind, scope);
        }
    }

    fn close(&mut self, name: &[u8]) {
        match self.elements.closed_by(name) {
            Some(depth) => self.end_elements(depth),
            // Browsers make an empty paragraph of a lone </p>.
            None if name == b"p" => self.break_with(Break::Paragraph),
            None => {}
        }
    }

    fn text(&mut self, text: &str) {
        let scope = self.scope();
        if !scope.is_content || scope.is_skipped {
            return;
        }
        match &mut self.heading {
            Some(heading) => heading.text.push(text),
            None if scope.is_preformatted => self.sections.sink.push_preformatted(text),
            None => self.sections.sink.push(text),
        }
    }
}

impl Reader {
    fn scope(&self) -> Scope {
        let outermost = Scope {
            is_content: self.root == Root::Body,
            ..Scope::default()
        };
        self.elements.scope().unwrap_or(outermost)
    }

    fn scope_of(&self, tag: &Tag, around: Scope) -> Scope {
        let kind = kind(&tag.name);
        // Where the page marks no content, the frame around it is known by name only.
        let is_frame =
            self.root == Root::Body && matches!(tag.name.as_slice(), b"header" | b"footer");
        let is_skipped = kind == Kind::Skipped || is_frame || is_hidden(tag);
        Scope {
            is_content: around.is_content || Root::of(tag) == self.root,
            is_skipped: around.is_skipped || is_skipped,
            is_preformatted: around.is_preformatted || kind == Kind::Preformatted,
        }
    }

    fn begin(&mut self, tag: &Tag, kind: Kind) {
        match kind {
            Kind::Heading(level) => self.begin_heading(level, tag),
            Kind::Void if tag.name == b"br" => self.line_break(),
            Kind::Void if tag.name == b"hr" => self.break_with(Break::Paragraph),
            _ => self.break_for(kind),
        }
    }

    /// Headings are often linked through an element inside them, which may itself be hidden.
    fn note_link(&mut self, tag: &Tag) {
        let depth = self.elements.depth();
        if let Some(heading) = &mut self.heading {
            if heading.anchor.is_none() {
                heading.anchor = anchor_of(tag);
            }
            if tag.name == b"a" {
                heading.link = Some((depth, heading.text.len()));
            }
        }
    }

    fn begin_heading(&mut self, level: u8, tag: &Tag) {
        self.end_heading();
        let depth = self.elements.depth();
        let anchor = anchor_of(tag);
        self.heading = Some(Heading {
            level,
            depth,
            anchor,
            text: TextSink::new(),
            link: None,
        });
    }

    /// Closes all elements from this depth inwards.
    fn end_elements(&mut self, depth: usize) {
        while let Some(element) = self.elements.pop_to(depth) {
            self.end(element);
        }
    }

    fn end(&mut self, element: Element) {
        let depth = self.elements.depth();
        if let Some(heading) = &mut self.heading {
            if heading.depth == depth {
                self.end_heading();
            } else if let Some((_, before)) = heading.link.take_if(|(link, _)| *link == depth)
                && is_permalink(heading.text.since(before))
            {
                heading.text.cut(before);
            }
        }
        if element.scope.is_content && !element.scope.is_skipped {
            self.break_for(element.kind);
        }
    }

    fn end_heading(&mut self) {
        if let Some(mut heading) = self.heading.take() {
            self.sections
                .heading(heading.level, &heading.text.take(), heading.anchor);
        }
    }

    fn break_for(&mut self, kind: Kind) {
        match kind {
            Kind::Block | Kind::Preformatted | Kind::Heading(_) => {
                self.break_with(Break::Paragraph)
            }
            Kind::Line => self.break_with(Break::Line),
            Kind::Cell => self.break_with(Break::Space),
            Kind::Inline | Kind::Void | Kind::Skipped => {}
        }
    }

    fn line_break(&mut self) {
        if self.scope().is_preformatted && self.heading.is_none() {
            self.sections.sink.push_preformatted("\n");
        } else {
            self.break_with(Break::Line);
        }
    }

    fn break_with(&mut self, wanted: Break) {
        match &mut self.heading {
            Some(heading) => heading.text.break_with(Break::Space),
            None => self.sections.sink.break_with(wanted),
        }
    }
}

fn is_hidden(tag: &Tag) -> bool {
    // hidden="until-found" is shown by the browser's own search.
    let is_hidden = tag.has("hidden") && !tag.is("hidden", "until-found");
    is_hidden
        || tag.is("aria-hidden", "true")
        || tag.is("role", "navigation")
        || tag.has("data-nearsight-ignore")
        || tag.has("data-pagefind-ignore")
}

fn anchor_of(tag: &Tag) -> Option<String> {
    let anchor = tag.attribute("id").or_else(|| match tag.name.as_slice() {
        b"a" => tag.attribute("name"),
        _ => None,
    });
    anchor.filter(|anchor| !anchor.is_empty())
}

/// The sign that generators of documentation link headings with, not a word of the heading.
fn is_permalink(text: &str) -> bool {
    text.trim()
        .chars()
        .all(|letter| matches!(letter, '#' | '¶' | '§' | '🔗' | '\u{fe0f}' | '☍'))
}
