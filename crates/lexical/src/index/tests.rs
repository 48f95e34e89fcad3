//! Any order of changes gives the index of a fresh build.

use nearsight_test_support::Random;

use super::*;
use crate::reference::{empty, random_text};

/// Documents that are left after random changes, and the index that went through them.
fn changed(seed: u64) -> (LexicalIndex, Vec<(u32, [String; 2])>) {
    let mut random = Random::new(seed);
    let (mut index, mut left) = (empty(), Vec::new());
    let mut row = 0;
    for _ in 0..150 {
        match random.below(12) {
            0 => index.seal(),
            1..4 if !left.is_empty() => {
                let (row, _) = left.remove(random.below(left.len()));
                assert!(index.remove(row) && !index.remove(row));
            }
            _ => {
                row += 1 + random.below(3) as u32;
                let texts = [3, 12].map(|n| random_text(&mut random, n));
                index
                    .insert(row, &texts.each_ref().map(String::as_str))
                    .expect("ascending");
                left.push((row, texts));
            }
        }
    }
    (index, left)
}

#[test]
fn the_past_does_not_show() {
    for seed in 0..10 {
        let (index, left) = changed(seed);
        let mut fresh = empty();
        for (row, texts) in &left {
            fresh
                .insert(*row, &texts.each_ref().map(String::as_str))
                .expect("ascending");
        }
        assert!(index.to_bytes() == fresh.to_bytes(), "seed {seed}");
        assert_eq!(index.len(), left.len());
        let mut random = Random::new(seed);
        for _ in 0..50 {
            let text = random_text(&mut random, 2);
            let query =
                Query::parse(&text[..text.len() - text.len() % 2 * usize::from(text.is_ascii())]);
            let found = index.search(&query, 10, None);
            assert_eq!(found, fresh.search(&query, 10, None), "{text:?}");
            let explained = found.first().map(|found| index.explain(&query, found.row));
            assert_eq!(
                explained,
                found.first().map(|found| fresh.explain(&query, found.row))
            );
        }
    }
}

#[test]
fn a_long_tail_is_merged_by_itself() {
    let mut index = empty();
    let text: String = (0..500).map(|i| format!("word{i} ")).collect();
    for row in 0..120 {
        index.insert(row, &["", &text]).expect("ascending");
    }
    assert!(index.sealed.terms.len() == 500 && index.tail.n_postings() < 40_000);
    assert_eq!(index.search(&Query::parse("word7 "), 1000, None).len(), 120);
    for row in 0..120 {
        assert!(index.contains(row) && index.remove(row) && !index.contains(row));
    }
    assert!(index.is_empty());
    index.seal();
    assert!(index.sealed.terms.is_empty() && index.to_bytes() == empty().to_bytes());
}

#[test]
fn rows_ascend_and_fields_are_declared() {
    let mut index = empty();
    index
        .insert(7, &["a title"])
        .expect("the body may be missing");
    for row in [7, 6, 0] {
        let error = index.insert(row, &[]).expect_err("not above");
        assert_eq!(error.code(), "lexical-row");
        assert!(
            error
                .to_string()
                .contains(&format!("row {row} is not above row 7"))
        );
    }
    let error = index.insert(8, &["", "", ""]).expect_err("three texts");
    assert_eq!(error.code(), "lexical-fields");
    assert_eq!(index.len(), 1);
    let field = |weight, b| Field {
        b,
        ..Field::new("text", weight)
    };
    for fields in [
        vec![],
        vec![field(1.0, 0.5); 9],
        vec![field(0.0, 0.5)],
        vec![field(f32::NAN, 0.5)],
        vec![field(f32::INFINITY, 0.5)],
        vec![field(1.0, 1.5)],
        vec![field(1.0, f32::NAN)],
    ] {
        let error = LexicalIndex::new(fields, Language::NONE).expect_err("not sound");
        assert_eq!(error.code(), "lexical-fields");
    }
}
