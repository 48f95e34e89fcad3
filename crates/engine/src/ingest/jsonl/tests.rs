//! Good and bad lines.

use super::*;
use crate::document::DocId;

#[test]
fn a_line_is_a_document_and_blank_lines_are_skipped() {
    let text = "{\"id\": 7, \"title\": \"Knots\"}\r\n\n  \n{\"text\": \"Loops\"}\n";
    let documents = documents("a.jsonl", text).expect("valid");
    assert_eq!(documents.len(), 2);
    assert_eq!(
        (&documents[0].id, documents[0].text("title")),
        (&DocId::from(7), Some("Knots"))
    );
    assert_eq!(documents[1].id, DocId::from("a.jsonl#4"));
    assert_eq!(super::documents("a.jsonl", ""), Ok(vec![]));
}

#[test]
fn a_bad_line_is_named_with_what_is_wrong() {
    for (line, named) in [
        ("{\"a\": }", "column 7"),
        ("{\"a\": 1", "EOF"),
        ("[1]", "an array is not a document"),
        ("7", "a number is not a document"),
        ("{\"id\": -1}", "the number -1"),
        ("{\"id\": null}", "null cannot be"),
        ("{} {}", "trailing"),
    ] {
        let error = documents("a.jsonl", &format!("{{}}\n\n{line}\n")).expect_err(line);
        assert_eq!(error.code(), "file-invalid");
        let message = error.to_string();
        assert!(
            message.starts_with("a.jsonl, line 3: ") && message.contains(named),
            "{message}"
        );
        assert!(!message.contains("line 1"), "{message}");
    }
}

#[test]
fn endless_nesting_is_an_error() {
    assert!(documents("a.jsonl", &"[".repeat(1_000_000)).is_err());
}
