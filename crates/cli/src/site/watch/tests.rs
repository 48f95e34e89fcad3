//! Which changes are a reason to index again.

use std::fs;

use notify::event::{AccessKind, CreateKind, ModifyKind};

use super::*;
use crate::site::patterns::DEFAULT_GLOB;

#[test]
fn sources_count_and_what_is_written_or_read_here_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = real(folder.path());
    fs::create_dir_all(root.join("site/img")).expect("folders");
    for name in ["site/style.css", "site/LICENSE", "site/a.html"] {
        fs::write(root.join(name), "x").expect("a file");
    }
    let patterns = Patterns::new(DEFAULT_GLOB, ["drafts"].into_iter()).expect("valid");
    let sources = Sources {
        site: root.join("site"),
        patterns,
        files: vec![root.join("records.jsonl")],
        out: root.join("site/nearsight"),
    };
    for (name, counts) in [
        ("site/a.html", true),
        ("site/gone.html", true),
        ("site/gone", true),
        ("site/img", true),
        ("records.jsonl", true),
        ("other.jsonl", false),
        ("site/drafts/a.html", false),
        ("site/style.css", false),
        ("site/gone.css", false),
        ("site/LICENSE", false),
        ("site/.git/a.html", false),
        ("site/nearsight/a.html", false),
        ("site/nearsight", false),
    ] {
        let event = |kind| Ok(Event::new(kind).add_path(root.join(name)));
        let modified = event(EventKind::Modify(ModifyKind::Any));
        assert_eq!(sources.have_changed(&modified), counts, "{name}");
        let created = event(EventKind::Create(CreateKind::Any));
        assert_eq!(sources.have_changed(&created), counts, "{name}");
        let read = event(EventKind::Access(AccessKind::Any));
        assert!(!sources.have_changed(&read), "{name}");
    }
    let unknown = Err(notify::Error::generic("overflow"));
    assert!(sources.have_changed(&unknown));
}

#[test]
fn a_path_is_real_as_far_as_it_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = canonicalize(folder.path()).expect("it is there");
    let missing = folder.path().join("a/b");
    assert_eq!(real(&missing), root.join("a/b"));
    assert_eq!(real(folder.path()), root);
}
