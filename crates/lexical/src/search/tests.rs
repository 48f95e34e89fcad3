//! The fast ranking against the dumb one, and what a search box needs.

use nearsight_test_support::Random;
use roaring::RoaringBitmap;

use crate::reference::{Reference, empty, random_text};
use crate::{LexicalIndex, Query};

fn random_query(random: &mut Random) -> String {
    const FORMS: [&str; 12] = [
        "{} ",
        "{}",
        "{} the ",
        "the {}",
        "\"{}\" ",
        "{} -the",
        "-\"{}\" run",
        "rnu",
        "colection ",
        "stirn",
        "東",
        "京都",
    ];
    let n_words = 1 + random.below(3);
    let words = random_text(random, n_words);
    FORMS[random.below(FORMS.len())].replace("{}", &words)
}

fn random_pair(seed: u64) -> (LexicalIndex, Reference) {
    let mut random = Random::new(seed);
    let (mut index, mut reference) = (empty(), Reference::new());
    for row in 0..60 {
        let lengths = [random.below(4), random.below(20)];
        let [title, body] = lengths.map(|n| random_text(&mut random, n));
        index.insert(3 * row, &[&title, &body]).expect("ascending");
        reference.insert(3 * row, &[&title, &body]);
        if random.below(4) == 0 {
            let row = 3 * random.below(row as usize + 1) as u32;
            assert_eq!(
                index.remove(row),
                reference.documents.remove(&row).is_some()
            );
        }
        if random.below(20) == 0 {
            index.seal();
        }
    }
    (index, reference)
}

#[test]
fn the_ranking_is_that_of_the_reference() {
    let mut random = Random::new(77);
    let mut n_found = 0;
    for seed in 0..12 {
        let (index, reference) = random_pair(seed);
        for _ in 0..60 {
            let text = random_query(&mut random);
            let query = Query::parse(&text);
            let expected = reference.search(&query);
            let found = index.search(&query, usize::MAX, None);
            assert_eq!(found.len(), expected.len(), "{text:?}");
            n_found += found.len();
            for (found, (row, score)) in found.iter().zip(&expected) {
                let is_near = (f64::from(found.score) - score).abs() < 1e-4 * score.max(1.0);
                assert!(is_near, "{text:?}: {found:?}, expected {row} {score}");
                let own = expected
                    .iter()
                    .find(|(row, _)| *row == found.row)
                    .expect("is found");
                assert!(
                    (f64::from(found.score) - own.1).abs() < 1e-4 * score.max(1.0),
                    "{text:?}"
                );
            }
        }
    }
    assert!(n_found > 5000, "{n_found}");
}

#[test]
fn a_limit_cuts_and_a_filter_keeps_scores() {
    let (index, _) = random_pair(3);
    let query = Query::parse("the running collections ");
    let all = index.search(&query, usize::MAX, None);
    assert!(all.len() > 20);
    for limit in [0, 1, 7, all.len()] {
        assert_eq!(index.search(&query, limit, None), all[..limit]);
    }
    let filter: RoaringBitmap = all
        .iter()
        .map(|found| found.row)
        .filter(|row| row % 2 == 0)
        .collect();
    let kept: Vec<_> = all
        .iter()
        .copied()
        .filter(|found| filter.contains(found.row))
        .collect();
    assert!(kept.len() < all.len() && kept.len() > 4);
    assert_eq!(index.search(&query, usize::MAX, Some(&filter)), kept);
    assert_eq!(index.search(&query, 3, Some(&filter)), kept[..3]);
}

fn rows(index: &LexicalIndex, query: &str) -> Vec<u32> {
    let found = index.search(&Query::parse(query), 10, None);
    found.iter().map(|found| found.row).collect()
}

fn index_of(bodies: &[&str]) -> LexicalIndex {
    let mut index = empty();
    for (row, body) in bodies.iter().enumerate() {
        index.insert(row as u32, &["", body]).expect("ascending");
    }
    index
}

#[test]
fn a_search_box_finds_what_was_meant() {
    let index = index_of(&[
        "borrow the book",
        "borrowed the books",
        "an iterator over HashMap entries, C++ style",
        "the std::vec::Vec type; v1.2.3",
        "東京都の地図",
        "lifetimes don't outlive",
        "nothing of that kind",
    ]);
    assert_eq!(rows(&index, "borrow "), [0, 1], "exact before stems");
    assert_eq!(rows(&index, "borow "), [0], "a typo");
    assert_eq!(
        rows(&index, "borrwo"),
        [0, 1],
        "a typo in an unfinished word"
    );
    assert_eq!(rows(&index, "itera"), [2], "as you type");
    assert_eq!(
        rows(&index, "itera "),
        [] as [u32; 0],
        "not when the word is finished"
    );
    for (query, row) in [
        ("hash map", 2),
        ("hashmap", 2),
        ("hash_map", 2),
        ("hash-map", 2),
        ("c++", 2),
        ("vec::Vec", 3),
        ("v1.2.3", 3),
        ("京都", 4),
        ("図", 4),
        ("dont", 5),
        ("don't", 5),
        ("lifetime", 5),
        ("\"of that\"", 6),
    ] {
        assert_eq!(rows(&index, query).first(), Some(&row), "{query:?}");
    }
    assert_eq!(rows(&index, "books -borrowed"), [0]);
    assert_eq!(rows(&index, "\"the borrow\""), [] as [u32; 0]);
}

#[test]
fn documents_with_more_of_the_words_come_first() {
    let index = index_of(&[
        "memory memory memory memory",
        "safety in memory",
        "safety safety",
        "other words",
    ]);
    assert_eq!(rows(&index, "memory safety ")[0], 1);
    let found = index.search(&Query::parse("memory safety "), 10, None);
    assert_eq!(
        found.iter().map(|found| found.n_words).collect::<Vec<_>>(),
        [2, 1, 1]
    );
}

#[test]
fn ties_go_by_row() {
    let index = index_of(&["same text", "other", "same text", "same text"]);
    assert_eq!(rows(&index, "same text "), [0, 2, 3]);
}

#[test]
fn nothing_is_found_where_nothing_is_asked_or_there() {
    let index = index_of(&["some text"]);
    for query in ["", " ", "?!", "\"\"", "-some", "absent"] {
        assert_eq!(rows(&index, query), [] as [u32; 0], "{query:?}");
    }
    assert_eq!(rows(&empty(), "some text"), [] as [u32; 0]);
    let long = "x".repeat(100_000);
    assert_eq!(rows(&index_of(&[&long]), &long), [0], "cut alike");
}
