//! A site of two pages, and what its index says of itself.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A folder with a site of two pages, `public`.
pub(crate) fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "public/knots.html",
        "<html lang=en><title>Knots</title><main><p>A bowline makes a loop that does not slip.</p></main>",
    );
    write(
        folder.path(),
        "public/blog/bread.html",
        "<html lang=en><title>Bread</title><main><p>Knead the dough for ten minutes.</p></main>",
    );
    folder
}

/// Writes a file and the folders above it.
pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Pages in an index.
pub(crate) fn n_pages(index: &Path) -> u64 {
    let entry = fs::read(index.join("entry.json")).expect("an entry");
    let entry: Value = serde_json::from_slice(&entry).expect("JSON");
    entry["languages"]["en"]["pages"].as_u64().expect("a count")
}
