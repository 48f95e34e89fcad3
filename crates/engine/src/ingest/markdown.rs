//! Markdown files to documents, one per section.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::section_documents;
use super::sections::{Heading, Sections, shorten};
use super::slug::{Anchors, slug};
use super::text_sink::{Break, TextSink};
use crate::document::Document;

/// Documents of a Markdown file. Every text is valid Markdown.
pub(super) fn documents(name: &str, markdown: &str) -> Vec<Document> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader {
        sections: Sections::new(),
        anchors: Anchors::default(),
        heading: None,
        front_matter: None,
        title: None,
        is_code: false,
    };
    for event in Parser::new_ext(markdown, options) {
        reader.event(event);
    }
    let title = reader.title.as_deref().map(shorten);
    let title = title.or_else(|| reader.sections.title(None));
    let title = title.unwrap_or_else(|| super::file_stem(name).to_owned());
    section_documents::documents(name, &title, reader.sections.finish(&title))
}

#[derive(Debug)]
struct Reader {
    sections: Sections,
    anchors: Anchors,
    /// Level, explicit anchor and text of the heading that is being read.
    heading: Option<(u8, Option<String>, TextSink)>,
    /// The front matter that is being read.
    front_matter: Option<String>,
    /// The title that the front matter gives.
    title: Option<String>,
    is_code: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.sink().push(&text),
            Event::SoftBreak => self.sink().break_with(Break::Space),
            Event::HardBreak => self.sink().break_with(Break::Line),
            Event::Rule => self.sink().break_with(Break::Paragraph),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn sink(&mut self) -> &mut TextSink {
        match &mut self.heading {
            Some((_, _, sink)) => sink,
            None => &mut self.sections.sink,
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(front_matter) = &mut self.front_matter {
            front_matter.push_str(text);
        } else if self.is_code {
            self.sink().push_preformatted(text);
        } else {
            self.sink().push(text);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let anchor = id.map(|id| id.to_string());
                self.heading = Some((level_number(level), anchor, TextSink::new()));
            }
            Tag::MetadataBlock(_) => self.front_matter = Some(String::new()),
            Tag::CodeBlock(_) => {
                self.is_code = true;
                self.sink().break_with(Break::Paragraph);
            }
            other => self.break_at(&other.to_end()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some((level, anchor, mut sink)) = self.heading.take() {
                    let text = sink.take();
                    let anchor = self.anchors.unique(&anchor.unwrap_or_else(|| slug(&text)));
                    self.sections.heading(Heading {
                        level,
                        text,
                        anchor: Some(anchor),
                        weight: None,
                    });
                }
            }
            TagEnd::MetadataBlock(_) => {
                self.title = self
                    .front_matter
                    .take()
                    .and_then(|matter| title_in(&matter));
            }
            TagEnd::CodeBlock => {
                self.is_code = false;
                self.sink().break_with(Break::Paragraph);
            }
            other => self.break_at(&other),
        }
    }

    fn break_at(&mut self, tag: &TagEnd) {
        let wanted = match tag {
            TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => Break::Line,
            TagEnd::TableCell => Break::Space,
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => Break::Paragraph,
            _ => return,
        };
        self.sink().break_with(wanted);
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// `title: Knots` (YAML) or `title = "Knots"` (TOML). Anything more is for a real YAML reader, and titles are one line.
fn title_in(front_matter: &str) -> Option<String> {
    let value = front_matter.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix([':', '='])
    })?;
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    let title = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests;
