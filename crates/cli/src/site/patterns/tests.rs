//! Patterns and beginnings.

use super::*;

fn takes(glob: &str, excluded: &[&str], path: &str) -> bool {
    let patterns = Patterns::new(glob, excluded.iter().copied());
    patterns.expect("valid").takes(path)
}

#[test]
fn all_html_files_are_pages_unless_said_otherwise() {
    for path in ["a.html", "a/b/c.html", "OLD.HTM", "a/index.html"] {
        assert!(takes(DEFAULT_GLOB, &[], path), "{path}");
    }
    for path in ["a.htmlx", "a.html/b.css", "html", "a.xhtml"] {
        assert!(!takes(DEFAULT_GLOB, &[], path), "{path}");
    }
}

#[test]
fn a_star_stays_in_its_folder_and_two_do_not() {
    assert!(takes("docs/*.html", &[], "docs/a.html"));
    assert!(!takes("docs/*.html", &[], "docs/a/b.html"));
    assert!(takes("/docs/**/*.html", &[], "docs/a/b.html"));
    assert!(takes("{docs,blog}/**", &[], "blog/a.html"));
    assert!(!takes("{docs,blog}/**", &[], "shop/a.html"));
}

#[test]
fn what_is_excluded_is_a_pattern_or_a_beginning() {
    for (excluded, path) in [
        ("blog", "blog/a.html"),
        ("/blog/", "blog/a.html"),
        ("blog/dra", "blog/drafts/a.html"),
        ("**/drafts/**", "blog/drafts/a.html"),
        ("**/print.html", "print.html"),
        ("**/[0-9]*.html", "blog/2024.html"),
        ("{tags,categories}/**", "tags/a.html"),
    ] {
        assert!(!takes(DEFAULT_GLOB, &[excluded], path), "{excluded}");
        assert!(takes(DEFAULT_GLOB, &[excluded], "a.html"), "{excluded}");
    }
    assert!(takes(DEFAULT_GLOB, &["log"], "blog/a.html"));
}

#[test]
fn what_is_no_pattern_is_named() {
    for pattern in ["a[", "{a", "a/[z-a]"] {
        let error = Patterns::new(pattern, [].into_iter()).expect_err(pattern);
        assert_eq!(error.code(), "glob-invalid");
        assert!(error.to_string().contains(pattern), "{error}");
        Patterns::new(DEFAULT_GLOB, [pattern].into_iter()).expect_err(pattern);
    }
}

#[test]
fn commas_part_patterns_but_not_in_braces() {
    assert_eq!(split("a,b/**"), ["a", "b/**"]);
    assert_eq!(split("{a,b}/**,c[,]"), ["{a,b}/**", "c[,]"]);
    assert_eq!(split("a},b"), ["a}", "b"]);
}
