//! Good and bad records.

use super::*;

fn one(line: &str) -> Page {
    let mut found = records("r.jsonl", line.as_bytes()).expect("valid");
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[test]
fn a_record_is_a_page_of_one_section() {
    let page = one(
        r#"{"url": "/files/report.pdf", "language": "de-AT", "content": " A  first\tline.\nA second.\n \n\nA paragraph. ",
            "meta": {"title": " Report ", "image": "r.png"}, "filters": {"kind": ["pdf", "file"]}, "sort": {"year": "2024"}}"#
            .replace('\n', " ")
            .as_str(),
    );
    assert_eq!(
        (page.url.as_str(), page.title.as_str()),
        ("files/report.pdf", "Report")
    );
    assert_eq!(page.language.as_deref(), Some("de-AT"));
    assert_eq!(
        (page.meta["image"].as_str(), page.meta["title"].as_str()),
        ("r.png", "Report")
    );
    assert_eq!(page.filters["kind"], ["pdf", "file"]);
    assert_eq!(page.sort["year"], "2024");
    let [section] = &page.sections[..] else {
        panic!("{:?}", page.sections);
    };
    assert_eq!(section.text, "A first line.\nA second.\n\nA paragraph.");
    assert_eq!((section.heading.as_str(), &section.anchor), ("", &None));
    assert!(!page.is_unlisted && page.has_body);
}

#[test]
fn a_record_without_title_is_called_by_its_address() {
    let page = one(r#"{"url": "faq/#cost", "content": "Nothing.", "language": "en"}"#);
    assert_eq!((page.title.as_str(), page.url.as_str()), ("faq/", "faq/"));
    assert_eq!(page.sections[0].anchor.as_deref(), Some("cost"));
    let page = one(r#"{"url": "a", "content": "x", "language": "en", "meta": {"title": " "}}"#);
    assert_eq!(page.title, "a");
    let page = one(r#"{"url": "/", "content": "x", "language": "en"}"#);
    assert_eq!((page.title.as_str(), page.url.as_str()), ("/", ""));
}

/// Asserts that a line is refused, as the third of its file, and that the message says so.
#[track_caller]
fn refused(line: &str, named: &str) {
    let good = r#"{"url": "a", "content": "x", "language": "en", "meta": {}}"#;
    let text = format!("{good}\n\n{line}\n");
    let error = records("r.jsonl", text.as_bytes()).expect_err(line);
    assert_eq!(error.code(), "file-invalid");
    let message = error.to_string();
    let is_named = message.starts_with("r.jsonl, line 3: ") && message.contains(named);
    assert!(is_named, "{message}");
}

#[test]
fn what_a_record_needs_is_named_where_it_is_missing_or_wrong() {
    for (line, named) in [
        ("{", "not a JSON object at column"),
        ("[1]", "an array is not a record"),
        (r#"{"content": "x", "language": "en"}"#, "`url` is missing"),
        (r#"{"url": "a", "language": "en"}"#, "`content` is missing"),
        (r#"{"url": "a", "content": "x"}"#, "`language` is missing"),
        (r#"{"url": "a", "content": " "}"#, "`content` is empty"),
        (r#"{"url": 7}"#, "`url` is a number"),
        (r#"{"url": "https://e.org/"}"#, "address of this site"),
        (r#"{"url": "//e.org/"}"#, "address of this site"),
        (
            r#"{"url": "a", "content": "x", "language": "English"}"#,
            "`language` is English",
        ),
    ] {
        refused(line, named);
    }
}

#[test]
fn what_a_record_may_have_is_named_where_it_is_wrong() {
    for (field, named) in [
        (r#""title": "T""#, "no `title`; its fields are url"),
        (
            r#""meta": {"year": 2024}"#,
            "`meta.year` is a number; give a text, \"2024\"",
        ),
        (r#""meta": []"#, "`meta` is an array"),
        (
            r#""filters": {"kind": "pdf"}"#,
            "`filters.kind` is a text; give a list",
        ),
        (r#""filters": {"kind": [null]}"#, "`filters.kind` is null"),
        (r#""sort": {"year": true}"#, "`sort.year` is"),
    ] {
        let needed = r#""url": "a", "content": "x", "language": "en""#;
        refused(&format!("{{{needed}, {field}}}"), named);
    }
}
