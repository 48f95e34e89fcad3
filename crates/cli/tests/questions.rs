//! The committed questions about the Rust Book, asked of an index of it.

mod run;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use run::{arg, model_folder, nearsight};
use serde_json::Value;

/// Right is a page whose name begins as the question expects, among so many.
const TOP: usize = 3;
const FLOOR: usize = 16;

/// The book that comes with Rust; nothing where the documentation is not installed.
fn book() -> Option<PathBuf> {
    let asked = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = String::from_utf8(asked.expect("rustc").stdout).expect("UTF-8");
    let book = PathBuf::from(sysroot.trim()).join("share/doc/rust/html/book");
    book.is_dir().then_some(book)
}

fn is_right(hit: &Value, expect: &[Value]) -> bool {
    let id = hit["id"].as_str().unwrap_or_default();
    let mut names = expect.iter().filter_map(Value::as_str);
    names.any(|name| id.contains(name))
}

#[test]
fn at_least_16_of_20_questions_about_the_book_find_their_chapter() {
    let Some(book) = book() else {
        eprintln!("skipped: this machine has no Rust documentation");
        return;
    };
    model_folder();
    let folder = tempfile::tempdir().expect("a folder");
    let index = folder.path().join("book.nsi");
    nearsight(&["index", arg(&book), "-o", arg(&index)]).ok();
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/corpus/questions-book.json"
    );
    let questions = fs::read(path).expect("the questions");
    let questions: Vec<Value> = serde_json::from_slice(&questions).expect("JSON");
    assert_eq!(questions.len(), 20);
    let limit = TOP.to_string();
    let n_right = questions.iter().filter(|entry| {
        let question = entry["question"].as_str().expect("a question");
        let expect = entry["expect"].as_array().expect("a list");
        let args = ["search", arg(&index), question, "--limit", &limit, "--json"];
        let answer: Value = serde_json::from_str(&nearsight(&args).ok().stdout).expect("JSON");
        let hits = answer["hits"].as_array().expect("hits");
        assert_eq!(hits.len(), TOP);
        let right = hits.iter().any(|hit| is_right(hit, expect));
        if !right {
            println!("missed: {question}");
        }
        right
    });
    let n_right = n_right.count();
    println!("{n_right} of 20");
    assert!(n_right >= FLOOR, "{n_right} of 20");
}
