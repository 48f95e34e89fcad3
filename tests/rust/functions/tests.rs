//! Lengths are counted from `fn` to the brace that closes its body.

use super::functions;
use crate::spans::Spans;

#[track_caller]
fn check(text: &str, expect: &[(&str, usize)]) {
    let found = functions(&Spans::rust(text).code());
    let found: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.lines)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn the_signature_and_both_braces_count() {
    check("fn a() {}", &[("a", 1)]);
    check(
        "pub(crate) const fn a(\n    b: u8,\n) -> u8\nwhere\n    u8: Copy,\n{\n    b\n}\n",
        &[("a", 8)],
    );
}

#[test]
fn braces_in_literals_and_comments_do_not_close_a_body() {
    check(
        "fn a() {\n    b('}', \"}\", r#\"}\"#); // }\n    /* } */\n}\nfn c() {}",
        &[("a", 4), ("c", 1)],
    );
}

#[test]
fn declarations_and_pointer_types_are_no_functions() {
    check("trait T { fn a(&self) -> [u8; 4]; }", &[]);
    check(
        "struct S { f: fn(u8) -> u8 }\nfn b(f: fn(u8)) {\n}",
        &[("b", 2)],
    );
    check("macro_rules! m { ($n:ident) => { fn $n() {} } }", &[]);
}

#[test]
fn nested_functions_count_in_both() {
    check("fn a() {\n    fn b() {\n    }\n}", &[("a", 4), ("b", 2)]);
}

#[test]
fn an_unfinished_function_is_left_out() {
    check("fn a() {\n", &[]);
    check("fn", &[]);
}
