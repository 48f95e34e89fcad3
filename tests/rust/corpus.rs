//! The handbook is a real corpus: long enough, without repetition, and every question has an answer in it.

use std::collections::HashSet;
use std::fs;

use nearsight_tests::tree::root;
use serde_json::Value;

/// Words in a paragraph: enough to say something, few enough to be one passage.
const WORDS: std::ops::RangeInclusive<usize> = 40..=110;

const MIN_PARAGRAPHS: usize = 300;
const MAX_BYTES: usize = 250 * 1024;
const N_QUESTIONS: usize = 20;

fn corpus(name: &str) -> String {
    let path = root().join("tests/corpus").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    let found = value[key]
        .as_str()
        .unwrap_or_else(|| panic!("`{key}` is missing in {value}"));
    assert!(!found.trim().is_empty(), "`{key}` is empty in {value}");
    found
}

fn documents() -> Vec<Value> {
    let lines = corpus("handbook.jsonl");
    assert!(
        lines.len() <= MAX_BYTES,
        "handbook.jsonl has {} bytes",
        lines.len()
    );
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

fn questions(name: &str) -> Vec<(String, Vec<String>)> {
    let list: Vec<Value> =
        serde_json::from_str(&corpus(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let expect = |question: &Value| -> Vec<String> {
        let list = question["expect"]
            .as_array()
            .unwrap_or_else(|| panic!("`expect` is missing in {question}"));
        list.iter()
            .filter_map(|prefix| Some(prefix.as_str()?.to_owned()))
            .collect()
    };
    list.iter()
        .map(|question| (text(question, "question").to_owned(), expect(question)))
        .collect()
}

#[test]
fn documents_have_unique_ids_and_all_fields() {
    let documents = documents();
    let mut ids = HashSet::new();
    for document in &documents {
        assert!(
            ids.insert(text(document, "id")),
            "{} occurs twice",
            document["id"]
        );
        assert_eq!(text(document, "url"), text(document, "id"));
        assert_ne!(text(document, "title"), text(document, "heading"));
    }
    assert!(
        (110..=160).contains(&documents.len()),
        "{} documents",
        documents.len()
    );
}

#[test]
fn paragraphs_are_many_different_and_of_passage_length() {
    let documents = documents();
    let mut paragraphs = HashSet::new();
    for document in &documents {
        let parts: Vec<&str> = text(document, "text").split("\n\n").collect();
        assert!(parts.len() >= 2, "{} has one paragraph", document["id"]);
        for part in parts {
            let words = part.split_whitespace().count();
            assert!(
                WORDS.contains(&words),
                "{}: {words} words in: {part}",
                document["id"]
            );
            assert!(
                paragraphs.insert(part),
                "{}: occurs twice: {part}",
                document["id"]
            );
        }
    }
    assert!(
        paragraphs.len() >= MIN_PARAGRAPHS,
        "{} paragraphs",
        paragraphs.len()
    );
}

/// A template filled in again and again would begin the same way.
#[test]
fn paragraphs_begin_differently() {
    let documents = documents();
    let mut beginnings = HashSet::new();
    for part in documents
        .iter()
        .flat_map(|document| text(document, "text").split("\n\n"))
    {
        let beginning: Vec<&str> = part.split_whitespace().take(5).collect();
        assert!(
            beginnings.insert(beginning.join(" ")),
            "two paragraphs begin `{}`",
            beginning.join(" ")
        );
    }
}

#[test]
fn every_handbook_question_expects_a_document() {
    let documents = documents();
    let questions = questions("questions-handbook.json");
    assert_eq!(questions.len(), N_QUESTIONS);
    for (question, expect) in questions {
        assert!(!expect.is_empty(), "{question}: nothing is expected");
        for prefix in expect {
            let is_there = documents
                .iter()
                .any(|document| text(document, "id").starts_with(&prefix));
            assert!(is_there, "{question}: no document begins with {prefix}");
        }
    }
}

#[test]
fn book_questions_name_sections_of_chapters() {
    let questions = questions("questions-book.json");
    assert_eq!(questions.len(), N_QUESTIONS);
    for (question, expect) in questions {
        assert!(!expect.is_empty(), "{question}: nothing is expected");
        for prefix in expect {
            let is_section =
                prefix.len() == 7 && prefix.starts_with("ch") && prefix.as_bytes()[4] == b'-';
            assert!(
                is_section,
                "{question}: {prefix} is not the beginning of a page name such as ch16-03"
            );
        }
    }
}
