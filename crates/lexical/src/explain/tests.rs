//! Parts add up, and name what they are.

use nearsight_test_support::Random;

use crate::reference::{empty, random_text};
use crate::{Distance, Kinship, Query};

#[test]
fn parts_add_up_to_the_score_of_the_search() {
    let mut random = Random::new(21);
    let mut index = empty();
    for row in 0..40 {
        let texts = [2, 15].map(|n| random_text(&mut random, n));
        index
            .insert(row, &texts.each_ref().map(String::as_str))
            .expect("ascending");
    }
    index.remove(3);
    for text in [
        "the running ",
        "colection str",
        "\"the run\" trust",
        "run -hope",
        "kebab-case C++",
    ] {
        let query = Query::parse(text);
        let found = index.search(&query, 100, None);
        assert!(!found.is_empty(), "{text}");
        for row in 0..40 {
            let explained = index.explain(&query, row);
            let score = found
                .iter()
                .find(|found| found.row == row)
                .map(|found| found.score);
            assert_eq!(explained.is_some(), score.is_some(), "{text} row {row}");
            if let (Some(explained), Some(score)) = (explained, score) {
                assert!(
                    (explained.score - score).abs() < 1e-4,
                    "{text}: {explained:?} {score}"
                );
            }
        }
    }
}

#[test]
fn a_part_says_what_matched_and_where() {
    let mut index = empty();
    index
        .insert(4, &["Borrowing", "borrow, borrow"])
        .expect("first");
    index.insert(5, &["", "another one"]).expect("ascending");
    let explained = index.explain(&Query::parse("borow"), 4).expect("is found");
    let of = |term: &str| {
        explained
            .parts
            .iter()
            .find(|part| part.term == term)
            .expect("a part")
    };
    let exact = of("borrow");
    assert_eq!(
        (exact.typed.as_str(), exact.field.as_str(), exact.tf),
        ("borow", "body", 2)
    );
    assert_eq!(exact.kinship, Kinship::Typo(Distance::One));
    assert!((exact.idf - 2.0f32.ln()).abs() < 1e-6);
    assert_eq!(of("borrowing").field, "title");
    assert_eq!(index.explain(&Query::parse("borow"), 5), None);
    assert_eq!(index.explain(&Query::parse("borow"), 6), None);
    assert_eq!(index.explain(&Query::parse(""), 4), None);
}
