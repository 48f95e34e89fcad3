//! The walk finds what is written and leaves out what is built.

use super::{SourceFile, root, source_files};

#[test]
fn the_walk_finds_this_file_and_no_build_output() {
    let paths: Vec<String> = source_files(&root())
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert!(paths.iter().any(|path| path == "tests/rust/tree/tests.rs"));
    assert!(paths.iter().any(|path| path == "Cargo.toml"));
    assert!(
        !paths
            .iter()
            .any(|path| path.starts_with("target/") || path.contains("node_modules"))
    );
}

#[test]
fn test_files_are_known_by_their_path() {
    let is_test = |path: &str| {
        SourceFile {
            path: path.to_owned(),
            text: String::new(),
        }
        .is_test()
    };
    assert!(is_test("crates/a/src/foo/tests.rs"));
    assert!(is_test("crates/a/src/foo_tests.rs"));
    assert!(is_test("crates/a/tests/round_trip.rs"));
    assert!(is_test("www/sdk/src/a.test.js"));
    assert!(!is_test("crates/test-support/src/lib.rs"));
    assert!(!is_test("crates/a/src/contests/entry.rs"));
}
