//! Parts that generators of documentation put between the words of a page, and that are not of it.

use super::tags::Tag;

/// Name and class. Sphinx: "[source]".
const ANYWHERE: [(&[u8], &str); 1] = [(b"span", "viewcode-link")];

/// "1.0.0 · Source", "Expand description", the sign of examples that do not run. The classes are too common to mean this
/// on every page.
const RUSTDOC: [(&[u8], &str); 6] = [
    (b"a", "src"),
    (b"a", "tooltip"),
    (b"span", "rightside"),
    (b"span", "since"),
    (b"span", "sub-heading"),
    (b"summary", "hideme"),
];

/// True if the element is furniture of pages by this generator.
pub(super) fn is_furniture(tag: &Tag, is_rustdoc: bool) -> bool {
    let particular: &[_] = if is_rustdoc { &RUSTDOC } else { &[] };
    let mut known = ANYWHERE.iter().chain(particular);
    known.any(|(name, class)| tag.name == *name && tag.has_class(class))
}

#[cfg(test)]
mod tests;
