//! CLIP's byte-level BPE: the ids are those of the `tokenizers` crate, in all the ways in which files are written.
//!
//! The reference has no added tokens here, so a literal `<|endoftext|>` is text for it too, as no text may forge one. Its
//! tables of characters are of two versions of Unicode and ours of a third, so what came after version 8 is left out: which
//! of those are letters, and in which order marks stand, depends on the version alone.

use std::time::{Duration, Instant};

use nearsight_tokenizer::{Tokenizer, clip_tokenizer_json};
use serde_json::{Value, json};
use unicode_categories::UnicodeCategories;

use crate::corpus::{self, Random};
use crate::hostile::{MEGABYTES, STRANGE_CHARACTERS, STRANGE_TEXTS, check_cut};

fn read(name: &str) -> Vec<u8> {
    let path = crate::repository().join("tests/golden/clip").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn golden() -> Value {
    serde_json::from_slice(&read("tokenizer.json")).expect("a committed file")
}

/// Assigned in Unicode 8.
fn is_old(c: char) -> bool {
    let is_written = c.is_letter() || c.is_mark() || c.is_number() || c.is_punctuation();
    is_written || c.is_symbol() || c.is_separator() || c.is_other()
}

struct Pair {
    ours: Tokenizer,
    reference: tokenizers::Tokenizer,
}

impl Pair {
    fn new() -> Self {
        let file = golden();
        let ours = Tokenizer::from_bytes(file.to_string().as_bytes()).expect("our tokenizer");
        let mut file = file;
        file["added_tokens"] = json!([]);
        let reference = tokenizers::Tokenizer::from_bytes(file.to_string()).expect("the reference");
        Self { ours, reference }
    }

    fn reference_ids(&self, text: &str) -> Vec<u32> {
        let encoding = self.reference.encode_fast(text, true);
        encoding.expect("the reference encodes").get_ids().to_vec()
    }

    /// Fails if anything differs on the old characters of `text`: whole, cut to 77 ids or 16, or counted.
    fn check(&self, text: &str) {
        let text: String = text.chars().filter(|c| is_old(*c)).collect();
        let text = text.as_str();
        let expected = self.reference_ids(text);
        let cut = |n: usize| {
            let first = &expected[..expected.len().min(n) - 1];
            [first, &expected[expected.len() - 1..]].concat()
        };
        let ours = [usize::MAX, 77, 16].map(|n| self.ours.encode(text, n).ids);
        let wanted = [expected.clone(), cut(77), cut(16)];
        if ours != wanted || self.ours.count(text) != expected.len() - 2 {
            let difference = format!("{text:?}: {ours:?}, not {wanted:?}");
            panic!("{}", difference.chars().take(3000).collect::<String>());
        }
    }
}

/// Words, contractions, accents, emoji, digits and odd whitespace in random order.
fn mixtures(n: usize) -> Vec<String> {
    let parts = [
        "a photo of a",
        "CAT",
        "dog's",
        "'s",
        "'ll",
        "'",
        "''re",
        "we've",
        "N'T",
        "12",
        "٣½",
        "é",
        "e\u{301}",
        "Å",
        "ß",
        "İ",
        "東京",
        "한국어",
        "👩‍👩‍👧‍👦",
        "🍮",
        "...",
        "!?",
        "<|endoftext|>",
        "<|startoftext|>",
        "</w>",
        "ﬁ",
        "Ⅷ",
        "नमस्ते",
        "สวัสดี",
        "don’t",
        "x_1",
        "#tag",
        "Straße",
        "Ǆ",
        "\u{301}",
    ];
    let seams = [
        "", "", " ", "  ", "\n", "\t", "\u{a0}", "\u{3000}", "\u{85}", "\u{200b}", "-",
    ];
    let mut random = Random::new(5);
    let mut text = || {
        let n_parts = 1 + random.below(14);
        let parts = (0..n_parts).map(|_| [*random.choice(&parts), *random.choice(&seams)].concat());
        parts.collect::<String>()
    };
    (0..n).map(|_| text()).collect()
}

#[test]
fn more_than_ten_thousand_texts() {
    let pair = Pair::new();
    let mut n_texts = 0;
    let strange = STRANGE_TEXTS.iter().map(|text| text.to_string());
    // The reference is slow: of this repository's lines, every fifth.
    let repository = corpus::repository().into_iter().step_by(5);
    let texts = [
        strange.collect(),
        mixtures(6_000),
        corpus::generated(4_000),
        repository.collect(),
    ];
    for text in texts.iter().flatten() {
        pair.check(text);
        n_texts += 1;
    }
    eprintln!("compared {n_texts} texts");
    assert!(n_texts > 10_000, "only {n_texts} texts");
}

#[test]
fn strange_characters_in_random_order() {
    let pair = Pair::new();
    let strange: Vec<char> = STRANGE_CHARACTERS
        .chars()
        .chain("'’sLl½ⓐ①ǅ".chars())
        .collect();
    let mut random = Random::new(7);
    for _ in 0..10_000 {
        let text: String = (0..1 + random.below(12))
            .map(|_| *random.choice(&strange))
            .collect();
        pair.check(&text);
    }
}

#[test]
fn every_character_between_others() {
    let pair = Pair::new();
    for first in (0..=u32::from(char::MAX)).step_by(64) {
        let block = (first..first + 64).filter_map(char::from_u32);
        pair.check(
            &block
                .flat_map(|c| [' ', c, 'a', c, '\u{301}', c, '!'])
                .collect::<String>(),
        );
    }
}

#[test]
fn both_ways_of_writing_the_file_and_its_merges_are_read() {
    let golden = golden();
    let put_together =
        clip_tokenizer_json(&read("vocab.json"), &read("merges.txt")).expect("a file");
    let mut older = golden.clone();
    for pair in older["model"]["merges"].as_array_mut().expect("merges") {
        let parts: Vec<&str> = pair
            .as_array()
            .expect("a pair")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        *pair = parts.join(" ").into();
    }
    let with_specials = json!(
        r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
    );
    older["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = with_specials;
    let tokenizers = [golden.to_string(), older.to_string(), put_together]
        .map(|file| Tokenizer::from_bytes(file.as_bytes()).expect("a tokenizer"));
    for text in mixtures(500) {
        let [first, others @ ..] = tokenizers.each_ref().map(|one| one.encode(&text, 77).ids);
        assert!(others.iter().all(|ids| *ids == first), "{text}");
    }
}

/// A megabyte took under a second; quadratic work takes hours.
const LIMIT: Duration = Duration::from_secs(5);

#[test]
fn a_megabyte_of_one_thing_takes_linear_time() {
    let pair = Pair::new();
    for (name, unit) in MEGABYTES {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = Instant::now();
        let count = pair.ours.count(&text);
        let whole = start.elapsed();
        eprintln!("{name}: {count} pieces in {whole:?}");
        assert!(whole < LIMIT, "{name} took {whole:?}");
        pair.check(&text.chars().take(3_000).collect::<String>());
    }
}

#[test]
fn words_behind_the_cut_are_not_read() {
    let pair = Pair::new();
    let text = "a photo of the river running slowly ".repeat(4_000);
    check_cut(|max_len| pair.ours.encode(&text, max_len));
}
