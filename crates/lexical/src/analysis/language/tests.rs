//! Tags, stems against Snowball's own examples, and what forms of a word begin with.

use super::*;

fn language(tag: &str) -> Language {
    Language::from_tag(tag).expect("a known language")
}

#[test]
fn tags_name_languages() {
    assert_eq!(language("en-US").tag(), "en");
    assert_eq!(language("none"), Language::NONE);
    assert_eq!(Language::NONE.stem("running"), "running");
    let error = Language::from_tag("tlh").expect_err("no stemmer");
    assert_eq!(error.code(), "lexical-language");
    assert!(error.to_string().contains("\"tlh\"") && error.to_string().contains("en"));
    assert_eq!(
        Language::from_tag("").map_err(|e| e.code()),
        Err("lexical-language")
    );
}

/// From the sample vocabulary on the page of Snowball's English stemmer.
#[test]
fn english_stems_are_snowballs() {
    for (word, stem) in [
        ("consignment", "consign"),
        ("consistency", "consist"),
        ("consolingly", "consol"),
        ("knightly", "knight"),
        ("knots", "knot"),
        ("happy", "happi"),
        ("generously", "generous"),
    ] {
        assert_eq!(language("en").stem(word), stem);
    }
    assert_eq!(language("en").stem("utf8s"), "utf8s", "no word of letters");
}

#[cfg(feature = "languages")]
#[test]
fn forms_begin_as_their_stem_does() {
    for (tag, words) in [
        (
            "en",
            "run running runs hope hoping hopes hoped try tries trying happy happiness city cities lovely",
        ),
        (
            "en",
            "index indexes indexing indices database databases argue argued arguing create creating creation",
        ),
        (
            "de",
            "haus hauser hauses laufen lauft kinder kindern gross grosse",
        ),
        (
            "fr",
            "chercher cherche cherchons continu continua continuait",
        ),
        ("es", "buscar buscando buscamos cheque cheques"),
        ("ru", "красный красная книга книги книгами"),
    ] {
        let language = language(tag);
        for word in words.split(' ') {
            let stem = language.stem(word);
            let beginning = language.beginning(&stem);
            assert!(
                word.starts_with(beginning),
                "{tag}: {word} {stem} {beginning}"
            );
        }
    }
}
