//! Each rule is fed a file that breaks it and one that does not.

use super::{
    empty_names, median_and_ninety, missing_module_line, ragged_edges, tests_below_code,
    unexplained_notes, unexplained_unwraps,
};

#[test]
fn a_module_says_what_it_is() {
    assert!(missing_module_line("//! What it is.\n").is_empty());
    for text in [
        "",
        "\n//! Late.\n",
        "// Not it.\n",
        "//!\n",
        "//!   \n",
        "#![no_std]\n//! Late.\n",
    ] {
        assert_eq!(missing_module_line(text).len(), 1, "{text:?}");
    }
}

#[test]
fn names_that_say_nothing_fail() {
    for path in [
        "crates/a/src/utils.rs",
        "www/common/a.js",
        "a/string_helpers.rs",
        "a/model-manager/b.js",
    ] {
        assert_eq!(empty_names(path).len(), 1, "{path}");
    }
    assert!(empty_names("crates/index/src/uncommon/manage.rs").is_empty());
}

#[test]
fn a_bare_unwrap_fails() {
    assert_eq!(
        unexplained_unwraps("fn a() {\n    b\n        .unwrap();\n}").len(),
        1
    );
    assert_eq!(
        unexplained_unwraps("#[allow(clippy::unwrap_used)]\nfn a() { b.unwrap() }").len(),
        1
    );
    assert_eq!(
        unexplained_unwraps("#[expect(clippy::unwrap_used)]\nfn a() { b.unwrap() }").len(),
        1
    );
    let far = format!(
        "#[expect(clippy::unwrap_used, reason = \"r\")]\n{}b.unwrap()",
        "a;\n".repeat(20)
    );
    assert_eq!(unexplained_unwraps(&far).len(), 1);
}

#[test]
fn an_explained_unwrap_and_its_look_alikes_pass() {
    let explained = "#[expect(\n    clippy::unwrap_used,\n    reason = \"never empty\"\n)]\nlet a = b.unwrap();";
    assert!(unexplained_unwraps(explained).is_empty());
    assert!(
        unexplained_unwraps("/// a.unwrap()\nb.unwrap_or(c); \"d.unwrap()\"; e.expect(\"f\")")
            .is_empty()
    );
}

#[test]
fn a_note_without_a_reason_fails() {
    for line in [
        "// TODO",
        "// TODO: fix",
        "// FIXME(me): later maybe",
        "// XXX really bad code",
    ] {
        assert_eq!(unexplained_notes(line).len(), 1, "{line}");
    }
    assert!(
        unexplained_notes("// FIXME: the engine drops the last bit, until its next release")
            .is_empty()
    );
    assert!(unexplained_notes("// TODO(#12): split when a second format arrives").is_empty());
}

#[test]
fn ragged_edges_fail() {
    assert_eq!(
        ragged_edges("a \nb\n"),
        ["1: white space at the end of the line"]
    );
    assert_eq!(ragged_edges("a\nb"), ["2: a file ends with one newline"]);
    assert_eq!(ragged_edges("a\n\n"), ["2: a file ends with one newline"]);
    assert_eq!(
        ragged_edges("a\r\nb\r\n").len(),
        0,
        "git decides on line ends"
    );
    assert!(ragged_edges("a\n\nb\n").is_empty());
    assert!(ragged_edges("").is_empty());
}

#[test]
fn tests_below_the_code_fail() {
    assert_eq!(
        tests_below_code("fn a() {}\n#[cfg(test)]\nmod tests {\n}\n").len(),
        1
    );
    assert_eq!(tests_below_code("mod more_tests { }").len(), 1);
    assert!(
        tests_below_code("#[cfg(test)]\nmod tests;\nmod contest { }\n// mod tests {").is_empty()
    );
}

#[test]
fn quantiles_are_values_that_occur() {
    assert_eq!(median_and_ninety(vec![]), (0, 0));
    assert_eq!(median_and_ninety(vec![7]), (7, 7));
    assert_eq!(median_and_ninety((1..=10).rev().collect()), (5, 9));
}
