//! Which tags end which elements.

use super::*;

fn open(elements: &mut Elements, names: &[&str]) {
    for name in names {
        elements.push(name.as_bytes(), kind(name.as_bytes()), Scope::default());
    }
}

#[test]
fn an_end_tag_closes_the_innermost_of_its_name() {
    let mut elements = Elements::default();
    open(&mut elements, &["div", "div", "b", "i"]);
    assert_eq!(elements.closed_by(b"div"), Some(1));
    assert_eq!(elements.closed_by(b"b"), Some(2));
    assert_eq!(elements.closed_by(b"span"), None);
    assert!(elements.pop_to(3).is_some() && elements.pop_to(3).is_none());
    assert_eq!(elements.closed_by(b"i"), None);
}

#[test]
fn an_inline_end_tag_never_closes_a_block() {
    let mut elements = Elements::default();
    open(&mut elements, &["b", "p"]);
    assert_eq!(elements.closed_by(b"b"), None);
    assert_eq!(elements.closed_by(b"p"), Some(1));
}

#[test]
fn blocks_end_paragraphs_and_entries_end_entries() {
    let mut elements = Elements::default();
    open(&mut elements, &["ul", "li", "p", "b"]);
    assert_eq!(elements.ended_by(b"div"), Some(2));
    assert_eq!(elements.ended_by(b"span"), None);
    assert_eq!(elements.ended_by(b"li"), Some(1));
    open(&mut elements, &["ul"]);
    assert_eq!(
        elements.ended_by(b"li"),
        None,
        "a list in an entry has entries of its own"
    );
}
