//! Walks against a scan.

use nearsight_test_support::Random;

use super::*;

#[test]
fn a_walk_gives_what_a_scan_gives() {
    let mut random = Random::new(8);
    let mut words: Vec<String> = (0..500)
        .map(|i| format!("{:b}x{i}", random.below(64)))
        .collect();
    words.sort();
    let mut terms = Terms::default();
    words.iter().for_each(|word| terms.push(word));
    for _ in 0..200 {
        let from = format!("{:b}", random.below(64));
        let skip = 1 + random.below(3);
        let mut walked = Vec::new();
        terms.walk(&from, |term, i| {
            walked.push((term.to_owned(), i));
            Step::Skip(skip.min(term.len()))
        });
        let mut expected: Vec<(String, usize)> = Vec::new();
        for (i, word) in words.iter().enumerate().filter(|(_, word)| **word >= from) {
            let is_alike =
                |(last, _): &(String, usize)| word.starts_with(&last[..skip.min(last.len())]);
            if !expected.last().is_some_and(is_alike) {
                expected.push((word.clone(), i));
            }
        }
        assert_eq!(walked, expected, "from {from:?}, {skip} bytes");
    }
}

#[test]
fn a_walk_stops_and_starts_anywhere() {
    let mut terms = Terms::default();
    terms.walk("", |_, _| panic!("there is nothing"));
    ["a", "ab", "b"].iter().for_each(|term| terms.push(term));
    terms.walk("c", |_, _| panic!("nothing is behind"));
    let mut seen = Vec::new();
    terms.walk("aa", |term, i| {
        seen.push((term, i));
        Step::Stop
    });
    assert_eq!(seen, [("ab", 1)]);
}
