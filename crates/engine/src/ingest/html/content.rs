//! Second reading of a page: its headings, its text and its marked values.

use super::elements::{Element, Elements, Scope};
use super::furniture::is_furniture;
use super::marks::{Ignore, Marks};
use super::names::{Kind, is_frame, kind};
use super::permalink::{self, Anchors};
use super::survey::{Root, Survey};
use super::tagged::Tagged;
use super::tags::{Tag, Visitor, walk};
use crate::ingest::page::PageOptions;
use crate::ingest::sections::{self, Sections};
use crate::ingest::text_sink::{Break, Mark, TextSink};

/// The content under the page's root, and the marked values of all of the page.
pub(super) fn read(html: &str, survey: &Survey, options: &PageOptions) -> (Sections, Tagged) {
    let mut reader = Reader {
        root: survey.root,
        options,
        is_rustdoc: survey.is_rustdoc,
        elements: Elements::default(),
        sections: Sections::new(),
        tagged: Tagged::default(),
        anchors: Anchors::default(),
        heading: None,
        link: None,
    };
    walk(html, &mut reader);
    reader.tagged.close(0);
    reader.end_heading();
    (reader.sections, reader.tagged)
}

/// A heading whose end tag has not come yet.
#[derive(Debug)]
struct Heading {
    level: u8,
    depth: usize,
    anchor: Option<String>,
    /// The anchor to take where the heading has none.
    around: Option<String>,
    weight: Option<f32>,
    text: TextSink,
}

struct Reader<'o> {
    root: Root,
    options: &'o PageOptions,
    is_rustdoc: bool,
    elements: Elements,
    sections: Sections,
    tagged: Tagged,
    anchors: Anchors,
    heading: Option<Heading>,
    /// Depth of the open link, and the place in the text before it.
    link: Option<(usize, Mark)>,
}

impl Visitor for Reader<'_> {
    fn open(&mut self, tag: &Tag) {
        if let Some(depth) = self.elements.ended_by(&tag.name) {
            self.end_elements(depth);
        }
        let (around, kind, marks) = (self.scope(), kind(&tag.name), Marks::of(tag));
        let scope = self.scope_of(tag, &marks, around);
        if around.is_shown() || scope.is_shown() {
            self.begin(tag, kind, scope);
        }
        self.note_anchor(tag, scope);
        if scope.is_marked() {
            self.note_marks(tag, kind, marks, scope, around);
        }
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
        self.push(text, self.scope());
    }
}

impl Reader<'_> {
    fn scope(&self) -> Scope {
        let is_rooted = self.options.root.is_none();
        let outermost = Scope {
            is_rooted,
            is_content: is_rooted && self.root == Root::Body,
            ..Scope::default()
        };
        self.elements.scope().unwrap_or(outermost)
    }

    fn scope_of(&self, tag: &Tag, marks: &Marks, around: Scope) -> Scope {
        let kind = kind(&tag.name);
        let is_root = self
            .options
            .root
            .as_ref()
            .is_some_and(|root| tag.matches(root));
        let is_rooted = around.is_rooted || is_root;
        let begins_content = match (self.root, &self.options.root) {
            (Root::Marked, _) => marks.is_body,
            (_, Some(_)) => is_root,
            (root, None) => Root::of(tag) == root,
        };
        let is_content = around.is_content || is_rooted && begins_content;
        let is_skipped = kind == Kind::Skipped
            || is_hidden(tag)
            || marks.ignore.is_some()
            || self.is_frame(tag, around)
            || is_furniture(tag, self.is_rustdoc)
            || self
                .options
                .exclude
                .iter()
                .any(|selector| tag.matches(selector));
        let depth = self.elements.depth();
        Scope {
            is_rooted,
            is_content,
            skipped_at: is_skipped.then_some(depth).or(around.skipped_at),
            is_excluded: around.is_excluded || marks.ignore == Some(Ignore::All),
            is_preformatted: around.is_preformatted || kind == Kind::Preformatted,
            weight: marks.weight.or(around.weight),
        }
    }

    /// Where the page marks no content, the frame around it is known by name only. There, a form may hold all of it.
    fn is_frame(&self, tag: &Tag, around: Scope) -> bool {
        match tag.name.as_slice() {
            b"header" => self.root == Root::Body && self.options.root.is_none(),
            b"form" => self.root != Root::Body && around.is_content,
            name => is_frame(name),
        }
    }

    fn begin(&mut self, tag: &Tag, kind: Kind, scope: Scope) {
        match kind {
            Kind::Heading(level) if scope.is_shown() => self.begin_heading(level, tag, scope),
            Kind::Void if tag.name == b"br" => self.line_break(),
            Kind::Void if tag.name == b"hr" => self.break_with(Break::Paragraph),
            _ => self.break_for(kind),
        }
    }

    fn note_anchor(&mut self, tag: &Tag, scope: Scope) {
        let depth = self.elements.depth();
        self.anchors.open(tag, depth);
        // Headings are often linked through an element inside them, which may itself be hidden.
        if let Some(heading) = &mut self.heading
            && heading.anchor.is_none()
        {
            heading.anchor = permalink::anchor_of(tag).or_else(|| permalink::target_of(tag));
        }
        if tag.name == b"a" && scope.is_shown() {
            self.link = Some((depth, self.sink().mark()));
        }
    }

    fn note_marks(&mut self, tag: &Tag, kind: Kind, marks: Marks, scope: Scope, around: Scope) {
        let depth = self.elements.depth();
        if tag.name == b"br" || kind != Kind::Inline && kind != Kind::Void {
            self.tagged.gap();
        }
        for value in &marks.indexed {
            self.index_value(value, around);
        }
        self.tagged.open(kind, marks.entries, depth);
        if tag.name == b"img" {
            self.tagged.image(tag, scope);
        }
    }

    /// Takes an attribute's value as a line of text.
    fn index_value(&mut self, value: &str, around: Scope) {
        if around.is_shown() {
            self.break_with(Break::Line);
        }
        self.tagged.gap();
        self.push(
            value,
            Scope {
                is_preformatted: false,
                ..around
            },
        );
        self.tagged.gap();
        if around.is_shown() {
            self.break_with(Break::Line);
        }
    }

    fn push(&mut self, text: &str, scope: Scope) {
        if scope.is_marked() {
            self.tagged.text(text, scope);
        }
        if !scope.is_shown() {
            return;
        }
        self.anchors.text(text);
        match &mut self.heading {
            Some(heading) => heading.text.push(text),
            None => self
                .sections
                .push(text, scope.is_preformatted, scope.weight),
        }
    }

    fn sink(&mut self) -> &mut TextSink {
        match &mut self.heading {
            Some(heading) => &mut heading.text,
            None => &mut self.sections.sink,
        }
    }

    fn begin_heading(&mut self, level: u8, tag: &Tag, scope: Scope) {
        self.end_heading();
        self.heading = Some(Heading {
            level,
            depth: self.elements.depth(),
            anchor: permalink::anchor_of(tag),
            around: self.anchors.take(),
            weight: scope.weight,
            text: TextSink::new(),
        });
        self.link = None;
    }

    /// Closes all elements from this depth inwards.
    fn end_elements(&mut self, depth: usize) {
        while let Some(element) = self.elements.pop_to(depth) {
            self.end(element);
        }
    }

    fn end(&mut self, element: Element) {
        let depth = self.elements.depth();
        self.tagged.close(depth);
        if element.kind != Kind::Inline {
            self.tagged.gap();
        }
        if let Some((_, before)) = self.link.take_if(|(link, _)| *link == depth)
            && permalink::is_sign(self.sink().since(before.len))
        {
            self.sink().cut(before);
        }
        if self
            .heading
            .as_ref()
            .is_some_and(|heading| heading.depth == depth)
        {
            self.end_heading();
        }
        self.anchors.close(depth);
        if element.scope.is_shown() || self.scope().is_shown() {
            self.break_for(element.kind);
        }
    }

    fn end_heading(&mut self) {
        if let Some(mut heading) = self.heading.take() {
            self.anchors.end_heading();
            self.link = None;
            self.sections.heading(sections::Heading {
                level: heading.level,
                text: heading.text.take(),
                anchor: heading.anchor.or(heading.around),
                weight: heading.weight,
            });
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
    is_hidden || tag.is("aria-hidden", "true") || tag.is("role", "navigation")
}
