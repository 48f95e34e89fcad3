//! What counts as a listing, and what becomes of it.

use super::*;

const MIXED: &str = "Traits are like interfaces elsewhere.\n\n    trait Draw {\n        fn draw(&self);\n    }\n\nA type implements one or many of them, as it likes.";

#[test]
fn indented_lines_beside_prose_are_listings() {
    assert!(has_listings(MIXED));
    assert!(has_listings(
        "Run this, it prints a line for every file:\n\n\tls -l"
    ));
    assert!(!has_listings(
        "One sentence.\n\n  Two spaces are no listing."
    ));
    assert!(!has_listings(""));
}

#[test]
fn a_text_that_is_almost_all_indented_is_a_text() {
    let manual =
        "NAME\n       ls - list directory contents, sorted by name unless told otherwise\n";
    assert!(!has_listings(manual));
    assert!(!has_listings("    fn main() {}\n    fn other() {}"));
}

#[test]
fn a_passage_loses_its_listings_and_keeps_its_sentences() {
    let prose = without_listings(MIXED);
    assert!(
        prose.contains("interfaces") && prose.contains("implements") && !prose.contains("fn draw")
    );
    assert!(matches!(without_listings("no\nlisting"), Cow::Borrowed(_)));
}
