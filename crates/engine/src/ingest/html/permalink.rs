//! What leads to a heading: ids on it, in it or around it, and links to itself.

use super::tags::Tag;

/// The anchor that the element itself is.
pub(super) fn anchor_of(tag: &Tag) -> Option<String> {
    let anchor = tag.attribute("id").or_else(|| match tag.name.as_slice() {
        b"a" => tag.attribute("name"),
        _ => None,
    });
    anchor.filter(|anchor| !anchor.is_empty())
}

/// The anchor that a link leads to, if it is in this page: in a heading, that is the heading's own.
pub(super) fn target_of(tag: &Tag) -> Option<String> {
    let target = tag.attribute("href").filter(|_| tag.name == b"a")?;
    let anchor = target.strip_prefix('#')?;
    // Encoded, it is not the id.
    (!anchor.is_empty() && !anchor.contains('%')).then(|| anchor.to_owned())
}

/// The sign that generators of documentation link headings with, not a word of the page.
pub(super) fn is_sign(text: &str) -> bool {
    text.trim()
        .chars()
        .all(|letter| matches!(letter, '#' | '¶' | '§' | '🔗' | '\u{fe0f}' | '☍'))
}

/// The anchors that a heading without one of its own is reached by.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Depth and id of the open sections without a heading so far, as Sphinx and rustdoc write them.
    sections: Vec<(usize, String)>,
    /// An empty element with an id right before the heading, as converters of Markdown write it.
    before: Option<String>,
}

impl Anchors {
    /// Takes an element that opens at this depth.
    pub(super) fn open(&mut self, tag: &Tag, depth: usize) {
        let Some(anchor) = anchor_of(tag) else {
            return;
        };
        match tag.name.as_slice() {
            b"section" => self.sections.push((depth, anchor)),
            b"a" | b"span" => self.before = Some(anchor),
            _ => {}
        }
    }

    /// Takes text: what comes later is no longer next to the empty element.
    pub(super) fn text(&mut self, text: &str) {
        if self.before.is_some() && !text.trim().is_empty() {
            self.before = None;
        }
    }

    /// Takes the end of a heading: what was in it is not of the next one.
    pub(super) fn end_heading(&mut self) {
        self.before = None;
    }

    /// Ends the elements from this depth inwards.
    pub(super) fn close(&mut self, depth: usize) {
        while self.sections.pop_if(|(open, _)| *open >= depth).is_some() {}
    }

    /// The anchor of a heading that begins here; the next one gets another.
    pub(super) fn take(&mut self) -> Option<String> {
        let around = self.sections.pop().map(|(_, anchor)| anchor);
        self.before.take().or(around)
    }
}

#[cfg(test)]
mod tests;
