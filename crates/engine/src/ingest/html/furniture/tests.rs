//! Furniture goes where it is known, and stays elsewhere.

use crate::ingest::{PageOptions, page};

const MAIN: &str = "<main><span class='since'>1.0.0</span> <a class=src href=x>Source</a>\
    <p>A <span class=viewcode-link>[source]</span></p>\
    <details><summary class=hideme><span>Expand description</span></summary><p>Doc</p></details></main>";

fn text(head: &str) -> String {
    let page = page(
        "p.html",
        format!("{head}{MAIN}").as_bytes(),
        &PageOptions::default(),
    );
    page.sections[0].text.clone()
}

#[test]
fn furniture_is_no_text() {
    assert_eq!(text("<meta name=generator content=rustdoc>"), "A\n\nDoc");
    assert_eq!(
        text("<meta name=generator content=Hugo>"),
        "1.0.0 Source\n\nA\n\nExpand description\n\nDoc"
    );
}
