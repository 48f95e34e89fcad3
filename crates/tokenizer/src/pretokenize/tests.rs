//! Words of short texts, with the expected words written out.

use std::ops::ControlFlow;

use super::{Folding, Word, visit_words};

fn words(text: &str, max_words: usize) -> Vec<String> {
    let mut found = Vec::new();
    visit_words(text, 5, Folding::default(), |word| {
        found.push(match word {
            Word::Whole(word) => word.to_owned(),
            Word::TooLong => "(too long)".to_owned(),
        });
        if found.len() < max_words {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    found
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(words(text, usize::MAX), expected, "from {text:?}");
}

#[test]
fn cuts_at_whitespace_and_around_punctuation() {
    check(" Hey, you!? ", &["hey", ",", "you", "!", "?"]);
    check(
        "a$b^c `d` e_f",
        &["a", "$", "b", "^", "c", "`", "d", "`", "e", "_", "f"],
    );
    check("«да»—нет…", &["«", "да", "»", "—", "нет", "…"]);
    check("", &[]);
    check("\u{200b}\u{301}", &[]);
}

#[test]
fn gives_each_ideograph_as_a_word() {
    check("in東京now", &["in", "東", "京", "now"]);
}

#[test]
fn punctuation_made_by_decomposition_counts() {
    // U+037E, the Greek question mark, decomposes to a semicolon.
    check("τι\u{37e}", &["τι", ";"]);
}

#[test]
fn a_removed_character_does_not_end_a_word() {
    check("so\u{ad}ft", &["soft"]);
}

#[test]
fn words_over_the_limit_lose_their_text_but_not_their_place() {
    check("12345 123456 1", &["12345", "(too long)", "1"]);
    check("ééééé éééééé", &["eeeee", "(too long)"]);
}

#[test]
fn stops_when_the_caller_has_enough() {
    assert_eq!(words("a b c d", 2), ["a", "b"]);
    assert_eq!(words("a東京", 2), ["a", "東"]);
    assert_eq!(words("a東京", 1), ["a"]);
}
