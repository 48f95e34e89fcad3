//! What an index says of itself once it is written.

use crate::support::{encoded, english, page, pages, passage};
use nearsight_site::{trial, write};

#[test]
fn a_trial_asks_for_words_that_are_neither_everywhere_nor_rare() {
    let letter = |i: usize| char::from(b'a' + (i % 26) as u8);
    let text = |i: usize| {
        let middling = (0..20).filter(|m| (i + m).is_multiple_of(8));
        let middling: Vec<String> = middling.map(|m| format!("mid{}", letter(m))).collect();
        let rare = format!("quux{}{}k", letter(i / 26), letter(i));
        format!("everywhere {rare} {}", middling.join(" "))
    };
    let pages: Vec<_> = (0..64)
        .map(|i| page(&format!("{i}"), "", &[passage("", "", &text(i))]))
        .collect();
    let files = write(&pages, &english(), None).expect("the pages are written");
    let trial = trial(&files).expect("the files are whole");
    assert_eq!(trial.n_words, 1 + 64 + 20);
    let words: Vec<&str> = trial.question.split(' ').collect();
    assert_eq!(words.len(), 3);
    let are_middling = words.iter().all(|word| word.starts_with("mid"));
    assert!(are_middling, "{}", trial.question);
}

#[test]
fn it_costs_what_a_reader_without_files_fetches() {
    let pages = pages();
    let files = write(&pages, &english(), Some(&encoded(&pages))).expect("the pages are written");
    let found = trial(&files).expect("the files are whole");
    let root = files.last().expect("a root").bytes.len();
    let all: usize = files.iter().map(|file| file.bytes.len()).sum();
    assert_eq!(found.n_root_bytes, root);
    assert!(
        found.n_files >= 3 && found.n_files < files.len(),
        "{found:?}"
    );
    assert!(
        found.n_bytes > 0 && found.n_bytes + root <= all,
        "{found:?}"
    );
    assert_eq!(trial(&files), Ok(found), "the same each time");
}

#[test]
fn an_index_without_words_costs_its_root() {
    let files = write(&[], &english(), None).expect("no pages are an index too");
    let found = trial(&files).expect("the files are whole");
    assert_eq!(
        (found.n_words, found.n_files, found.question.as_str()),
        (0, 0, "")
    );
    assert_eq!(
        trial(&files[..0]).expect_err("no root").code(),
        "site-damaged"
    );
}
