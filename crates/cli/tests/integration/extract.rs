//! `nearsight extract` on folders of pages.

use std::fs;

use crate::run::{arg, nearsight};

#[test]
fn pages_become_documents_in_the_order_of_their_paths() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("a")).expect("a folder");
    let page = |name: &str, html: &str| fs::write(folder.path().join(name), html).expect("a page");
    page(
        "b.html",
        "<title>B</title><main><p>Second.</p><h2 id=x>X</h2>Third.</main>",
    );
    page("a/a.htm", "<title>A</title><p>First.</p>");
    page("c.html", "<meta name=robots content=noindex><p>Never.</p>");
    let ran = nearsight(&["extract", arg(folder.path())]).ok();
    assert_eq!(
        ran.stdout,
        "{\"id\":\"a/a.htm\",\"text\":\"First.\",\"title\":\"A\",\"url\":\"a/a.htm\"}\n\
         {\"id\":\"b.html\",\"text\":\"Second.\",\"title\":\"B\",\"url\":\"b.html\"}\n\
         {\"heading\":\"X\",\"id\":\"b.html#x\",\"text\":\"Third.\",\"title\":\"B\",\"url\":\"b.html#x\"}\n"
    );
    assert!(
        ran.stderr
            .contains("3 files: 2 kept, 3 documents; left out 1 "),
        "{}",
        ran.stderr
    );
    let output = folder.path().join("out.jsonl");
    let silent = nearsight(&["extract", arg(folder.path()), "-o", arg(&output)]).ok();
    assert_eq!(
        (silent.stdout.as_str(), fs::read_to_string(output).ok()),
        ("", Some(ran.stdout))
    );
}

#[test]
fn missing_and_empty_folders_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    nearsight(&["extract", arg(folder.path())]).fails("no-documents", "HTML pages");
    let missing = folder.path().join("missing");
    nearsight(&["extract", arg(&missing)]).fails("file-missing", "missing does not exist");
    fs::write(folder.path().join("a.html"), "<p>x").expect("a page");
    let output = missing.join("out.jsonl");
    nearsight(&["extract", arg(folder.path()), "-o", arg(&output)])
        .fails("file-unwritable", "out.jsonl");
}

#[test]
fn the_installed_rust_book_gives_its_chapters_and_no_old_links() {
    let sysroot = std::process::Command::new("rustc")
        .args(["--print", "sysroot"])
        .output();
    let sysroot = String::from_utf8(sysroot.expect("rustc").stdout).expect("UTF-8");
    let book = std::path::Path::new(sysroot.trim()).join("share/doc/rust/html/book");
    if !book.is_dir() {
        #[expect(clippy::print_stdout, reason = "says why nothing was checked")]
        {
            println!("skipped: this toolchain has no rust-docs component");
        }
        return;
    }
    let ran = nearsight(&["extract", arg(&book)]).ok();
    let mut pages: Vec<String> = ran.stdout.lines().map(page_of).collect();
    let n_documents = pages.len();
    pages.dedup();
    assert!((100..130).contains(&pages.len()), "{} pages", pages.len());
    assert!((400..700).contains(&n_documents), "{n_documents} documents");
    assert!(
        pages
            .iter()
            .any(|page| page == "ch04-01-what-is-ownership.html")
    );
    assert!(
        pages
            .iter()
            .all(|page| !page.contains("-edition/") && page != "print.html")
    );
}

fn page_of(line: &str) -> String {
    let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let url = document["url"].as_str().expect("a url");
    url.split('#').next().expect("a page").to_owned()
}
