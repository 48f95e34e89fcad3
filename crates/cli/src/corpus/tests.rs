//! Folders of pages with copies and notes that pages moved.

use std::fs;

use super::*;

fn folder(pages: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, html) in pages {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, html).expect("a page");
    }
    folder
}

fn page(title: &str, text: &str) -> String {
    format!("<title>{title}</title><main><p>{text}</p></main>")
}

fn ids(corpus: &Corpus) -> Vec<String> {
    let documents = corpus.pages.iter().flat_map(|page| &page.documents);
    documents.map(|document| document.id.to_string()).collect()
}

#[test]
fn copies_are_left_out_and_shared_descriptions_are_kept() {
    let folder = folder(&[
        ("b.html", page("Knots", "All.")),
        ("a/old.html", page("Knots", "All.")),
        ("c.html", page("Red rope", "Ten metres.")),
        ("d.html", page("Blue rope", "Ten metres.")),
        (".hidden/e.html", page("E", "e")),
        ("f.txt", "not wanted".into()),
        ("g.html", String::new()),
    ]);
    let corpus = Corpus::of_folder(folder.path(), |name| name.ends_with(".html")).expect("read");
    assert_eq!(ids(&corpus), ["a/old.html", "c.html", "d.html"]);
    assert_eq!((corpus.n_files, corpus.n_empty, corpus.n_copies), (5, 1, 1));
    assert!(
        corpus
            .summary()
            .starts_with("5 files: 3 kept, 3 documents; left out 1 without")
    );
}

#[test]
fn notes_that_pages_moved_are_left_out_everywhere() {
    let mut pages: Vec<(String, String)> = (0..repeats_limit())
        .map(|n| {
            (
                format!("old/{n}.html"),
                page(&format!("Page {n}"), "This page moved."),
            )
        })
        .collect();
    pages.push(("new.html".into(), page("Page 1", "Content.")));
    let pages: Vec<(&str, String)> = pages
        .iter()
        .map(|(name, html)| (&**name, html.clone()))
        .collect();
    let all = folder(&pages);
    let corpus = Corpus::of_paths(&[all.path().to_path_buf()]).expect("read");
    assert_eq!(ids(&corpus), ["new.html"]);
    assert_eq!(corpus.n_boilerplate, repeats_limit());
    let fewer = folder(&pages[1..]);
    let corpus = Corpus::of_paths(&[fewer.path().to_path_buf()]).expect("read");
    assert_eq!(corpus.pages.len(), repeats_limit());
}

fn repeats_limit() -> usize {
    10
}

#[test]
fn named_files_must_be_readable_and_folders_must_hold_some() {
    let folder = folder(&[("a.pdf", String::new())]);
    let error = Corpus::of_paths(&[folder.path().join("a.pdf")]).expect_err("refused");
    assert_eq!(error.code(), "file-unsupported");
    let error = Corpus::of_paths(&[folder.path().to_path_buf()]).expect_err("refused");
    assert_eq!(error.code(), "no-documents");
    let error = Corpus::of_paths(&[folder.path().join("b.md")]).expect_err("refused");
    assert_eq!(error.code(), "file-missing");
}

#[test]
fn pictures_beside_texts_belong_to_these_and_those_alone_are_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &str| fs::write(folder.path().join(name), bytes).expect("written");
    write("logo.png", "");
    write("red_barn-door.jpg", "");
    let of_folder = || Corpus::of_paths(&[folder.path().to_path_buf()]).expect("read");
    let alone = of_folder();
    assert_eq!((alone.pictures.len(), alone.n_documents()), (2, 0));
    let placed = alone.into_placed("photo");
    assert_eq!(placed[1].document.text("title"), Some("red barn door"));
    assert_eq!(placed[1].document.text("photo"), Some("red_barn-door.jpg"));
    assert_eq!(placed[1].folder, folder.path());
    write("page.md", "# A page\n\nWith a logo.");
    let beside = of_folder();
    assert_eq!((beside.pictures.len(), beside.n_documents()), (0, 1));
}
