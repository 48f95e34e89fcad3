//! Sizes, names and edges of every written file.

use nearsight_tests::functions::functions;
use nearsight_tests::rules::{
    empty_names, median_and_ninety, missing_module_line, ragged_edges, tests_below_code,
    unexplained_notes, unexplained_unwraps,
};
use nearsight_tests::spans::Spans;
use nearsight_tests::tree::{SourceFile, root, source_files};

/// ARCHITECTURE.md, "Which words, which sizes?": lines at which this test fails.
const RUST_FILE_LIMIT: usize = 600;
const RUST_FUNCTION_LIMIT: usize = 60;
const JAVASCRIPT_FILE_LIMIT: usize = 400;

/// Applies a rule to the files that `covers` picks, and fails with every complaint.
#[track_caller]
fn check(covers: impl Fn(&SourceFile) -> bool, rule: impl Fn(&SourceFile) -> Vec<String>) {
    let files: Vec<SourceFile> = source_files(&root()).into_iter().filter(covers).collect();
    assert!(!files.is_empty(), "there are files to read");
    let of_file = |file: &SourceFile| {
        let found = rule(file).into_iter();
        found
            .map(|complaint| format!("{}:{complaint}", file.path))
            .collect::<Vec<_>>()
    };
    let complaints: Vec<String> = files.iter().flat_map(of_file).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn is_rust(file: &SourceFile) -> bool {
    file.is("rs")
}

fn is_javascript(file: &SourceFile) -> bool {
    file.is("js") || file.is("mjs")
}

fn too_long(file: &SourceFile, limit: usize) -> Vec<String> {
    let lines = file.text.lines().count();
    if lines > limit {
        vec![format!("{lines}: longer than {limit} lines")]
    } else {
        Vec::new()
    }
}

#[test]
fn modules_say_what_they_are() {
    check(is_rust, |file| missing_module_line(&file.text));
}

#[test]
fn rust_files_are_short() {
    check(
        |file| is_rust(file) && !file.is_test(),
        |file| too_long(file, RUST_FILE_LIMIT),
    );
}

#[test]
fn javascript_files_are_short() {
    check(is_javascript, |file| too_long(file, JAVASCRIPT_FILE_LIMIT));
}

#[test]
fn functions_are_short() {
    check(is_rust, |file| {
        let found = functions(&Spans::rust(&file.text).code()).into_iter();
        let long = found.filter(|function| function.lines > RUST_FUNCTION_LIMIT);
        long.map(|long| format!("{}: fn {} has {} lines", long.line, long.name, long.lines))
            .collect()
    });
}

#[test]
fn names_say_something() {
    check(|_| true, |file| empty_names(&file.path));
}

#[test]
fn libraries_do_not_unwrap() {
    let is_library =
        |file: &SourceFile| is_rust(file) && file.path.starts_with("crates/") && !file.is_test();
    check(is_library, |file| unexplained_unwraps(&file.text));
}

#[test]
fn notes_carry_reasons() {
    check(is_rust, |file| {
        unexplained_notes(&Spans::rust(&file.text).comments())
    });
    check(is_javascript, |file| {
        unexplained_notes(&Spans::javascript(&file.text).comments())
    });
}

#[test]
fn edges_are_clean() {
    check(|_| true, |file| ragged_edges(&file.text));
}

#[test]
fn unit_tests_live_in_a_sibling_file() {
    check(
        |file| is_rust(file) && !file.is_test(),
        |file| tests_below_code(&file.text),
    );
}

#[test]
fn sizes_are_printed() {
    let files = source_files(&root());
    let rust: Vec<&SourceFile> = files
        .iter()
        .filter(|file| is_rust(file) && !file.is_test())
        .collect();
    let lines = |file: &&SourceFile| file.text.lines().count();
    let function_lines = |file: &&SourceFile| {
        let found = functions(&Spans::rust(&file.text).code()).into_iter();
        found.map(|function| function.lines).collect::<Vec<_>>()
    };
    let scripts: Vec<&SourceFile> = files.iter().filter(|file| is_javascript(file)).collect();
    let rows = [
        ("Rust file", rust.iter().map(lines).collect::<Vec<_>>()),
        (
            "Rust function",
            rust.iter().flat_map(function_lines).collect(),
        ),
        ("JavaScript file", scripts.iter().map(lines).collect()),
    ];
    for (name, sizes) in rows {
        let n = sizes.len();
        let largest = sizes.iter().max().copied().unwrap_or(0);
        let (median, ninety) = median_and_ninety(sizes);
        assert!(median > 0, "{name}: nothing was measured");
        report(&format!(
            "{name:16} n {n:5}   median {median:4}   90 % {ninety:4}   largest {largest:4}"
        ));
    }
}

/// Past the test harness's capture: the figures are wanted when everything passes.
fn report(line: &str) {
    use std::io::Write;
    // A closed pipe is no reason to fail a test.
    let _ = writeln!(std::io::stderr(), "{line}");
}
