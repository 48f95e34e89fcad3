//! What is seen at first sight.

use super::*;

#[test]
fn the_first_title_that_is_not_of_a_drawing_is_the_page_s() {
    let found = survey("<svg><title>S</title></svg><title> A &amp;\n B </title><title>C</title>");
    assert_eq!(found.title, "A & B");
}

#[test]
fn the_first_language_and_canonical_address_count() {
    let found = survey(
        "<html lang=''><html lang=de><html lang=en><link rel=CANONICAL href=a><link rel=canonical href=b>",
    );
    assert_eq!(found.language.as_deref(), Some("de"));
    assert_eq!(found.canonical.as_deref(), Some("a"));
}
