//! `nearsight index` and `nearsight search` with the real model.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fetched::model_folder;
use crate::run::{arg, nearsight, nearsight_with};
use serde_json::Value;

const NOTES: &str = "{\"id\": 1, \"title\": \"Bread\", \"text\": \"Knead the dough until it stretches like a sheet.\"}
{\"id\": 2, \"title\": \"Bicycle\", \"text\": \"Put a drop of oil on every link of the chain.\"}
{\"id\": 3, \"title\": \"Garden\", \"text\": \"Water the tomatoes early, before the sun is high.\"}
";

/// An index of [`NOTES`] and a Markdown page, and the folder it is in.
fn index() -> (tempfile::TempDir, PathBuf) {
    model_folder();
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("notes.jsonl");
    fs::write(&notes, NOTES).expect("notes");
    let page = folder.path().join("page.md");
    fs::write(
        &page,
        "# Knots\n\n## Bowline\n\nA loop that does not slip.\n",
    )
    .expect("a page");
    let index = folder.path().join("all.nsi");
    let ran = nearsight(&["index", arg(&notes), arg(&page), "-o", arg(&index)]).ok();
    assert!(
        ran.stderr.contains("4 documents, 4 passages"),
        "{}",
        ran.stderr
    );
    (folder, index)
}

#[test]
fn a_question_in_other_words_finds_its_document() {
    let (_folder, index) = index();
    for (question, id) in [
        ("how do I keep my bike from squeaking", Value::from(2)),
        (
            "when should vegetables get something to drink",
            Value::from(3),
        ),
    ] {
        let ran = nearsight(&["search", arg(&index), question, "--limit", "2", "--json"]).ok();
        let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!(answer["hits"].as_array().map(Vec::len), Some(2));
        assert_eq!(answer["hits"][0]["id"], id, "{question}");
        assert!(answer["hits"][0]["score"].as_f64() > answer["hits"][1]["score"].as_f64());
        assert!(answer["took_ms"].as_f64().is_some_and(|ms| ms > 0.0));
    }
}

#[test]
fn people_see_title_place_and_passage_without_colours_in_a_pipe() {
    let (_folder, index) = index();
    let ran = nearsight(&["search", arg(&index), "a loop", "--limit", "1"]).ok();
    assert!(
        ran.stdout.starts_with(" 1 Knots › Bowline\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("page.md#bowline") && ran.stdout.contains("A loop that does not slip.")
    );
    assert!(!ran.stdout.contains('\u{1b}'));
    let ran = nearsight(&["search", arg(&index), "chain", "--json", "--limit", "1"]).ok();
    let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let passage = &answer["hits"][0]["passage"];
    let range = &passage["highlights"][0];
    let (start, end) = (
        range[0].as_u64().expect("start"),
        range[1].as_u64().expect("end"),
    );
    assert_eq!(
        &passage["text"].as_str().expect("text")[start as usize..end as usize],
        "chain"
    );
}

#[test]
fn queries_that_ask_nothing_or_too_much_are_refused() {
    let (_folder, index) = index();
    nearsight(&["search", arg(&index), ""]).fails("query-empty", "empty");
    nearsight(&["search", arg(&index), " \n "]).fails("query-empty", "empty");
    let long = "word ".repeat(20_480);
    nearsight(&["search", arg(&index), &long]).fails("query-too-long", "102400 bytes");
}

#[test]
fn indexes_that_cannot_be_read_say_why() {
    let (folder, index) = index();
    let bytes = fs::read(&index).expect("there");
    let altered = folder.path().join("altered.nsi");
    let search = |bytes: &[u8]| {
        fs::write(&altered, bytes).expect("written");
        nearsight(&["search", arg(&altered), "x"])
    };
    search(&bytes[..bytes.len() / 2]).fails("index-damaged", "damaged");
    search(NOTES.as_bytes()).fails("index-damaged", "damaged");
    search(b"").fails("index-damaged", "damaged");
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    search(&flipped).fails("index-damaged", "damaged");
    let mut newer = bytes.clone();
    // The header's version, after the magic: read before any checksum, which a newer version may place elsewhere.
    newer[12] += 1;
    search(&newer).fails("index-version", "version 2");
    nearsight(&["search", arg(&folder.path().join("no.nsi")), "x"]).fails("file-missing", "no.nsi");
}

#[test]
fn an_index_of_another_model_is_refused_by_name() {
    let (folder, index) = index();
    let models = folder.path().join("models");
    let source = model_folder().join("source");
    let other = models.join("other");
    nearsight(&[
        "model",
        "convert",
        arg(&source),
        "-o",
        arg(&other),
        "--id",
        "other",
    ])
    .ok();
    let ran = nearsight_with(&models, &["search", arg(&index), "x", "--model", "other"]);
    ran.fails("model-mismatch", "minilm-l6");
    ran.fails("model-mismatch", "other");
}

/// A copy of the model's folder, for tests that damage it.
fn copy_of_model(to: &Path) -> PathBuf {
    let folder = to.join("minilm-l6");
    fs::create_dir_all(&folder).expect("a folder");
    for entry in fs::read_dir(model_folder()).expect("the model") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    folder
}

#[test]
fn damaged_models_are_refused_before_they_answer() {
    let (folder, index) = index();
    let models = folder.path().join("models");
    let model = copy_of_model(&models);
    let search = || nearsight_with(&models, &["search", arg(&index), "x"]);
    search().ok();
    let weights = model.join("model-00001-of-00001.safetensors");
    let whole = fs::read(&weights).expect("weights");
    fs::write(&weights, &whole[..whole.len() / 2]).expect("cut");
    search().fails("weights-damaged", "model-00001-of-00001.safetensors");
    let mut altered = whole.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(&weights, altered).expect("altered");
    search().fails("weights-hash-mismatch", "model-00001-of-00001.safetensors");
    fs::remove_file(&weights).expect("removed");
    search().fails("weights-missing", "model-00001-of-00001.safetensors");
    fs::write(model.join("manifest.json"), "{}").expect("written");
    search().fails("manifest-invalid", "format_version");
    fs::remove_dir_all(&model).expect("removed");
    search().fails("weights-missing", "nearsight model get minilm-l6");
}

#[test]
fn files_that_cannot_be_indexed_are_named() {
    model_folder();
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("x.nsi");
    let index = |name: &str, contents: &str| {
        let path = folder.path().join(name);
        fs::write(&path, contents).expect("written");
        nearsight(&["index", arg(&path), "-o", arg(&output)])
    };
    index("a.pdf", "x").fails("file-unsupported", ".jsonl");
    index("a.jsonl", "{}\n{\"id\": -1}\n").fails("file-invalid", "line 2");
    index("a.csv", "a,b\n1\n").fails("file-invalid", "row 2");
    index("b.jsonl", "{\"id\": 9, \"price\": 1}\n").fails("document-empty", "document 9");
    index("c.md", "").fails("no-documents", "");
    assert!(!output.exists());
}

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
            eprintln!("missed: {question}");
        }
        right
    });
    let n_right = n_right.count();
    eprintln!("{n_right} of 20");
    assert!(n_right >= FLOOR, "{n_right} of 20");
}
