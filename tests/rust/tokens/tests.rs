//! Words, signs and the heads of use groups.

use super::{segments_after, tokens};

#[track_caller]
fn check_segments(code: &str, expect: &[&str]) {
    let found = tokens(code);
    let found: Vec<&str> = segments_after(&found, "std")
        .iter()
        .map(|token| token.text)
        .collect();
    assert_eq!(found, expect, "{code}");
}

#[test]
fn tokens_carry_their_line() {
    let found = tokens("a::b(c)\n\n  d_1;");
    let texts: Vec<&str> = found.iter().map(|token| token.text).collect();
    assert_eq!(texts, ["a", "::", "b", "(", "c", ")", "d_1", ";"]);
    assert_eq!(found[6].line, 3);
}

#[test]
fn paths_and_groups_give_their_second_segment() {
    check_segments("std::fs::read(p)", &["fs"]);
    check_segments(
        "use std::{fs, io::{self, Read}, collections::{HashMap, net}};",
        &["fs", "io", "collections"],
    );
    check_segments(
        "use std::{\n    sync::Arc,\n    time,\n};",
        &["sync", "time"],
    );
    check_segments("my::std::fs; stdx::fs; std.fs", &[]);
    check_segments("a = ::std::env::var(x)", &["env"]);
}
