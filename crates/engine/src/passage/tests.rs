//! Borders of passages, and the promises of [`split`] over random texts.

use std::time::{Duration, Instant};

use super::*;

/// A token a word; long words one per four characters, as WordPiece does roughly.
fn count(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| word.chars().count().div_ceil(4))
        .sum()
}

fn passages(text: &str, max_tokens: usize, overlap_tokens: usize) -> Vec<&str> {
    split(text, max_tokens, overlap_tokens, count)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn a_short_text_is_one_passage() {
    assert_eq!(
        passages("  One two.\n\nThree. \n", 9, 2),
        ["One two.\n\nThree."]
    );
    assert!(passages(" \n\t ", 9, 2).is_empty());
    assert!(passages("", 9, 2).is_empty());
}

#[test]
fn passages_end_with_sentences_and_repeat_them() {
    let text = "Aa bb cc. Dd ee. Ff gg hh. Ii jj.";
    assert_eq!(
        passages(text, 5, 0),
        ["Aa bb cc. Dd ee.", "Ff gg hh. Ii jj."]
    );
    assert_eq!(
        passages(text, 5, 2),
        ["Aa bb cc. Dd ee.", "Dd ee. Ff gg hh.", "Ii jj."],
        "three words are too many to repeat"
    );
}

#[test]
fn paragraphs_are_preferred_borders() {
    let text = "Aa bb cc.\n\nDd ee. Ff gg hh. Ii jj.";
    assert_eq!(
        passages(text, 5, 0),
        ["Aa bb cc.", "Dd ee. Ff gg hh.", "Ii jj."]
    );
    let text = "Aa.\n\nDd ee. Ff gg hh. Ii jj.";
    assert_eq!(
        passages(text, 5, 0)[0],
        "Aa.\n\nDd ee.",
        "but not for a passage almost empty"
    );
}

#[test]
fn a_long_sentence_is_cut_between_words_and_a_long_word_between_characters() {
    assert_eq!(passages("aa bb cc dd ee", 2, 0), ["aa bb", "cc dd", "ee"]);
    assert_eq!(passages("éééééééé", 1, 0), ["éééé", "éééé"]);
    let greedy = |text: &str| text.chars().count() * 100;
    assert_eq!(
        split("a😀", 0, 0, greedy),
        [0..1, 1..5],
        "a character is never cut"
    );
}

/// Text of words, signs, lines and scripts in every mixture.
fn random_text(state: &mut u64) -> String {
    let mut next = |below: u64| {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % below
    };
    const PARTS: [&str; 16] = [
        "a",
        "word",
        "longerwordthanothers",
        ". ",
        "? ",
        " ",
        "\n",
        "\n\n",
        "é",
        "漢字漢字",
        "😀",
        "1.5",
        ")",
        "\u{a0}",
        "\r\n",
        "e\u{301}",
    ];
    let n_parts = next(120);
    (0..n_parts)
        .map(|_| PARTS[next(PARTS.len() as u64) as usize])
        .collect()
}

#[test]
fn the_promises_hold_for_random_texts() {
    let mut state = 7;
    for round in 0..4000_usize {
        let text = random_text(&mut state);
        let (max_tokens, overlap) = (1 + round % 23, round % 7);
        let ranges = split(&text, max_tokens, overlap, count);
        let mut covered = 0;
        let mut last_start = None;
        for range in &ranges {
            let passage = text.get(range.clone()).expect("on character borders");
            assert!(
                !passage.is_empty() && passage.trim() == passage,
                "{passage:?}"
            );
            assert!(count(passage) <= max_tokens, "{passage:?} in {text:?}");
            assert!(last_start.is_none_or(|start| start < range.start) && covered < range.end);
            if range.start > covered {
                assert!(
                    text[covered..range.start].trim().is_empty(),
                    "a gap in {text:?}"
                );
            } else {
                assert!(count(&text[range.start..covered]) <= overlap, "{text:?}");
            }
            covered = range.end;
            last_start = Some(range.start);
        }
        assert!(
            text[covered..].trim().is_empty(),
            "the end is missing of {text:?}"
        );
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let n = 1_000_000;
    for (name, text) in [
        ("a word", "a".repeat(n)),
        ("wide characters", "漢".repeat(n / 3)),
        ("signs after a stop", format!("a.{}", ")".repeat(n))),
        ("spaces after a stop", format!("a.{}b", " ".repeat(n))),
        ("marks", "e\u{301}".repeat(n / 3)),
        ("stops", ". ".repeat(n / 2)),
        ("lines", "\n".repeat(n)),
        ("short lines", "a\n".repeat(n / 2)),
        ("a sentence", "word ".repeat(n / 5)),
    ] {
        let start = Instant::now();
        let ranges = split(&text, 128, 32, count);
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "{name}: {:?}",
            start.elapsed()
        );
        assert!(
            ranges
                .iter()
                .all(|range| count(&text[range.clone()]) <= 128),
            "{name}"
        );
    }
}
