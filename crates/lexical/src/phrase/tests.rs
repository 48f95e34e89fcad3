//! Phrases stand in one field, in order.

use crate::query::Phrase;
use crate::reference::empty;

fn phrase(text: &str) -> Phrase {
    crate::Query::parse(&format!("\"{text}\""))
        .phrases
        .remove(0)
}

#[test]
fn a_phrase_stands_in_one_field_in_order() {
    let mut index = empty();
    let texts = [
        ["memory", "safety"],
        ["", "safety memory"],
        ["", "memory, safety; memory safety"],
    ];
    for (row, texts) in texts.iter().enumerate() {
        index.insert(row as u32, texts).expect("ascending");
    }
    let places = |text: &str| -> Vec<(u32, u32)> {
        let found = super::occurrences(&index, &phrase(text)).into_iter();
        found
            .map(|(document, at)| (document, at.position))
            .collect()
    };
    assert_eq!(places("memory safety"), [(2, 0), (2, 2)]);
    assert_eq!(places("safety memory"), [(1, 0), (2, 1)]);
    assert_eq!(places("safety"), [(0, 0), (1, 0), (2, 1), (2, 3)]);
    assert_eq!(places("memory memory"), []);
    assert_eq!(places("memory absent"), []);
}

#[test]
fn identifiers_and_cjk_are_phrases_of_their_parts() {
    let mut index = empty();
    index
        .insert(0, &["", "call read_to_string, 東京都庁"])
        .expect("first");
    for (text, is_there) in [
        ("read to string", true),
        ("call read_to_string", true),
        ("to_read", false),
        ("東京都", true),
        ("京東", false),
        ("string 東京", true),
    ] {
        let found = super::occurrences(&index, &phrase(text));
        assert_eq!(!found.is_empty(), is_there, "{text}");
    }
}
