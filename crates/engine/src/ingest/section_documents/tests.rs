//! Breadcrumbs, ids and addresses of sections.

use super::*;

fn section(level: u8, heading: &str, anchor: Option<&str>, text: &str) -> Section {
    Section {
        level,
        heading: heading.to_owned(),
        anchor: anchor.map(str::to_owned),
        text: text.to_owned(),
        ..Section::default()
    }
}

/// Id, heading, text and url of each document.
fn rows(title: &str, sections: Vec<Section>) -> Vec<[String; 4]> {
    let documents = documents("a/page.html", title, sections);
    let text = |document: &Document, field| document.text(field).unwrap_or("-").to_owned();
    let rows = documents.iter().map(|document| {
        assert_eq!(document.text("title"), Some(title));
        let id = document.id.to_string();
        [
            id,
            text(document, "heading"),
            text(document, "text"),
            text(document, "url"),
        ]
    });
    rows.collect()
}

#[test]
fn headings_below_the_title_make_a_path() {
    let found = rows(
        "Knots",
        vec![
            section(0, "", None, "All."),
            section(2, "Loops", Some("loops"), ""),
            section(3, "Bowline", Some("bowline"), "Holds."),
            section(2, "Bends", Some("bends"), "Join."),
        ],
    );
    assert_eq!(found[0], ["a/page.html", "-", "All.", "a/page.html"]);
    let (bowline, bends) = ("a/page.html#bowline", "a/page.html#bends");
    assert_eq!(found[1], [bowline, "Loops › Bowline", "Holds.", bowline]);
    assert_eq!(found[2], [bends, "Bends", "Join.", bends]);
    assert_eq!(found.len(), 3);
}

#[test]
fn a_title_that_comes_late_is_no_part_of_the_path() {
    let sections = vec![
        section(2, "Contents", Some("toc"), "List."),
        section(1, "Knots", Some("top"), "All."),
        section(2, "Loops", Some("loops"), "Some."),
    ];
    let headings: Vec<String> = rows("Knots", sections)
        .into_iter()
        .map(|[_, heading, ..]| heading)
        .collect();
    assert_eq!(headings, ["Contents", "-", "Loops"]);
}

#[test]
fn headings_without_anchor_get_an_id_but_no_false_link() {
    let bowline = || section(2, "Bowline Knot", None, "Holds.");
    let found = rows("Knots", vec![bowline(), bowline()]);
    assert_eq!(found[0][0], "a/page.html#bowline-knot");
    assert_eq!(found[1][0], "a/page.html#bowline-knot-1");
    assert_eq!(found[1][3], "a/page.html");
}
