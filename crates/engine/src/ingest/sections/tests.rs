//! Titles, breadcrumbs and ids of sections.

use super::*;

fn heading(level: u8, text: &str, anchor: Option<&str>) -> Heading {
    Heading {
        level,
        text: text.to_owned(),
        anchor: anchor.map(str::to_owned),
        weight: None,
    }
}

/// Heading, text and anchor of each section of a page that consists of these.
fn page(parts: &[(u8, &str, Option<&str>, &str)], element: Option<&str>) -> Vec<[String; 3]> {
    let mut sections = Sections::new();
    for (level, text, anchor, under) in parts {
        if *level > 0 {
            sections.heading(heading(*level, text, *anchor));
        }
        sections.push(under, false, None);
    }
    let title = sections.title(element).unwrap_or_default();
    let sections = sections.finish(&title).into_iter();
    let rows = sections.map(|section| {
        let anchor = section.anchor.unwrap_or_else(|| "-".to_owned());
        [section.heading, section.text, anchor]
    });
    rows.collect()
}

#[test]
fn the_text_under_the_title_is_the_page_itself() {
    let parts = [
        (0, "", None, "Home"),
        (1, "Knots", Some("knots"), "All."),
        (2, "Loops", Some("loops"), "Some."),
    ];
    assert_eq!(
        page(&parts, None),
        [["", "Home\n\nAll.", "-"], ["Loops", "Some.", "loops"]]
    );
}

#[test]
fn headings_without_text_stay_and_do_not_part_the_title_from_its_text() {
    let parts = [
        (2, "Menu", None, ""),
        (1, "Knots", None, "All."),
        (2, "Loops", Some("loops"), ""),
        (3, "Bowline", Some("bowline"), "Holds."),
    ];
    assert_eq!(
        page(&parts, None),
        [
            ["", "All.", "-"],
            ["Menu", "", "-"],
            ["Loops", "", "loops"],
            ["Bowline", "Holds.", "bowline"]
        ]
    );
}

#[test]
fn a_title_that_comes_late_keeps_its_anchor() {
    let parts = [
        (2, "Contents", Some("toc"), "List."),
        (1, "Knots", Some("top"), "All."),
    ];
    assert_eq!(
        page(&parts, None),
        [["Contents", "List.", "toc"], ["Knots", "All.", "top"]]
    );
}

#[test]
fn a_site_name_after_the_first_heading_is_no_part_of_the_title() {
    let mut sections = Sections::new();
    sections.heading(heading(2, "Locks", None));
    sections.heading(heading(2, "Doors", None));
    let title = |element| sections.title(element);
    assert_eq!(title(Some("Locks - The Book")).as_deref(), Some("Locks"));
    assert_eq!(title(Some(" locks")).as_deref(), Some("Locks"));
    assert_eq!(title(Some("Doors - The Book")), None);
    assert_eq!(title(Some("Locksmiths - The Book")), None);
    assert_eq!(title(None), None);
    sections.heading(heading(1, "Knots", None));
    assert_eq!(
        sections.title(Some("Locks - The Book")).as_deref(),
        Some("Knots")
    );
}

#[test]
fn endless_headings_are_cut_and_are_text_as_well() {
    let long = "é".repeat(5000);
    let found = page(&[(2, &long, None, "x")], None);
    assert_eq!(found[0][0].chars().count(), LONGEST_HEADING + 1);
    assert_eq!(found[0][1], format!("{long}\n\nx"));
}

#[test]
fn weights_cover_the_words_that_have_them() {
    let mut sections = Sections::new();
    sections.push("a", false, None);
    sections.sink.break_with(Break::Paragraph);
    sections.push("heavy ", false, Some(2.0));
    sections.push(" words ", false, Some(2.0));
    sections.push("one", false, Some(1.0));
    sections.push(" light", false, Some(0.5));
    sections.heading(heading(1, "T", None));
    sections.push("b ", false, None);
    sections.push("c", false, Some(3.0));
    let found = sections.finish("T");
    assert_eq!(found[0].text, "a\n\nheavy words one light\n\nb c");
    let words: Vec<(&str, f32)> = found[0]
        .weights
        .iter()
        .map(|(range, weight)| (&found[0].text[range.clone()], *weight))
        .collect();
    assert_eq!(words, [("heavy words", 2.0), ("light", 0.5), ("c", 3.0)]);
}
