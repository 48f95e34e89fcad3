//! From headings and text to the sections of a page, the same for HTML and Markdown.

use super::page::Section;
use super::text_sink::{Break, TextSink};

/// Headings longer than this are cut, in characters: what is repeated for each hit must stay short.
const LONGEST_HEADING: usize = 120;

/// A heading that begins a section.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// 1 to 6.
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) anchor: Option<String>,
    pub(super) weight: Option<f32>,
}

/// The sections of one page, in reading order.
#[derive(Debug)]
pub(super) struct Sections {
    /// Where the text of the current section goes.
    pub(super) sink: TextSink,
    /// The current section, without its text.
    current: Section,
    ended: Vec<Section>,
    first_h1: Option<String>,
}

impl Sections {
    /// At the beginning of a page.
    pub(super) fn new() -> Self {
        Self {
            sink: TextSink::new(),
            current: Section::default(),
            ended: Vec::new(),
            first_h1: None,
        }
    }

    /// Ends the current section and starts the one of this heading. A heading without text is ignored. One that had to be
    /// cut is text as well: its end tag may be missing, and then it holds the rest of the page.
    pub(super) fn heading(&mut self, heading: Heading) {
        let text = shorten(&heading.text);
        if text.is_empty() {
            return;
        }
        self.end_section();
        if text.ends_with('…') {
            self.sink.push(&heading.text);
            self.sink.break_with(Break::Paragraph);
        }
        if heading.level == 1 && self.first_h1.is_none() {
            self.first_h1 = Some(text.clone());
        }
        self.current = Section {
            heading: text,
            anchor: heading.anchor,
            level: heading.level,
            heading_weight: heading.weight,
            ..Section::default()
        };
    }

    /// Appends running or preformatted text that the page gives this weight.
    pub(super) fn push(&mut self, text: &str, is_preformatted: bool, weight: Option<f32>) {
        let before = self.sink.len();
        if is_preformatted {
            self.sink.push_preformatted(text);
        } else {
            self.sink.push(text);
        }
        let added = self.sink.since(before);
        let Some(weight) = weight.filter(|weight| *weight != 1.0 && !added.is_empty()) else {
            return;
        };
        let start = before + added.len() - added.trim_start().len();
        let end = self.sink.len();
        match self.current.weights.last_mut() {
            Some((range, last)) if range.end == before && *last == weight => range.end = end,
            _ => self.current.weights.push((start..end, weight)),
        }
    }

    /// The first `<h1>`, or without one the heading with which `title` begins ("Ownership - The Book" -> "Ownership"): what
    /// follows there names the site.
    pub(super) fn title(&self, title: Option<&str>) -> Option<String> {
        let mut headings = self.ended.iter().chain([&self.current]);
        let first = headings.find(|section| section.level > 0);
        let opens =
            |section: &&Section| title.is_some_and(|title| opens_title(title, &section.heading));
        let first = first.filter(opens);
        let first = || first.map(|section| section.heading.clone());
        self.first_h1.clone().or_else(first)
    }

    /// The weight that the page gives the heading that is the title, if there is one.
    pub(super) fn title_weight(&self, title: &str) -> Option<f32> {
        let mut headings = self.ended.iter().chain([&self.current]);
        let found = headings.find(|section| section.level > 0 && section.heading == title);
        found.and_then(|section| section.heading_weight)
    }

    /// The sections of a page with this title, which need not be among the headings.
    pub(super) fn finish(mut self, title: &str) -> Vec<Section> {
        self.end_section();
        join_beginning(&mut self.ended, title);
        self.ended
            .retain(|section| section.level > 0 || !section.text.is_empty());
        self.ended
    }

    fn end_section(&mut self) {
        let mut section = std::mem::take(&mut self.current);
        section.text = self.sink.take();
        // A cut at the end, as of a link to the heading, may have taken weighted words with it.
        let len = section.text.len();
        section.weights.retain(|(range, _)| range.end <= len);
        self.ended.push(section);
    }
}

/// True if a page's title begins with this heading, whatever the case of its letters: editors change it in one of them.
pub(super) fn opens_title(title: &str, heading: &str) -> bool {
    let mut rest = title.trim_start().chars().flat_map(char::to_lowercase);
    let mut letters = heading.chars().flat_map(char::to_lowercase);
    letters.all(|letter| rest.next() == Some(letter))
        && !rest.next().is_some_and(char::is_alphanumeric)
}

/// The text under the heading that is the title belongs to the page's beginning, if no other text comes before it.
fn join_beginning(sections: &mut Vec<Section>, title: &str) {
    let mut headings = sections.iter().enumerate().skip(1);
    let found = headings.find(|(_, section)| section.heading == title || !section.text.is_empty());
    let Some(place) =
        found.and_then(|(place, section)| (section.heading == title).then_some(place))
    else {
        return;
    };
    let joined = sections.remove(place);
    let Some(beginning) = sections.first_mut() else {
        return;
    };
    if !beginning.text.is_empty() && !joined.text.is_empty() {
        beginning.text.push_str("\n\n");
    }
    let before = beginning.text.len();
    beginning.text.push_str(&joined.text);
    let moved = joined.weights.into_iter();
    let moved = moved.map(|(range, weight)| (range.start + before..range.end + before, weight));
    beginning.weights.extend(moved);
    beginning.heading_weight = joined.heading_weight;
}

/// Repeated in every document below it, a heading of a megabyte would multiply.
pub(super) fn shorten(heading: &str) -> String {
    let heading = heading.trim();
    match heading.char_indices().nth(LONGEST_HEADING) {
        Some((cut, _)) => format!("{}…", heading[..cut].trim_end()),
        None => heading.to_owned(),
    }
}

#[cfg(test)]
mod tests;
