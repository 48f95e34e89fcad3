//! Titles, breadcrumbs and ids of sections.

use super::*;

fn page(parts: &[(u8, &str, Option<&str>, &str)], fallback: Option<&str>) -> Vec<[String; 4]> {
    let mut sections = Sections::new();
    for (level, heading, anchor, text) in parts {
        if *level > 0 {
            sections.heading(*level, heading, anchor.map(str::to_owned));
        }
        sections.sink.push(text);
    }
    let documents = sections.finish("a/page.html", None, fallback);
    let text = |document: &Document, field| document.text(field).unwrap_or("-").to_owned();
    documents
        .iter()
        .map(|document| {
            let heading = text(document, "heading");
            [
                document.id.to_string(),
                text(document, "title"),
                heading,
                text(document, "text"),
            ]
        })
        .collect()
}

#[test]
fn the_text_under_the_title_is_the_page_itself() {
    let found = page(
        &[(0, "", None, "Home"), (1, "Knots", Some("knots"), "All.")],
        Some("Site"),
    );
    assert_eq!(found, [["a/page.html", "Knots", "-", "Home\n\nAll."]]);
}

#[test]
fn headings_below_the_title_make_a_path() {
    let found = page(
        &[
            (1, "Knots", None, ""),
            (2, "Loops", Some("loops"), ""),
            (3, "Bowline", Some("bowline"), "Holds."),
            (2, "Bends", Some("bends"), "Join."),
        ],
        None,
    );
    assert_eq!(
        found[0],
        ["a/page.html#bowline", "Knots", "Loops › Bowline", "Holds."]
    );
    assert_eq!(found[1], ["a/page.html#bends", "Knots", "Bends", "Join."]);
    assert_eq!(found.len(), 2);
}

#[test]
fn a_site_name_after_the_first_heading_is_no_part_of_the_title() {
    let found = page(
        &[(2, "Locks", Some("locks"), "Wait.")],
        Some("Locks - The Book"),
    );
    assert_eq!(found, [["a/page.html", "Locks", "-", "Wait."]]);
}

#[test]
fn without_any_heading_the_title_element_and_then_the_file_names_the_page() {
    assert_eq!(page(&[(0, "", None, "x")], Some("Site"))[0][1], "Site");
    assert_eq!(page(&[(0, "", None, "x")], None)[0][1], "page");
}

#[test]
fn a_title_that_comes_late_keeps_its_anchor() {
    let found = page(
        &[
            (2, "Contents", Some("toc"), "List."),
            (1, "Knots", Some("top"), "All."),
        ],
        None,
    );
    assert_eq!(found[0], ["a/page.html#toc", "Knots", "Contents", "List."]);
    assert_eq!(found[1], ["a/page.html#top", "Knots", "-", "All."]);
}

#[test]
fn headings_without_anchor_get_an_id_but_no_false_link() {
    let mut sections = Sections::new();
    for _ in 0..2 {
        sections.heading(2, "Bowline Knot", None);
        sections.sink.push("Holds.");
    }
    let documents = sections.finish("p.html", Some("Knots"), None);
    let ids: Vec<String> = documents
        .iter()
        .map(|document| document.id.to_string())
        .collect();
    assert_eq!(ids, ["p.html#bowline-knot", "p.html#bowline-knot-1"]);
    assert_eq!(documents[1].text("url"), Some("p.html"));
}

#[test]
fn endless_headings_are_cut() {
    let found = page(&[(1, &"é".repeat(5000), None, "x")], None);
    assert_eq!(found[0][1].chars().count(), LONGEST_HEADING + 1);
}
