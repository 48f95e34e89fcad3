//! What is marked and what is not.

use super::*;

/// The marked words, in order.
fn marked<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
    highlight(query, text)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn the_stop_words_are_sorted_for_binary_search() {
    assert!(STOP_WORDS.is_sorted());
}

#[test]
fn case_and_accents_do_not_matter() {
    assert_eq!(marked("ecole NAIVE", "Une École naïve"), ["École", "naïve"]);
    assert_eq!(marked("École", "une ecole"), ["ecole"]);
}

#[test]
fn ranges_are_bytes_on_characters() {
    let text = "déjà vu: 東京 and Straße";
    for range in highlight("vu 東京 straße", text) {
        assert!(text.get(range).is_some());
    }
    assert_eq!(marked("vu straße", text), ["vu", "Straße"]);
}

#[test]
fn common_stems_are_marked() {
    for (query, word) in [
        ("threads", "threading"),
        ("share", "shared"),
        ("sharing", "share"),
        ("maps", "map"),
        ("universe", "universal"),
        ("Datenbank", "Datenbanken"),
        ("installation", "install"),
    ] {
        assert_eq!(marked(query, word), [word], "{query}");
    }
}

#[test]
fn other_words_with_the_same_start_are_not() {
    for (query, word) in [
        ("share", "shark"),
        ("inter", "internet"),
        ("car", "care"),
        ("form", "formidable"),
        ("them", "theme"),
        ("whenever", "when"),
    ] {
        assert!(marked(query, word).is_empty(), "{query} marks {word}");
    }
}

#[test]
fn stop_words_are_marked_only_when_there_is_nothing_else() {
    assert_eq!(marked("how to be safe", "To be or to be safe"), ["safe"]);
    assert_eq!(marked("to be", "To be or not"), ["To", "be"]);
}

#[test]
fn nothing_to_mark_is_an_empty_list() {
    assert!(marked("!!! ...", "some text").is_empty());
    assert!(marked("words", "").is_empty());
}
