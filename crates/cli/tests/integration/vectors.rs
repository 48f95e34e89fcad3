//! `nearsight index` and `nearsight search` without any model: vectors of one's own, and words alone.

use std::fs;

use crate::run::{arg, nearsight_with};
use serde_json::Value;

const PLACES: &str = r#"{"id": 1, "name": "red mill", "place": [0, 0], "look": [1, 0, 0]}
{"id": 2, "name": "blue mill", "place": [5, 5], "look": [0, 1, 0]}
{"id": 3, "name": "a bridge", "place": [9, 9]}
"#;

#[test]
fn vectors_and_words_are_indexed_and_found_without_a_model() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = folder.path().join("places.jsonl");
    fs::write(&places, PLACES).expect("places");
    let index = folder.path().join("places.nsi");
    // There is no model in this folder, so none can have been loaded.
    let run = |args: &[&str]| nearsight_with(folder.path(), args);
    let fields = "name,place:vector(2, euclidean),look:vector(3)";
    run(&[
        "index",
        arg(&places),
        "-o",
        arg(&index),
        "--fields",
        fields,
        "--model",
        "none",
    ])
    .ok();
    let ids = |args: &[&str]| {
        let ran = run(&[&["search", arg(&index), "--json"], args].concat()).ok();
        let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let hits = answer["hits"].as_array().expect("hits").clone();
        hits.iter()
            .map(|hit| hit["id"].as_u64().expect("a number"))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--vector", r#"{"place": [6, 6]}"#]), [2, 3, 1]);
    assert_eq!(ids(&["bridge"]), [3]);
    assert_eq!(ids(&["mill", "--vector", r#"{"look": [0, 1, 0]}"#])[0], 2);
    let people = run(&[
        "search",
        arg(&index),
        "--vector",
        r#"{"place": [6, 6]}"#,
        "--explain",
    ])
    .ok();
    assert!(
        people.stdout.contains("place") && people.stdout.contains("3 hits"),
        "{}",
        people.stdout
    );
}

#[test]
fn what_does_not_fit_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = folder.path().join("places.jsonl");
    fs::write(&places, PLACES).expect("places");
    let index = folder.path().join("places.nsi");
    let run = |args: &[&str]| nearsight_with(folder.path(), args);
    let build = |fields: &str| run(&["index", arg(&places), "-o", arg(&index), "--fields", fields]);
    build("place:vector(3)").fails("document-invalid", "`place`");
    build("place:vector(2, far)").fails("fields-invalid", "vector(N");
    assert!(!index.exists(), "nothing is written");
    build("place:vector(2, euclidean)").ok();
    let search = |vector: &str| run(&["search", arg(&index), "--vector", vector]);
    search("[1, 2, 3]").fails("query-invalid", "`place`");
    search("far").fails("query-invalid", "--vector");
    search(r#"{"look": [1]}"#).fails("query-invalid", "place");
}

#[test]
fn invalid_documents_are_left_out_and_named_where_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = folder.path().join("places.jsonl");
    let bad = r#"{"id": 4, "name": "a ford", "place": [1]}"#;
    fs::write(&places, format!("{bad}\n{PLACES}")).expect("places");
    let index = folder.path().join("places.nsi");
    let fields = "name,place:vector(2, euclidean)";
    let build = |more: &[&str]| {
        let args = ["index", arg(&places), "-o", arg(&index), "--fields", fields];
        nearsight_with(
            folder.path(),
            &[&args, &["--model", "none"][..], more].concat(),
        )
    };
    build(&[]).fails("document-invalid", "documents[0]");
    assert!(!index.exists(), "nothing is written");
    let skipped = build(&["--on-invalid", "skip"]).ok().stderr;
    assert!(
        skipped.contains("left out documents[0] (document-invalid)")
            && skipped.contains("document 4")
            && skipped.contains("3 documents"),
        "{skipped}"
    );
}

#[test]
fn texts_are_found_by_the_stems_of_their_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = folder.path().join("texts.jsonl");
    fs::write(&texts, r#"{"id": 1, "text": "Alte Verbindungen."}"#).expect("texts");
    let index = folder.path().join("texts.nsi");
    let run = |args: &[&str]| nearsight_with(folder.path(), args);
    let build = |language: &str| {
        let args = ["index", arg(&texts), "-o", arg(&index), "--model", "none"];
        run(&[&args[..], &["--language", language]].concat())
    };
    let is_found = |word: &str| {
        let ran = run(&["search", arg(&index), "--json", word]).ok();
        let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        !answer["hits"].as_array().expect("hits").is_empty()
    };
    // With the blank it is a whole word: neither the beginning of others nor as near as a typo.
    for (language, found) in [("de", true), ("none", false)] {
        build(language).ok();
        assert_eq!(is_found("verbinden "), found, "{language}");
    }
    build("tlh").fails("lexical-language", "tlh");
}
