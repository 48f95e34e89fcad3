//! `nearsight site` on small sites: what it reads, and what it says of what it cannot read.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Ran, arg, nearsight, run};
use crate::small_site::{n_pages, site, write};

/// The command in `folder`, by words alone unless the arguments say otherwise.
fn nearsight_in(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nearsight"));
    command.env_clear().env("NEARSIGHT_MODEL", "none");
    run(command
        .envs(variables.iter().copied())
        .current_dir(folder)
        .arg("site")
        .args(args))
}

#[test]
fn a_flag_counts_before_a_variable_and_a_variable_before_the_file() {
    let folder = site();
    let at = |name: &str| folder.path().join(name);
    write(
        folder.path(),
        "nearsight.toml",
        "site = 'public'\nout = 'by-file'\nexclude = ['blog']\n",
    );
    nearsight_in(folder.path(), &[], &[]).ok();
    assert_eq!(n_pages(&at("by-file")), 1);
    let variables = [("NEARSIGHT_OUT", "by-variable")];
    nearsight_in(folder.path(), &variables, &[]).ok();
    assert_eq!(n_pages(&at("by-variable")), 1);
    let args = ["--out", "by-flag", "--exclude", "nothing"];
    nearsight_in(folder.path(), &variables, &args).ok();
    assert_eq!(n_pages(&at("by-flag")), 2);
}

#[test]
fn the_file_is_looked_for_beside_the_site_and_its_paths_are_its_own() {
    let (folder, elsewhere) = (site(), tempfile::tempdir().expect("a folder"));
    write(folder.path(), "nearsight.toml", "out = 'index'\n");
    let public = folder.path().join("public");
    nearsight_in(elsewhere.path(), &[], &[arg(&public)]).ok();
    assert_eq!(n_pages(&folder.path().join("index")), 2);
    write(elsewhere.path(), "other.toml", "out = 'other'\n");
    let args = [arg(&public), "--config", "other.toml"];
    nearsight_in(elsewhere.path(), &[], &args).ok();
    assert_eq!(n_pages(&elsewhere.path().join("other")), 2);
    let args = [arg(&public), "--config", "missing.toml"];
    nearsight_in(elsewhere.path(), &[], &args).fails("file-missing", "missing.toml");
}

#[test]
fn what_is_wrong_in_the_file_is_named_with_its_line() {
    let folder = site();
    for (text, line, named) in [
        (
            "site = 'public'\n\nmodle = 'none'\n",
            3,
            "unknown field `modle`",
        ),
        ("\nsite = 3\n", 2, "expected path string"),
        ("threads = 0\n", 1, "expected a nonzero"),
        ("exclude = 'blog'\n", 1, "expected a sequence"),
        ("site = 'public'\n[\n", 2, ""),
        ("site = 'a'\nsite = 'b'\n", 2, "duplicate key"),
        ("config = 'x.toml'\n", 1, "unknown field `config`"),
    ] {
        write(folder.path(), "nearsight.toml", text);
        let ran = nearsight_in(folder.path(), &[], &[]);
        ran.fails("config-invalid", &format!("nearsight.toml, line {line}: "));
        ran.fails("config-invalid", named);
    }
    fs::write(
        folder.path().join("nearsight.toml"),
        b"site = 'a'\nout = '\xff'",
    )
    .expect("a file");
    nearsight_in(folder.path(), &[], &[]).fails("config-invalid", "line 2: the text is not UTF-8");
    write(folder.path(), "nearsight.toml", "exclude = ['blog']\n");
    nearsight_in(folder.path(), &[], &[]).fails("option-invalid", "no site is given");
}

#[test]
fn pages_are_chosen_by_patterns_and_beginnings() {
    let folder = site();
    let index = folder.path().join("public/nearsight");
    for (args, n) in [
        (&["--glob", "*.html"][..], 1),
        (&["--exclude", "**/bread.*"], 1),
        (&["--exclude", "blog/"], 1),
        (&["--exclude", "{x,y}/**,kno"], 1),
        (&[], 2),
    ] {
        let args = [&["public"], args].concat();
        nearsight_in(folder.path(), &[], &args).ok();
        assert_eq!(n_pages(&index), n, "{args:?}");
    }
    write(
        folder.path(),
        "nearsight.toml",
        "exclude = ['{blog,news}/**']",
    );
    nearsight_in(folder.path(), &[], &["public"]).ok();
    assert_eq!(n_pages(&index), 1);
    let variables = [("NEARSIGHT_GLOB", "blog/*.html"), ("NEARSIGHT_EXCLUDE", "")];
    nearsight_in(folder.path(), &variables, &["public"]).ok();
    assert_eq!(n_pages(&index), 1, "an empty variable excludes nothing");
    nearsight_in(folder.path(), &[], &["public", "--glob", "a["]).fails("glob-invalid", "`a[`");
    nearsight_in(folder.path(), &[], &["public", "--glob", "*.md"])
        .fails("no-documents", "patterns");
}

#[test]
fn records_are_pages_beside_the_pages() {
    let folder = site();
    let record =
        |url: &str| format!("{{\"url\": \"{url}\", \"content\": \"x\", \"language\": \"en\"}}\n");
    write(
        folder.path(),
        "a.jsonl",
        &(record("/a.pdf") + &record("b.pdf")),
    );
    write(folder.path(), "b.jsonl", &record("c.pdf"));
    write(
        folder.path(),
        "nearsight.toml",
        "records = ['a.jsonl', 'b.jsonl']",
    );
    let ran = nearsight_in(folder.path(), &[], &["public"]).ok();
    assert!(
        ran.stderr.contains("2 files and 3 records read"),
        "{}",
        ran.stderr
    );
    let index = folder.path().join("public/nearsight");
    assert_eq!(n_pages(&index), 5);
    let args = [
        "public",
        "--records",
        "b.jsonl",
        "--exclude",
        "b",
        "--exclude",
        "k",
    ];
    let ran = nearsight_in(folder.path(), &[], &args).ok();
    assert!(
        ran.stderr.contains("0 files and 1 records read"),
        "{}",
        ran.stderr
    );
    assert_eq!(n_pages(&index), 1);
    write(
        folder.path(),
        "b.jsonl",
        &(record("c.pdf") + "{\"url\": \"d.pdf\"}\n"),
    );
    let ran = nearsight_in(folder.path(), &[], &["public"]);
    ran.fails("file-invalid", "b.jsonl, line 2: `content` is missing");
    let args = ["public", "--records", "c.jsonl"];
    nearsight_in(folder.path(), &[], &args).fails("file-missing", "c.jsonl");
}

#[test]
fn weights_of_pages_reach_the_index_and_the_table_says_what_there_is() {
    let folder = site();
    write(
        folder.path(),
        "public/nothing.html",
        "<html lang=en><main data-pagefind-weight=0><h1>Nothing</h1><p>Finds it.</p></main>",
    );
    let ran = nearsight_in(folder.path(), &[], &["public"]).ok();
    assert_eq!(n_pages(&folder.path().join("public/nearsight")), 2);
    for line in [
        "3 files and 0 records read; left out 1 ",
        "passages",
        "en: a first question",
    ] {
        assert!(ran.stderr.contains(line), "{line}: {}", ran.stderr);
    }
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_folder_that_is_missing_or_has_no_pages_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing");
    nearsight(&["site", arg(&missing), "--model", "none"]).fails("file-missing", "missing");
    nearsight(&["site", arg(folder.path()), "--model", "none"]).fails("no-documents", "pages");
}
