//! Declarations of encodings.

use super::*;

#[test]
fn both_declarations_are_found_and_the_first_one_counts() {
    for (html, label) in [
        ("<meta charset=utf-8>", Some("utf-8")),
        (
            "<META CharSet='Shift_JIS'><meta charset=utf-8>",
            Some("Shift_JIS"),
        ),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
            Some("windows-1252"),
        ),
        (
            "<meta content='text/html; charset = \"koi8-r\"' http-equiv=content-type>",
            Some("koi8-r"),
        ),
        ("<meta http-equiv=content-type content='text/html'>", None),
        ("<meta name=x content='charset=a'>", None),
        (
            "<!-- <meta charset=a> --><script>'<meta charset=b>'</script>",
            None,
        ),
        ("", None),
    ] {
        assert_eq!(charset(html.as_bytes()).as_deref(), label, "{html}");
    }
}

#[test]
fn far_below_the_top_nothing_is_declared() {
    let html = " ".repeat(WHERE_DECLARED) + "<meta charset=a>";
    assert_eq!(charset(html.as_bytes()), None);
}
