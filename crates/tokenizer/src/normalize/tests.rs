//! Normalisation of single characters and short texts, with the expected text written out.

use super::{Folding, normalize};

fn check(text: &str, expected: &str) {
    check_folding(Folding::default(), text, expected);
}

fn check_folding(folding: Folding, text: &str, expected: &str) {
    let mut normalized = String::new();
    for c in text.chars() {
        normalize(c, folding, |part| normalized.push(part));
    }
    assert_eq!(normalized, expected, "from {text:?}");
}

#[test]
fn lowers_the_case_and_strips_accents() {
    check("Ångström CAFÉ", "angstrom cafe");
    check("e\u{301}\u{323}", "e");
    check("İstanbul", "istanbul");
    check("Ǖ", "u");
}

#[test]
fn keeps_letters_that_only_look_accented() {
    check("Łódź Ørsted ß", "łodz ørsted ß");
}

#[test]
fn removes_control_format_and_private_characters() {
    check(
        "a\0b\u{7}c\u{200d}d\u{feff}e\u{e000}f\u{fffd}g\u{85}h",
        "abcdefgh",
    );
}

#[test]
fn turns_every_whitespace_into_a_space() {
    check("a\tb\nc\rd\u{a0}e\u{3000}f\u{2028}g", "a b c d e f g");
}

#[test]
fn sets_ideographs_apart_but_not_kana_or_hangul() {
    check("東京tower", " 東  京 tower");
    check("かな", "かな");
    check("한", "\u{1112}\u{1161}\u{11ab}");
    check("\u{f900}", " 豈 ");
}

#[test]
fn cased_models_keep_case_or_accents_or_both() {
    let folding = |lowercase, strip_accents| Folding {
        lowercase,
        strip_accents,
    };
    check_folding(folding(false, false), "Ångström É\u{7}", "Ångström É");
    check_folding(folding(false, true), "Ångström É", "Angstrom E");
    check_folding(folding(true, false), "Ångström É İ", "ångström é i\u{307}");
}
