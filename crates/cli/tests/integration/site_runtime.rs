//! `nearsight site`: what it leaves beside the index.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Ran, arg, run};
use tempfile::TempDir;

const SMALL: &str = "small.wasm";
const LANGUAGES: &str = "languages.wasm";

/// A site of one page, in a language.
fn built(language: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    add_page(folder.path(), "index.html", language);
    folder
}

fn add_page(folder: &Path, name: &str, language: &str) {
    let page = format!("<html lang={language}><title>Knots</title><main><p>A knot holds a rope.");
    fs::write(folder.join(name), page).expect("a page");
}

/// Scripts that hold their own name and `version`.
fn runtime(version: &str, format: u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let dated = format!("nearsight-de-{version}.js");
    for name in ["nearsight.js", SMALL, LANGUAGES, &dated] {
        let text = format!("{name} {version}");
        fs::write(folder.path().join(name), text).expect("a script");
    }
    let list = format!(
        r#"{{"build": "{version}", "format": {format}, "files": ["{SMALL}", "{dated}", "nearsight.js"], "stemmers": ["en", "none"], "others": ["{LANGUAGES}"]}}"#
    );
    fs::write(folder.path().join("runtime.json"), list).expect("a list");
    folder
}

fn site(folder: &Path, runtime: Option<&Path>) -> Ran {
    site_with(folder, runtime, &[])
}

fn site_with(folder: &Path, runtime: Option<&Path>, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nearsight"));
    command.env_remove("NEARSIGHT_RUNTIME");
    command
        .args(["site", arg(folder), "--model", "none"])
        .args(args);
    if let Some(runtime) = runtime {
        command.args(["--runtime", arg(runtime)]);
    }
    run(&mut command)
}

/// What lies beside the index.
fn scripts(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder.join("nearsight")).expect("the folder of the index");
    let names = names.map(|entry| {
        let name = entry.expect("a file").file_name();
        name.to_string_lossy().into_owned()
    });
    names
        .filter(|name| !["entry.json", "chunks", "runtime.json"].contains(&name.as_str()))
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// The format that this version writes.
fn format_of(folder: &Path) -> u32 {
    let entry = fs::read_to_string(folder.join("nearsight/entry.json")).expect("an entry");
    let digits = entry.split("\"format\": ").nth(1).expect("a format");
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

#[test]
fn scripts_come_with_the_index_and_replace_those_of_another_version() {
    let folder = built("en");
    let said = site(folder.path(), None).ok().stderr;
    assert!(said.contains("has the index alone"), "{said}");
    assert_eq!(scripts(folder.path()), set(&[]));
    let format = format_of(folder.path());

    let said = site(folder.path(), Some(runtime("one", format).path()));
    let said = said.ok().stderr;
    assert!(said.contains("src=\"/nearsight/nearsight.js\""), "{said}");
    let first = set(&["nearsight.js", SMALL, "nearsight-de-one.js"]);
    assert_eq!(scripts(folder.path()), first);

    // Somebody else's file stays.
    fs::write(folder.path().join("nearsight/own.js"), "own").expect("a file");
    site(folder.path(), Some(runtime("two", format).path())).ok();
    let second = set(&["nearsight.js", SMALL, "nearsight-de-two.js", "own.js"]);
    assert_eq!(scripts(folder.path()), second);
    let script = fs::read_to_string(folder.path().join("nearsight/nearsight.js"));
    assert_eq!(script.expect("the script"), "nearsight.js two");
}

#[test]
fn the_model_of_another_tier_does_not_stay_behind() {
    let folder = built("en");
    let model = folder.path().join("nearsight/model");
    fs::create_dir_all(&model).expect("a folder");
    site(folder.path(), None).ok();
    assert!(model.is_dir(), "a folder of somebody else's stays");
    fs::write(model.join("manifest.json"), "{}").expect("a file");
    site(folder.path(), None).ok();
    assert!(!model.exists());
}

#[test]
fn an_index_outside_of_the_site_is_named_as_its_folder_is() {
    let (folder, elsewhere) = (built("en"), tempfile::tempdir().expect("a folder"));
    site(folder.path(), None).ok();
    let runtime = runtime("one", format_of(folder.path()));
    let out = elsewhere.path().join("search");
    let ran = site_with(folder.path(), Some(runtime.path()), &["--out", arg(&out)]);
    let said = ran.ok().stderr;
    assert!(said.contains("src=\"/search/nearsight.js\""), "{said}");
}

#[test]
fn stemmers_of_other_languages_come_where_a_language_needs_them() {
    let folder = built("en");
    site(folder.path(), None).ok();
    let runtime = runtime("one", format_of(folder.path()));
    let mut needed = Vec::new();
    // Nobody stems Japanese.
    for language in ["ja", "de"] {
        add_page(folder.path(), &format!("{language}.html"), language);
        site(folder.path(), Some(runtime.path())).ok();
        needed.push(scripts(folder.path()).contains(LANGUAGES));
    }
    assert_eq!(needed, [false, true]);
    fs::remove_file(folder.path().join("de.html")).expect("the page is there");
    site(folder.path(), Some(runtime.path())).ok();
    assert!(!scripts(folder.path()).contains(LANGUAGES));
}

#[test]
fn scripts_that_are_none_or_read_another_index_are_refused_before_anything_is_written() {
    let folder = built("en");
    site(folder.path(), Some(&folder.path().join("nowhere"))).fails("no-documents", "nowhere");
    let other = runtime("one", 99);
    site(folder.path(), Some(other.path())).fails("site-version", "format 99");
    assert!(!folder.path().join("nearsight").exists());
}

#[test]
fn a_list_never_leads_out_of_its_folder() {
    let folder = built("en");
    fs::create_dir(folder.path().join("nearsight")).expect("a folder");
    let list = r#"{"format": 1, "files": ["../index.html"], "stemmers": [], "others": []}"#;
    fs::write(folder.path().join("nearsight/runtime.json"), list).expect("a list");
    site(folder.path(), None).ok();
    let format = format_of(folder.path());
    site(folder.path(), Some(runtime("one", format).path())).ok();
    assert!(folder.path().join("index.html").exists());
}
