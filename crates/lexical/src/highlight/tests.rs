//! What is marked in texts.

use nearsight_test_support::Random;

use crate::reference::{empty, random_text};
use crate::{LexicalIndex, Query};

fn index() -> LexicalIndex {
    let mut index = empty();
    let body =
        "The borrower borrowed from borrowers: borrow. HashMap, naïve C++ 東京都 memory safety";
    index.insert(0, &["", body]).expect("first");
    index
}

/// The marked words of `text`.
fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
    let ranges = index().highlight(text, &Query::parse(query));
    ranges.into_iter().map(|range| &text[range]).collect()
}

#[test]
fn forms_typos_and_beginnings_are_marked() {
    let text = "Borrow, borrowed by borrowers; sorrow";
    assert_eq!(marked(text, "borrow "), ["Borrow", "borrowed", "borrowers"]);
    assert_eq!(marked(text, "borow "), ["Borrow"]);
    assert_eq!(marked(text, "borr"), ["Borrow", "borrowed", "borrowers"]);
    assert_eq!(marked("Naïve NAIVE", "naive "), ["Naïve", "NAIVE"]);
    assert_eq!(
        marked("a HashMap, a hash and a map", "hash "),
        ["Hash", "hash"]
    );
    assert_eq!(
        marked("a HashMap of C++, C", "hashmap c++ "),
        ["HashMap", "C++"]
    );
    assert_eq!(marked("西東京都", "東京"), ["東京"]);
    assert_eq!(marked("西東京都", "東京都"), ["東京都"]);
    assert_eq!(marked("nothing here", ""), [] as [&str; 0]);
}

#[test]
fn phrases_are_marked_as_a_whole_and_only_so() {
    let text = "memory; Memory, safety and safety of memory safety";
    assert_eq!(
        marked(text, "\"memory safety\""),
        ["Memory, safety", "memory safety"]
    );
    assert_eq!(marked("東京都庁", "\"東京都\""), ["東京都"]);
}

#[test]
fn ranges_ascend_apart_at_borders_of_characters() {
    let mut random = Random::new(12);
    let mut index = empty();
    for row in 0..30 {
        index
            .insert(row, &["", &random_text(&mut random, 20)])
            .expect("ascending");
    }
    let mut n_ranges = 0;
    for _ in 0..300 {
        let text = random_text(&mut random, 20).replace('o', "ö");
        let n_words = 1 + random.below(3);
        let query = random_text(&mut random, n_words);
        for query in [query.clone(), format!("\"{query}\"")] {
            let ranges = index.highlight(&text, &Query::parse(&query));
            assert!(ranges.is_sorted_by(|a, b| a.end <= b.start), "{ranges:?}");
            assert!(
                ranges
                    .iter()
                    .all(|range| text.get(range.clone()).is_some_and(|word| !word.is_empty()))
            );
            n_ranges += ranges.len();
        }
    }
    assert!(n_ranges > 1000, "{n_ranges}");
}
