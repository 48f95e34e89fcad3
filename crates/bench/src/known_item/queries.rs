//! Known-item queries: a section's heading asks for the section it was taken out of. And the same asked carelessly.

use std::collections::{BTreeMap, BTreeSet};

use nearsight_engine::Document;
use nearsight_test_support::Random;
use serde_json::Value;

/// Pairs of words that mean the same in a text about programs, one pair a line, written before any ranking was seen.
const SYNONYMS: &str = include_str!("synonyms.txt");

/// Headings of fewer words ("Examples", "See also") name no section.
const MIN_WORDS: usize = 3;
/// Sections of fewer bytes say too little without their heading.
const MIN_BYTES: usize = 200;
/// Words of fewer letters are not misspelled.
const MIN_LETTERS: usize = 4;

/// What is asked, and which document answers.
pub(super) struct KnownItem {
    pub(super) text: String,
    pub(super) document_idx: usize,
}

/// Takes the headings out of `documents` that can be asked for, and returns them.
pub(super) fn take_headings(documents: &mut [Document]) -> Vec<KnownItem> {
    let mut seen = BTreeMap::<String, usize>::new();
    for document in documents.iter() {
        let heading = document.text("heading").unwrap_or_default();
        *seen.entry(heading.to_lowercase()).or_default() += 1;
    }
    let mut items = Vec::new();
    for (document_idx, document) in documents.iter_mut().enumerate() {
        let Some(heading) = document.text("heading").map(str::to_owned) else {
            continue;
        };
        let is_long = document
            .text("text")
            .is_some_and(|text| text.len() >= MIN_BYTES);
        let is_title = document.text("title") == Some(&heading);
        if heading.split_whitespace().count() < MIN_WORDS
            || seen[&heading.to_lowercase()] > 1
            || !is_long
            || is_title
        {
            continue;
        }
        document.fields.remove("heading");
        // The heading also stands in the address.
        document.fields.insert("url".into(), Value::Null);
        items.push(KnownItem {
            text: heading,
            document_idx,
        });
    }
    items
}

/// Changes a heading, if there is something to change in it.
type Vary = fn(&str, &mut Random) -> Option<String>;

/// Ways to ask, by name.
pub(super) const VARIANTS: [(&str, Vary); 4] = [
    ("plain", |text, _| Some(text.to_owned())),
    ("typo", with_typo),
    ("synonym", |text, _| with_synonyms(text)),
    ("dropped", with_dropped_word),
];

/// One letter of one long word left out, doubled, replaced, or exchanged with its neighbour.
fn with_typo(text: &str, random: &mut Random) -> Option<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let is_long = |word: &String| word.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
    let long: Vec<usize> = (0..words.len()).filter(|&i| is_long(&words[i])).collect();
    if long.is_empty() {
        return None;
    }
    let word = &mut words[long[random.below(long.len())]];
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() - 2);
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = char::from(b'a' + random.below(26) as u8),
        _ => letters.swap(at, at + 1),
    }
    let wrong: String = letters.into_iter().collect();
    if wrong == *word {
        return None;
    }
    *word = wrong;
    Some(words.join(" "))
}

/// Every word that has a synonym replaced by it.
fn with_synonyms(text: &str) -> Option<String> {
    let table: BTreeMap<&str, &str> = SYNONYMS
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    let replaced = |word: &str| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        table
            .get(bare.as_str())
            .map_or(word.to_owned(), |&other| other.to_owned())
    };
    let asked: Vec<String> = text.split_whitespace().map(replaced).collect();
    let asked = asked.join(" ");
    (asked != text).then_some(asked)
}

/// One word left out, the longest never.
fn with_dropped_word(text: &str, random: &mut Random) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let longest = (0..words.len()).max_by_key(|&i| words[i].len())?;
    let dropped = (longest + 1 + random.below(words.len() - 1)) % words.len();
    let left: Vec<&str> = (0..words.len())
        .filter(|&i| i != dropped)
        .map(|i| words[i])
        .collect();
    let distinct: BTreeSet<&str> = left.iter().copied().collect();
    (distinct.len() >= MIN_WORDS - 1).then(|| left.join(" "))
}
