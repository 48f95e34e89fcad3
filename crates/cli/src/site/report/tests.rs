//! Tables of one language and of several.

use super::*;

fn row(language: &str, n: usize) -> Row {
    let question = if n > 0 { "ropes and knots" } else { "" };
    Row {
        language: language.into(),
        n_pages: n,
        n_passages: 10 * n,
        n_files: n + 2,
        n_bytes: 1000 * n + 100,
        trial: Trial {
            n_words: 7 * n,
            n_root_bytes: 900,
            question: question.into(),
            n_files: 5,
            n_bytes: 1234,
        },
    }
}

#[test]
fn one_language_is_one_row() {
    let table = table(&[row("en", 1234)]);
    assert_eq!(
        table,
        "    pages  passages  words  files    size    root\n\
         en  1,234    12,340  8,638  1,236  1.2 MB  0.9 KB\n\
         en: a first question, such as \u{201c}ropes and knots\u{201d}, costs 2.1 KB: the root and 5 files of 1.2 KB"
    );
}

#[test]
fn several_languages_have_a_row_for_all() {
    let table = table(&[row("de", 0), row("en", 9)]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 5, "{table}");
    assert_eq!(
        lines[1].split_whitespace().collect::<Vec<_>>(),
        ["de", "0", "0", "0", "2", "0.1", "KB", "0.9", "KB"]
    );
    assert_eq!(
        lines[3].split_whitespace().collect::<Vec<_>>(),
        ["all", "9", "90", "63", "13", "9.2", "KB"]
    );
    assert!(lines[4].starts_with("en: a first question"));
}
