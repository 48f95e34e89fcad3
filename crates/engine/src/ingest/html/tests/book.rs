//! The pages of *The Rust Programming Language*, as installed with the toolchain.

use std::path::PathBuf;
use std::process::Command;

use crate::document::Document;

/// Where the installed Book is; none on machines whose toolchain came without documentation.
fn book() -> Option<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .ok()?;
    let sysroot = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    let book = sysroot.join("share/doc/rust/html/book");
    book.join("ch16-03-shared-state.html")
        .is_file()
        .then_some(book)
}

fn page(name: &str) -> Option<Vec<Document>> {
    let Some(book) = book() else {
        #[expect(clippy::print_stdout, reason = "says why nothing was checked")]
        {
            println!("skipped: this toolchain has no rust-docs component");
        }
        return None;
    };
    let bytes = std::fs::read(book.join(name)).expect("the page is there");
    Some(crate::ingest::documents(name, &bytes).expect("HTML is never invalid"))
}

#[test]
fn a_chapter_gives_its_sections_with_their_paths() {
    let Some(documents) = page("ch16-03-shared-state.html") else {
        return;
    };
    assert!(
        documents
            .iter()
            .all(|d| d.text("title") == Some("Shared-State Concurrency"))
    );
    assert_eq!(documents[0].id.to_string(), "ch16-03-shared-state.html");
    let section = documents
        .iter()
        .find(|document| {
            document
                .text("heading")
                .is_some_and(|h| h.ends_with("Atomic Reference Counting with Arc<T>"))
        })
        .expect("the section about Arc");
    assert!(
        section
            .text("heading")
            .is_some_and(|heading| heading.contains(" › "))
    );
    let text = section.text("text").expect("text");
    assert!(
        text.contains("Fortunately, Arc<T> is a type like Rc<T> that is safe to use in"),
        "{text}"
    );
    assert!(
        text.contains("\n        let counter = Arc::new(Mutex::new(0));\n"),
        "{text}"
    );
    assert!(!text.contains("Keyboard shortcuts"));
    let url = section.text("url").expect("url");
    assert_eq!(
        url,
        "ch16-03-shared-state.html#atomic-reference-counting-with-arct"
    );
}

#[test]
fn the_pages_for_printing_and_for_the_sidebar_give_nothing() {
    for name in ["print.html", "toc.html"] {
        assert!(
            page(name).is_none_or(|documents| documents.is_empty()),
            "{name}"
        );
    }
}

#[test]
fn redirects_from_old_names_give_nothing() {
    assert!(page("ch17-00-oop.html").is_none_or(|documents| documents.is_empty()));
}
