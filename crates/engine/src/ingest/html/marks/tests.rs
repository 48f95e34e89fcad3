//! The forms of marks.

use super::*;
use crate::ingest::html::tags::{Visitor, walk};

#[derive(Default)]
struct First(Option<Marks>);

impl Visitor for First {
    fn open(&mut self, tag: &Tag) {
        self.0.get_or_insert_with(|| Marks::of(tag));
    }
    fn close(&mut self, _: &[u8]) {}
    fn text(&mut self, _: &str) {}
}

fn marks(html: &str) -> Marks {
    let mut first = First::default();
    walk(html, &mut first);
    first.0.expect("a tag")
}

#[test]
fn lists_have_texts_attributes_and_one_literal_at_the_end() {
    let found = marks(
        "<p data-pagefind-meta=' heading, tag[data-a],tag[ data-b ], none[x] , free : a, b: c ' data-a='1, 2' data-b=3>",
    );
    let entries: Vec<(&str, Option<&str>)> = found
        .entries
        .iter()
        .map(|entry| (&*entry.key, entry.value.as_deref()))
        .collect();
    assert_eq!(
        entries,
        [
            ("heading", None),
            ("tag", Some("1, 2")),
            ("tag", Some("3")),
            ("none", Some("")),
            ("free", Some(" a, b: c "))
        ]
    );
}

#[test]
fn both_prefixes_and_all_targets_are_read() {
    let found = marks(
        "<p data-nearsight-filter=a data-pagefind-sort=b data-nearsight-default-meta=c data-pagefind-meta=d data-filter=e>",
    );
    let entries: Vec<(Target, &str)> = found
        .entries
        .iter()
        .map(|entry| (entry.target, &*entry.key))
        .collect();
    assert_eq!(
        entries,
        [
            (Target::Filter, "a"),
            (Target::Sort, "b"),
            (Target::DefaultMeta, "c"),
            (Target::Meta, "d")
        ]
    );
}

#[test]
fn broken_lists_do_no_harm() {
    for list in ["", ",", ":", "[a]", ",:x", " : ", "[]:"] {
        assert_eq!(
            marks(&format!("<p data-pagefind-meta='{list}'>")).entries,
            [],
            "{list}"
        );
    }
    let odd = marks("<p data-pagefind-meta='a], b[, [c, [, ]'>").entries;
    let keys: Vec<&str> = odd.iter().map(|entry| &*entry.key).collect();
    assert_eq!(keys, ["a]", "b[", "[c", "[", "]"]);
}

#[test]
fn ignoring_is_of_text_or_of_everything() {
    for (value, ignore) in [
        ("", Ignore::Text),
        ("index", Ignore::Text),
        ("TRUE", Ignore::Text),
        ("all", Ignore::All),
        ("false", Ignore::All),
    ] {
        let found = marks(&format!("<p data-pagefind-ignore='{value}'>"));
        assert_eq!(found.ignore, Some(ignore), "{value}");
    }
    assert_eq!(marks("<p>"), Marks::default());
}

#[test]
fn weights_are_numbers_from_0_to_10() {
    for (value, weight) in [
        ("2.5", Some(2.5)),
        (" 0 ", Some(0.0)),
        ("99", Some(10.0)),
        (".25", Some(0.25)),
        ("3.", Some(3.0)),
        ("1.23456789", Some(1.234)),
        ("99999999999999999999", Some(10.0)),
        ("-3.5", Some(0.0)),
        ("-x", None),
        ("NaN", None),
        (".", None),
        ("1.-1", None),
        ("", None),
        ("2,5", None),
    ] {
        let found = marks(&format!("<p data-pagefind-weight='{value}'>"));
        assert_eq!(found.weight, weight, "{value}");
    }
}
