//! Parts that generators of documentation put between the words of a page, and that are not of it.

use super::tags::Tag;
use crate::ingest::selector::Selector;

/// Known by their classes, which are particular enough to be nobody else's.
const KNOWN: [&str; 6] = [
    // rustdoc: "Source", "Expand description", "Copy item path", the version that a name is stable since.
    "a.src.rightside",
    "summary.hideme",
    "rustdoc-toolbar",
    "span.since.rightside",
    // Sphinx: "[source]".
    "span.viewcode-link",
    // Docusaurus and VitePress: "Skip to main content".
    "a.skip-link",
];

/// Selectors of all known furniture.
pub(super) struct Furniture(Vec<Selector>);

impl Furniture {
    pub(super) fn new() -> Self {
        Self(KNOWN.iter().filter_map(|text| text.parse().ok()).collect())
    }

    /// True if the element is furniture.
    pub(super) fn has(&self, tag: &Tag) -> bool {
        self.0.iter().any(|selector| tag.matches(selector))
    }
}

#[cfg(test)]
mod tests;
