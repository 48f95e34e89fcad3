//! Clauses of a search box's text.

use super::*;

fn words(text: &str) -> Vec<String> {
    let query = Query::parse(text);
    let words = query.words.iter().map(|word| {
        let mark = if word.is_prefix { "*" } else { "" };
        format!("{}{mark}", word.term)
    });
    words.collect()
}

fn terms(phrases: &[Phrase]) -> Vec<Vec<&str>> {
    phrases
        .iter()
        .map(|phrase| phrase.iter().map(|(_, term)| term.as_str()).collect())
        .collect()
}

#[test]
fn the_last_word_is_unfinished_until_something_follows() {
    assert_eq!(words("Rust bor"), ["rust", "bor*"]);
    assert_eq!(words("Rust bor "), ["rust", "bor"]);
    assert_eq!(words("Rust bor."), ["rust", "bor"]);
    assert_eq!(words("read_to_s"), ["readtos*", "read", "to", "s*"]);
    assert_eq!(words("bor \"a phrase\""), ["bor"]);
    assert_eq!(words("rust rust rust "), ["rust"]);
}

#[test]
fn one_cjk_character_stands_for_its_pairs() {
    assert_eq!(words("東 "), ["東*"]);
    assert_eq!(words("東京都"), ["東京", "京都"]);
    assert_eq!(words("rust言"), ["rust", "言*"]);
}

#[test]
fn phrases_and_exclusions_are_taken_out() {
    let query = Query::parse("safe \"Memory  safety\" -unsafe -\"raw pointer\" x-ray - 3 -- \"");
    assert_eq!(terms(&query.phrases), [["memory", "safety"]]);
    assert_eq!(
        terms(&query.excluded),
        [vec!["unsafe"], vec!["raw", "pointer"]]
    );
    let found: Vec<_> = query.words.iter().map(|word| word.term.as_str()).collect();
    assert_eq!(found, ["safe", "xray", "x", "ray", "3"]);
    assert_eq!(
        words("\"memory saf"),
        ["memory", "saf*"],
        "an open quote is none"
    );
    assert_eq!(words("a\"b c\"d"), ["a", "d*"]);
    assert_eq!(
        Query::parse("\"read_to_string, don't\"").phrases[0].len(),
        4
    );
    assert_eq!(words("\"京\""), ["京*"]);
}

#[test]
fn nothing_to_look_for_is_an_empty_query() {
    for text in [
        "",
        "   ",
        "\"\"",
        "-",
        "--",
        "\"",
        "?!…",
        "- -",
        "\"...\" -\"...\"",
        "🦀",
    ] {
        assert!(Query::parse(text).is_empty(), "{text:?}");
        assert_eq!(Query::parse(text), Query::default(), "{text:?}");
    }
    assert!(Query::parse("-only").is_empty());
}
