//! Anchors made from headings.

use super::*;

#[test]
fn slugs_follow_github() {
    assert_eq!(
        slug("Atomic Reference Counting with `Arc<T>`"),
        "atomic-reference-counting-with-arct"
    );
    assert_eq!(slug("Über_uns & mehr"), "über_uns--mehr");
    assert_eq!(slug("***"), "section");
}

#[test]
fn anchors_are_unique_even_against_their_own_numbers() {
    let mut anchors = Anchors::default();
    let given = ["a", "a-1", "a", "a", "b"].map(|wanted| anchors.unique(wanted));
    assert_eq!(given, ["a", "a-1", "a-2", "a-3", "b"]);
}

#[test]
fn a_hundred_thousand_equal_headings_are_quick() {
    let mut anchors = Anchors::default();
    let last = (0..100_000).map(|_| anchors.unique("x")).last();
    assert_eq!(last.as_deref(), Some("x-99999"));
}
