//! Titles of plain text files.

use super::*;

fn title_and_text(text: &str) -> [String; 2] {
    let documents = documents("notes/knots.txt", text);
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].id, DocId::from("notes/knots.txt"));
    ["title", "text"].map(|field| documents[0].text(field).expect("both").to_owned())
}

#[test]
fn a_short_first_line_is_the_title() {
    assert_eq!(
        title_and_text("\r\n Knots \r\n\r\nAll.\r\nMore."),
        ["Knots", "All.\nMore."]
    );
}

#[test]
fn otherwise_the_file_names_the_document() {
    assert_eq!(title_and_text("Only a line"), ["knots", "Only a line"]);
    let long = format!("{}\nmore", "é".repeat(81));
    assert_eq!(title_and_text(&long)[0], "knots");
    assert_eq!(title_and_text(&long)[1], long);
}

#[test]
fn blank_files_give_nothing_and_control_characters_go() {
    assert!(documents("x.txt", " \0\r\n\t").is_empty());
    assert_eq!(title_and_text("a\0b")[1], "ab");
}
