//! Tables as spreadsheets write them.

use super::*;

#[test]
fn rows_become_documents() {
    let text =
        "id,title,text\r\n12,Knots,\"two\nlines, \"\"quoted\"\"\"\r\n012,Loops,\r\n,Bends,x\r\n";
    let documents = documents("a.csv", text).expect("valid");
    let ids: Vec<&DocId> = documents.iter().map(|document| &document.id).collect();
    assert_eq!(
        ids,
        [
            &DocId::from(12),
            &DocId::from("012"),
            &DocId::from("a.csv#5")
        ]
    );
    assert_eq!(documents[0].text("text"), Some("two\nlines, \"quoted\""));
    assert_eq!(documents[1].text("text"), None);
    assert_eq!(documents[2].text("title"), Some("Bends"));
}

#[test]
fn semicolons_and_tabs_separate_too() {
    for text in ["title;text\nKnots;a, b\n", "title\ttext\nKnots\ta, b\n"] {
        let documents = documents("a.csv", text).expect("valid");
        assert_eq!(documents[0].text("text"), Some("a, b"), "{text}");
    }
}

#[test]
fn a_row_of_another_length_is_named() {
    let error = documents("a.csv", "a,b\n\"1\n\",2\n3\n").expect_err("refused");
    assert_eq!(error.code(), "file-invalid");
    let message = error.to_string();
    assert!(
        message.starts_with("a.csv, row 3 (line 4): 1 cells"),
        "{message}"
    );
    assert!(
        documents("a.csv", "a,b\n1,\"2\n3,4\n5,6,7\n8\n").is_ok(),
        "an open quote runs to the end"
    );
}

#[test]
fn the_header_row_is_needed_and_checked() {
    for (text, named) in [
        ("", "is needed"),
        ("a,,b\n", "no name"),
        ("a,b,a\n", "\"a\""),
    ] {
        let error = documents("a.csv", text).expect_err(text).to_string();
        assert!(
            error.starts_with("a.csv, row 1: ") && error.contains(named),
            "{error}"
        );
    }
    assert_eq!(documents("a.csv", "title\n"), Ok(vec![]));
}
