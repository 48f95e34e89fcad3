//! Halves of surrogate pairs are replaced, everything else is left alone.

use super::*;

#[test]
fn half_a_pair_becomes_the_replacement_character() {
    assert_eq!(well_formed(r#"["cut \ud83d"]"#), r#"["cut \ufffd"]"#);
    assert_eq!(
        well_formed(r#"["\udc00\udfff é"]"#),
        r#"["\ufffd\ufffd é"]"#
    );
    let value: Value =
        serde_json::from_str(&well_formed(r#"["a\ud83d\n"]"#)).expect("well formed now");
    assert_eq!(value[0], "a\u{fffd}\n");
}

#[test]
fn other_escapes_stay() {
    for text in [
        r#"["\\ud83d"]"#,
        r#"["\u00e9 \ud7ff \n \" \\"]"#,
        r#"["plain 😀"]"#,
        "",
    ] {
        assert!(
            matches!(well_formed(text), Cow::Borrowed(same) if same == text),
            "{text}"
        );
    }
}
