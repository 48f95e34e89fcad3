//! Furniture goes, what only looks like it stays.

use super::*;
use crate::ingest::{PageOptions, page};

#[test]
fn every_selector_is_valid() {
    assert_eq!(Furniture::new().0.len(), KNOWN.len());
}

#[test]
fn furniture_is_no_text() {
    let html = "<main><a class='src rightside' href=x>Source</a><section id=impl-A><h3>impl A</h3></section>\
        <details><summary class=hideme><span>Expand description</span></summary><p>Doc</p></details><a class=src>kept</a></main>";
    let page = page("p.html", html.as_bytes(), &PageOptions::default());
    let texts: Vec<&str> = page.sections.iter().map(|section| &*section.text).collect();
    assert_eq!(texts, ["Doc\n\nkept"]);
}
