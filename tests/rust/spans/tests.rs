//! Code, comments and literals are told apart where it is easy to be wrong.

use super::{Kind, Spans};

#[track_caller]
fn rust_code(text: &str, expect: &str) {
    assert_eq!(squeezed(&Spans::rust(text).code()), expect);
}

#[track_caller]
fn javascript_code(text: &str, expect: &str) {
    assert_eq!(squeezed(&Spans::javascript(text).code()), expect);
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn rust_literals_are_not_code() {
    rust_code(r#"a("fn { // \" } */", b"}", c"}") b"#, "a( , b , c ) b");
    rust_code("a(r#\"fn \" }\"#, br##\"}\"# }\"##) b", "a( , ) b");
    rust_code(r"a('{', '\'', '\u{7d}', b'\\') b", "a( , , , b ) b");
}

#[test]
fn rust_lifetimes_and_raw_identifiers_are_code() {
    rust_code(
        "fn a<'x>(r#type: &'x str) -> &'static str {}",
        "fn a<'x>(r#type: &'x str) -> &'static str {}",
    );
}

#[test]
fn rust_comments_nest() {
    rust_code("a /* { /* } */ still */ b // c\nd /// \"e", "a b d");
    assert_eq!(squeezed(&Spans::rust("a // b\nc").comments()), "// b");
}

#[test]
fn an_open_literal_ends_with_the_file() {
    rust_code("a \"never closed", "a");
    rust_code("a r#\"never closed\"", "a");
    rust_code("a /* never closed", "a");
    rust_code("a '\\", "a");
    javascript_code("a `${`never", "a");
    javascript_code("a /* never", "a");
}

#[test]
fn javascript_literals_are_not_code() {
    javascript_code("a('{', \"//\", `}${b(`}`)}`) c", "a( , , ) c");
    javascript_code("x.match(/[/\"]\\/'/g) // y", "x.match( g)");
    javascript_code(
        "half = size / 2; other = n / 3",
        "half = size / 2; other = n / 3",
    );
    javascript_code("return /'/.test(a)", "return .test(a)");
}

#[test]
fn lines_stay_where_they_are() {
    let text = "a\n/* b\n c */ d\n\"e\nf\" g\n";
    let code = Spans::rust(text).only(&[Kind::Code]);
    assert_eq!(code.lines().nth(2).map(str::trim), Some("d"));
    assert_eq!(code.lines().nth(4).map(str::trim), Some("g"));
}
