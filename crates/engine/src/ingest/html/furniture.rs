//! Parts that generators of documentation put between the words of a page, and that are not of it.

use super::tags::Tag;
use crate::ingest::selector::Selector;

/// Sphinx: "[source]".
const ANYWHERE: [&str; 1] = ["span.viewcode-link"];

/// "1.0.0 · Source", "Expand description", the sign of examples that do not run. The classes are too common to mean this
/// on every page.
const RUSTDOC: [&str; 6] = [
    "a.src",
    "a.tooltip",
    "span.rightside",
    "span.since",
    "span.sub-heading",
    "summary.hideme",
];

/// What is left out of a page.
pub(super) struct Furniture(Vec<Selector>);

impl Furniture {
    /// The furniture of pages by this generator (`<meta name=generator>`).
    pub(super) fn of(generator: Option<&str>) -> Self {
        let is_rustdoc = generator.is_some_and(|generator| generator.starts_with("rustdoc"));
        let particular: &[&str] = if is_rustdoc { &RUSTDOC } else { &[] };
        let selectors = ANYWHERE.iter().chain(particular);
        Self(selectors.filter_map(|text| text.parse().ok()).collect())
    }

    /// True if the element is furniture.
    pub(super) fn has(&self, tag: &Tag) -> bool {
        self.0.iter().any(|selector| tag.matches(selector))
    }
}

#[cfg(test)]
mod tests;
