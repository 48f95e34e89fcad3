//! The walk is held against a recursion that reads like the definition.

use nearsight_test_support::Random;

use super::*;
use crate::kin::Step;

/// Whether the first `i` letters of `typed` turn into the first `j` of `word` at a cost of at most `budget`.
fn is_within(typed: &[char], word: &[char], i: usize, j: usize, budget: i32) -> bool {
    if budget < 0 {
        return false;
    }
    if i == 0 && j == 0 {
        return true;
    }
    let edit = |is_first: bool| i32::from(if is_first { FIRST } else { EDIT });
    let deletion = || i > 0 && is_within(typed, word, i - 1, j, budget - edit(i == 1));
    let insertion = || j > 0 && is_within(typed, word, i, j - 1, budget - edit(i == 0 && j == 1));
    let substitution = || {
        let is_same = typed[i - 1] == word[j - 1];
        let cost = if is_same { 0 } else { edit(i == 1 || j == 1) };
        is_within(typed, word, i - 1, j - 1, budget - cost)
    };
    let exchange = || {
        let is_crossed = typed[i - 2] == word[j - 1] && typed[i - 1] == word[j - 2];
        is_crossed && is_within(typed, word, i - 2, j - 2, budget - edit(false))
    };
    deletion()
        || insertion()
        || (i > 0 && j > 0 && substitution())
        || (i > 1 && j > 1 && exchange())
}

fn distance(typed: &str, word: &str, is_prefix: bool) -> Option<Distance> {
    let mut automaton = TypoAutomaton::new(typed, is_prefix)?;
    let mut found = None;
    automaton.step(word, |distance| found = Some(distance));
    found
}

#[test]
fn typos_of_daily_life_are_near() {
    for (typed, word, expected) in [
        ("teh", "the", Some(Distance::One)),
        ("hte", "the", Some(Distance::One)),
        ("bhe", "the", None),
        ("cat", "cat", Some(Distance::Same)),
        ("borow", "borrow", Some(Distance::One)),
        ("vorrow", "borrow", Some(Distance::FirstLetter)),
        ("orrow", "borrow", Some(Distance::FirstLetter)),
        ("boorw", "borrow", None),
        ("lifteime", "lifetime", Some(Distance::One)),
        ("liftaime", "lifetime", Some(Distance::Two)),
        ("kifetime", "lifetime", Some(Distance::FirstLetter)),
        ("kiftime", "lifetime", None),
        ("naïvité", "naïveté", Some(Distance::One)),
    ] {
        assert_eq!(distance(typed, word, false), expected, "{typed} {word}");
    }
    assert_eq!(distance("ab", "ab", false), None, "too short for typos");
    assert_eq!(
        distance("docmen", "documentation", true),
        Some(Distance::One)
    );
    assert_eq!(distance("docmen", "documentation", false), None);
    assert_eq!(
        distance(&"long".repeat(16), &"long".repeat(16), false),
        Some(Distance::Same)
    );
}

fn random_word(random: &mut Random) -> String {
    let len = 1 + random.below(9);
    (0..len)
        .map(|_| ['a', 'b', 'c', 'ö'][random.below(4)])
        .collect()
}

#[test]
fn a_walk_finds_what_the_definition_finds() {
    let mut random = Random::new(5);
    let mut words: Vec<String> = (0..400).map(|_| random_word(&mut random)).collect();
    words.sort();
    words.dedup();
    let mut n_found = 0;
    for _ in 0..60 {
        let typed = random_word(&mut random);
        for is_prefix in [false, true] {
            let expected = expected(&typed, &words, is_prefix);
            assert_eq!(
                walked(&typed, &words, is_prefix),
                expected,
                "{typed} {is_prefix}"
            );
            n_found += expected.len();
        }
    }
    assert!(n_found > 500, "{n_found}");
}

fn walked(typed: &str, words: &[String], is_prefix: bool) -> Vec<String> {
    let Some(mut automaton) = TypoAutomaton::new(typed, is_prefix) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match automaton.step(&words[i], |_| found.push(words[i].clone())) {
            Step::Skip(n) => {
                let prefix = words[i][..n].to_owned();
                i += 1;
                while i < words.len() && words[i].starts_with(&prefix) {
                    i += 1;
                }
            }
            _ => i += 1,
        }
    }
    found
}

fn expected(typed: &str, words: &[String], is_prefix: bool) -> Vec<String> {
    let typed: Vec<char> = typed.chars().collect();
    let budget = match typed.len() {
        0..3 => return Vec::new(),
        3 => EDIT,
        4..8 => FIRST,
        _ => 2 * EDIT,
    };
    let is_near = |word: &&String| {
        let word: Vec<char> = word.chars().collect();
        let ends = if is_prefix {
            0..=word.len()
        } else {
            word.len()..=word.len()
        };
        let mut ends = ends;
        ends.any(|end| is_within(&typed, &word, typed.len(), end, i32::from(budget)))
    };
    words.iter().filter(is_near).cloned().collect()
}
