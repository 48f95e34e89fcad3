//! Segmentations of short words, with the expected pieces written out.

use crate::Tokenizer;

/// A tokenizer of `<s>`, `</s>`, `<unk>` and these pieces, from id 3 on.
fn tokenizer(pieces: &[(&str, f64)]) -> Tokenizer {
    let specials = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)];
    let vocab: Vec<_> = specials.iter().chain(pieces).collect();
    let file = serde_json::json!({
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁"},
        "post_processor": {"type": "RobertaProcessing", "cls": ["<s>", 0], "sep": ["</s>", 1]},
        "model": {"type": "Unigram", "unk_id": 2, "vocab": vocab},
    });
    Tokenizer::from_bytes(file.to_string().as_bytes()).expect("a tokenizer")
}

/// The pieces of `text`, `?` for unknown ones.
fn pieces(tokenizer: &Tokenizer, known: &[(&str, f64)], text: &str) -> String {
    let ids = tokenizer.encode(text, 256).ids;
    assert_eq!((ids[0], ids[ids.len() - 1]), (0, 1));
    assert_eq!(tokenizer.count(text), ids.len() - 2);
    let name = |id: &u32| match id {
        2 => "?",
        id => known[*id as usize - 3].0,
    };
    let names: Vec<&str> = ids[1..ids.len() - 1].iter().map(name).collect();
    names.join(" ")
}

const LETTERS: &[(&str, f64)] = &[
    ("▁", -2.0),
    ("a", -3.0),
    ("b", -3.0),
    ("c", -3.0),
    ("ab", -4.0),
    ("bc", -4.0),
    ("▁abc", -9.0),
    ("é", -5.0),
];

#[test]
fn the_best_sum_wins_not_the_longest_piece() {
    let tokenizer = tokenizer(LETTERS);
    for (text, expected) in [
        // -9 as one piece; -2 -3 -4 in either way of three.
        ("abc", "▁abc"),
        ("babc", "▁ b a bc"),
        ("aab", "▁ a ab"),
        ("abcbc", "▁abc bc"),
        ("cé", "▁ c é"),
    ] {
        assert_eq!(pieces(&tokenizer, LETTERS, text), expected, "{text}");
    }
}

#[test]
fn unknown_characters_in_a_row_are_one_unknown_within_their_word() {
    let tokenizer = tokenizer(LETTERS);
    assert_eq!(pieces(&tokenizer, LETTERS, "xyz"), "▁ ?");
    assert_eq!(pieces(&tokenizer, LETTERS, "xayz zx"), "▁ ? a ? ▁ ?");
    // Part of the bytes of é are no é.
    assert_eq!(pieces(&tokenizer, LETTERS, "èé"), "▁ ? é");
}

#[test]
fn an_unknown_costs_ten_more_than_the_worst_piece() {
    let with_a = |score| [("▁", -2.0), ("a", score), ("ab", -1.0), ("bc", -30.0)];
    // `ab` and an unknown: -1 - 40.
    for (a, expected) in [(-10.5, "▁ a bc"), (-11.5, "▁ ab ?")] {
        let known = with_a(a);
        assert_eq!(pieces(&tokenizer(&known), &known, "abc"), expected, "{a}");
    }
}

#[test]
fn words_begin_with_the_space_before_them() {
    let tokenizer = tokenizer(LETTERS);
    for text in ["abc abc", " abc abc", "abc▁abc"] {
        assert_eq!(pieces(&tokenizer, LETTERS, text), "▁abc ▁abc", "{text}");
    }
    assert_eq!(pieces(&tokenizer, LETTERS, "abc  a "), "▁abc ▁ ▁ a ▁");
    assert_eq!(pieces(&tokenizer, LETTERS, ""), "");
}

#[test]
fn a_special_token_in_a_text_is_text() {
    let tokenizer = tokenizer(LETTERS);
    assert_eq!(pieces(&tokenizer, LETTERS, "<s> a</s>"), "▁ ? ▁ a ?");
}

#[test]
fn the_limit_counts_the_special_tokens() {
    let tokenizer = tokenizer(LETTERS);
    let ids = |max_len| tokenizer.encode("abc abc abc", max_len).ids;
    assert!(ids(0).is_empty());
    assert_eq!(ids(1), [0]);
    assert_eq!(ids(2), [0, 1]);
    assert_eq!(ids(4), [0, 9, 9, 1]);
    assert_eq!(ids(9), [0, 9, 9, 9, 1]);
}

#[test]
fn the_golden_character_map_normalises() {
    let file = include_bytes!("../../../../tests/golden/unigram/tokenizer.json");
    let tokenizer = Tokenizer::from_bytes(file).expect("a committed file");
    let ids = |text: &str| tokenizer.encode(text, 64).ids;
    for (text, same) in [
        ("ﬁne Ⅷ ①", "fine VIII 1"),
        ("ＡＢＣ　１２３", "ABC 123"),
        ("a\u{200b}b\tc\u{a0}d", "a b c d"),
        ("e\u{301}te\u{301}", "été"),
        ("  the   river ", "the river"),
        ("the\u{1}\u{7f} river", "the river"),
    ] {
        assert_eq!(ids(text), ids(same), "{text:?}");
        assert!(ids(text).len() > 3, "{text:?}");
    }
}
