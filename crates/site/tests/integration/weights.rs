//! What authors' weights do to answers.

use crate::support::{Reader, page, passage, question};
use nearsight_site::{Page, Passage};

/// A passage whose words between bars have this weight.
fn weighted(text: &str, weight: f32) -> Passage {
    let parts: Vec<&str> = text.split('|').collect();
    let start = parts[0].len();
    let end = start + parts.get(1).map_or(0, |part| part.len());
    Passage {
        weights: vec![(start..end, weight)],
        ..passage("", "", &parts.concat())
    }
}

/// A page of one passage.
fn single(url: &str, passage: Passage) -> Page {
    page(url, "A page", &[passage])
}

/// Pages in the order in which a search by words finds them.
fn found(pages: &[Page], text: &str) -> Vec<String> {
    Reader::of_pages(pages, false).urls(text)
}

#[test]
fn words_count_by_the_square_of_their_weight() {
    let once = |url: &str, weight: f32| single(url, weighted("Ropes and |knots| at sea", weight));
    let pages = [
        once("half", 0.5),
        once("one", 1.0),
        once("two", 2.0),
        once("ten", 10.0),
        single("thrice", passage("", "", "Knots knots knots at sea")),
        single("often", passage("", "", &"knots ".repeat(9))),
    ];
    let order = found(&pages, "knots ");
    let place = |url: &str| order.iter().position(|found| found == url);
    let places = ["ten", "often", "two", "thrice", "one", "half"].map(place);
    assert!(places.is_sorted() && places[0] == Some(0), "{order:?}");
}

#[test]
fn what_has_weight_zero_is_shown_and_found_by_nothing() {
    let hidden = "Ropes |and read_to_string of knots, Knots and boats| at sea, with boats";
    let pages = [
        single("a", weighted(hidden, 0.0)),
        single("b", passage("", "", "Flour and water")),
    ];
    for text in [
        "knots ",
        "kno",
        "knot ",
        "read_to_string ",
        "string ",
        "knotz ",
    ] {
        assert!(found(&pages, text).is_empty(), "{text}");
    }
    assert_eq!(found(&pages, "boats "), ["a"], "once outside");
    let mut reader = Reader::of_pages(&pages, false);
    let shown = reader.shown(&question("ropes "));
    assert!(
        shown[0].excerpt.text.contains("of knots, Knots"),
        "{shown:?}"
    );
}

#[test]
fn headings_and_titles_keep_their_own_weight_times_that_of_the_author() {
    let heading = |url: &str, weight: Option<f32>| {
        let passage = Passage {
            heading_weight: weight,
            ..passage("Mooring", "m", "A boat in a harbour")
        };
        single(url, passage)
    };
    let text = single("text", passage("", "", "Mooring a boat in a harbour"));
    let pages = [
        heading("low", Some(0.3)),
        text,
        heading("plain", None),
        heading("high", Some(2.0)),
        heading("none", Some(0.0)),
    ];
    assert_eq!(found(&pages, "mooring "), ["high", "plain", "text", "low"]);
    let titled = |url: &str, weight: Option<f32>| Page {
        title_weight: weight,
        ..page(url, "Mooring", &[passage("", "", "A boat in a harbour")])
    };
    let pages = [
        titled("plain", None),
        titled("high", Some(2.0)),
        titled("none", Some(0.0)),
    ];
    assert_eq!(found(&pages, "mooring "), ["high", "plain"]);
}

#[test]
fn weights_that_are_no_numbers_and_parts_that_are_nowhere_do_no_harm() {
    let mut odd = weighted("Ropes |and| knots", f32::NAN);
    odd.weights.push((100..200, f32::INFINITY));
    odd.heading_weight = Some(-1.0);
    assert_eq!(found(&[single("a", odd)], "knots and ropes "), ["a"]);
}
