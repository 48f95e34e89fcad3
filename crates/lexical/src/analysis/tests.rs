//! What words become, by example and on text made to be hard.

use super::*;

/// Terms in order, `_` ahead of those without a position of their own.
fn terms(text: &str) -> String {
    let mut terms = Vec::new();
    analyse(text, |token| {
        let is_own = matches!(token.form, Form::Word | Form::Bigram);
        let mark = if is_own { "" } else { "_" };
        terms.push(format!("{mark}{}", token.term));
    });
    terms.join(" ")
}

#[test]
fn the_table_of_this_module_holds() {
    for (text, expected) in [
        ("Straße", "strasse"),
        ("read_to_string", "_readtostring read to string"),
        ("readToString", "_readtostring read to string"),
        ("kebab-case", "_kebabcase kebab case"),
        ("std::vec::Vec", "std vec vec"),
        ("don't", "dont _don"),
        ("user's", "users _user"),
        ("C++", "c++ _c"),
        ("C# and", "c# _c and"),
        ("v1.2.3", "v1.2.3"),
        ("1,000", "1000"),
        ("U.S.A.", "usa"),
        ("東京都", "東京 京都 _都"),
    ] {
        assert_eq!(terms(text), expected, "{text:?}");
    }
}

#[test]
fn code_is_parted_where_people_search() {
    for (text, expected) in [
        ("HTMLParser", "_htmlparser html parser"),
        ("utf8 u32 x86_64", "utf8 u32 _x8664 x86 64"),
        ("self.len()", "self len"),
        ("foo:bar", "foo bar"),
        ("Vec<Option<u8>>", "vec option u8"),
        ("i++; g++ page#anchor", "i++ _i g++ _g page anchor"),
        ("__init__", "init"),
        ("state-of-the-art", "_stateoftheart state of the art"),
        ("a - b -c", "a b c"),
        ("--release", "release"),
        ("3.14, 2.", "3.14 2"),
        ("l’homme", "lhomme _homme"),
        ("e.g. this", "eg this"),
        ("http://example.com/a_b", "http example com _ab a b"),
    ] {
        assert_eq!(terms(text), expected, "{text:?}");
    }
}

#[test]
fn scripts_are_found_as_they_are_typed() {
    for (text, expected) in [
        (
            "Ünïcödé ＦＵＬＬ ﬁne İstanbul",
            "unicode full fine istanbul",
        ),
        ("Ёлка красный", "елка красный"),
        ("한국어 검색", "한국 국어 _어 검색 _색"),
        ("がか", "がか _か"),
        ("京", "_京"),
        ("Rust言語", "rust 言語 _語"),
        ("الكتاب", "الكتاب _كتاب"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("", ""),
        (" .,;!? 🦀 — ", ""),
    ] {
        assert_eq!(terms(text), expected, "{text:?}");
    }
}

#[test]
fn positions_count_words_and_parts() {
    let mut found = Vec::new();
    let n = analyse("It's read_to_string, 東京 x", |token| {
        found.push((token.term.to_owned(), token.position));
    });
    let expected = [
        ("its", 0),
        ("readtostring", 1),
        ("read", 1),
        ("to", 2),
        ("string", 3),
        ("東京", 4),
        ("京", 5),
        ("x", 6),
    ];
    assert_eq!(found, expected.map(|(term, at)| (term.to_owned(), at)));
    assert_eq!(n, 7);
}

#[test]
fn ranges_are_those_of_the_words() {
    let text = "Die Straße: read_toString, C++ İstanbul's 東京都";
    analyse(text, |token| {
        let mut again = Vec::new();
        analyse(&text[token.range.clone()], |inner| {
            again.push(inner.term.to_owned())
        });
        assert!(
            again.contains(&token.term.to_owned()),
            "{token:?}: {again:?}"
        );
    });
}

#[test]
fn long_words_are_cut() {
    let long = "ö".repeat(1000);
    assert_eq!(terms(&long), "o".repeat(64));
    assert_eq!(terms(&"語a".repeat(2)), "_語 a _語 a");
    let identifier = "part_".repeat(100);
    analyse(&identifier, |token| {
        assert!(token.term.len() <= 64, "{token:?}")
    });
}

/// Megabytes of what is worst for segmentation end soon; a quadratic step would take minutes.
#[test]
fn hard_texts_take_linear_time() {
    let pieces = [
        "a",
        "a.",
        "a-",
        "a_",
        "'",
        "aB",
        "語",
        "\u{301}",
        "🇦",
        "e\u{301}",
        "1,",
        "👩\u{200D}",
        "U.S.",
    ];
    for piece in pieces {
        let text = piece.repeat(500_000 / piece.len());
        let mut n = 0;
        analyse(&text, |token| {
            assert!(text.get(token.range).is_some(), "{piece:?}");
            n += 1;
        });
        assert!(n <= text.len() + 2, "{piece:?}: {n}");
    }
}
