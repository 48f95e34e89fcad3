//! The files of the checkout that people write.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are built, fetched or recorded, and not written.
const NOT_WRITTEN: [&str; 9] = [
    "target",
    "node_modules",
    "pkg",
    "types",
    "golden",
    "record",
    "corpus",
    "corpora",
    "models",
];

/// Endings of the files that are read.
const ENDINGS: [&str; 13] = [
    "rs", "js", "mjs", "css", "html", "toml", "json", "md", "sh", "py", "yml", "yaml", "svg",
];

/// One text file.
pub struct SourceFile {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// Whether the path ends with `.ending`.
    #[must_use]
    pub fn is(&self, ending: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, found)| found == ending)
    }

    /// Whether this Rust or JavaScript file only tests: `tests.rs`, `foo_tests.rs`, or below a folder named `tests`.
    #[must_use]
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.ends_with("tests.rs")
            || name.contains(".test.")
            || self.path.split('/').any(|part| part == "tests")
    }
}

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from(".."), Path::to_path_buf)
}

/// All written text files below `root`, sorted by path.
///
/// # Panics
/// When a folder or file cannot be read: a rule that silently skips files checks nothing.
#[must_use]
pub fn source_files(root: &Path) -> Vec<SourceFile> {
    let mut paths = Vec::new();
    collect(root, &mut paths);
    paths.sort();
    paths.iter().map(|path| read(root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !NOT_WRITTEN.contains(&name.as_str()) {
                collect(&path, paths);
            }
        } else if ENDINGS.contains(&ending.as_str()) {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> SourceFile {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let relative = path.strip_prefix(root).unwrap_or(path);
    SourceFile {
        path: relative.to_string_lossy().replace('\\', "/"),
        text,
    }
}
