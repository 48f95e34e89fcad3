//! Unigram: the ids are those of the `tokenizers` crate under every layout that the converters of `transformers` wrote.
//!
//! The reference's special tokens are taken out of its reach, as no text may forge one: they are no added tokens of it
//! and its vocabulary spells them in a way that no text of these tests does.

use std::time::{Duration, Instant};

use nearsight_tokenizer::Tokenizer;
use serde_json::{Value, json};

use crate::corpus::{self, Random};
use crate::hostile::{MEGABYTES, STRANGE_CHARACTERS, STRANGE_TEXTS, check_cut};

const SPECIALS: [&str; 5] = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"];

/// tests/golden/unigram/tokenizer.json.
fn golden() -> Value {
    let path = crate::repository().join("tests/golden/unigram/tokenizer.json");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).expect("a committed file")
}

/// The same pieces under the layouts of other versions of the converter, the first being the hub's.
fn layouts() -> [(&'static str, Value); 5] {
    let charsmap = golden()["normalizer"].clone();
    let replace =
        |content| json!({"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": content});
    let strip = json!({"type": "Strip", "strip_left": false, "strip_right": true});
    let metaspace =
        json!({"type": "Metaspace", "replacement": "▁", "str_rep": "▁", "add_prefix_space": true});
    let with = |normalizer: Value, pre_tokenizer: &Value| {
        let mut file = golden();
        file["normalizer"] = normalizer;
        file["pre_tokenizer"] = pre_tokenizer.clone();
        file
    };
    let sequence = |steps: Value| json!({"type": "Sequence", "normalizers": steps});
    [
        ("WhitespaceSplit, Metaspace", golden()),
        (
            "Replace by a space, Metaspace",
            with(sequence(json!([charsmap, replace(" ")])), &metaspace),
        ),
        (
            "Strip, Replace by ▁, Metaspace",
            with(sequence(json!([charsmap, strip, replace("▁")])), &metaspace),
        ),
        (
            "Strip, Replace by a space, WhitespaceSplit, Metaspace",
            with(
                sequence(json!([charsmap, strip, replace(" ")])),
                &golden()["pre_tokenizer"],
            ),
        ),
        ("no normalizer", with(Value::Null, &metaspace)),
    ]
}

struct Pair {
    name: &'static str,
    ours: Tokenizer,
    reference: tokenizers::Tokenizer,
}

impl Pair {
    fn new((name, file): (&'static str, Value)) -> Self {
        let ours = Tokenizer::from_bytes(file.to_string().as_bytes()).expect("our tokenizer");
        let mut file = file;
        file["added_tokens"] = json!([]);
        for piece in file["model"]["vocab"].as_array_mut().expect("pieces") {
            if SPECIALS.contains(&piece[0].as_str().expect("a piece")) {
                piece[0] = format!("\u{10fffe}\u{10fffe}{}", piece[0]).into();
            }
        }
        let reference = tokenizers::Tokenizer::from_bytes(file.to_string()).expect("the reference");
        Self {
            name,
            ours,
            reference,
        }
    }

    fn reference_ids(&self, text: &str) -> Vec<u32> {
        let encoding = self.reference.encode_fast(text, true);
        encoding.expect("the reference encodes").get_ids().to_vec()
    }

    /// Fails if anything differs on `text`: whole, cut short, or counted.
    fn check(&self, text: &str) {
        let expected = self.reference_ids(text);
        let cut = [
            &expected[..expected.len().min(16) - 1],
            &expected[expected.len() - 1..],
        ]
        .concat();
        let ours = (
            self.ours.encode(text, usize::MAX).ids,
            self.ours.encode(text, 16).ids,
            self.ours.count(text),
        );
        let n_pieces = expected.len() - 2;
        if ours != (expected.clone(), cut.clone(), n_pieces) {
            let difference = format!(
                "{}: {text:?}: {ours:?}, not {expected:?}, {cut:?}, {n_pieces}",
                self.name
            );
            panic!("{}", difference.chars().take(3000).collect::<String>());
        }
    }
}

fn sentences() -> Vec<String> {
    let path = crate::repository().join("tests/golden/unigram/sentences.txt");
    let text = std::fs::read_to_string(path).expect("a committed file");
    text.lines().map(String::from).collect()
}

/// Sentences in many languages cut and joined where no one would.
fn mixtures(n: usize) -> Vec<String> {
    let sentences = sentences();
    let mut random = Random::new(3);
    let mut part = || {
        let characters: Vec<char> = random.choice(&sentences).chars().collect();
        let start = random.below(characters.len());
        let length = 1 + random.below(12);
        let part: String = characters[start..].iter().take(length).collect();
        let seams: &[&str] = &[
            "",
            " ",
            "  ",
            "\u{301}",
            "\u{200b}",
            "▁",
            "\n",
            " \u{3000} ",
            "\u{85}",
        ];
        part + *random.choice(seams)
    };
    (0..n).map(|_| (0..6).map(|_| part()).collect()).collect()
}

#[test]
fn thousands_of_texts_in_many_scripts() {
    for (layout_idx, layout) in layouts().into_iter().enumerate() {
        let pair = Pair::new(layout);
        let mut n_texts = 0;
        let strange = STRANGE_TEXTS.iter().map(|text| text.to_string());
        let texts = [
            strange.collect(),
            sentences(),
            mixtures(4_000),
            // The hub's layout is the one that matters; the reference is slow.
            corpus::repository()
                .into_iter()
                .step_by(1 + 9 * layout_idx)
                .collect(),
            corpus::generated(4_000),
        ];
        for text in texts.iter().flatten() {
            pair.check(text);
            n_texts += 1;
        }
        eprintln!("{}: compared {n_texts} texts", pair.name);
        assert!(n_texts > 8_000, "only {n_texts} texts");
    }
}

#[test]
fn strange_characters_in_random_order() {
    let strange: Vec<char> = STRANGE_CHARACTERS.chars().chain("▁ﬁ①<s>".chars()).collect();
    for layout in layouts() {
        let pair = Pair::new(layout);
        let mut random = Random::new(7);
        for _ in 0..10_000 {
            let text: String = (0..1 + random.below(12))
                .map(|_| *random.choice(&strange))
                .collect();
            pair.check(&text);
        }
    }
}

#[test]
fn every_character_alone_and_between_others() {
    let pair = Pair::new(layouts().into_iter().next().expect("the hub's"));
    for c in '\0'..=char::MAX {
        // Sixty-four at once where nothing differs: the reference takes a minute for a million texts.
        if (c as u32).is_multiple_of(64) {
            let block = (c as u32..c as u32 + 64).filter_map(char::from_u32);
            pair.check(
                &block
                    .flat_map(|c| [' ', c, 'a', c, '\u{301}', c])
                    .collect::<String>(),
            );
        }
    }
}

#[test]
fn a_special_token_in_a_text_is_text() {
    let pair = Pair::new(layouts().into_iter().next().expect("the hub's"));
    for special in SPECIALS {
        for text in [special.into(), format!("a{special}b {special}{special} ")] {
            pair.check(&text);
            let ids = pair.ours.encode(&text, 256).ids;
            let forged = [0, 1, 2, pair.ours.vocab_len() as u32 - 1];
            assert!(
                ids[1..ids.len() - 1].iter().all(|id| !forged.contains(id)),
                "{text}: {ids:?}"
            );
        }
    }
}

/// A megabyte took a second at most on a machine busy with eight compilers; quadratic work takes hours.
const LIMIT: Duration = Duration::from_secs(5);

#[test]
fn a_megabyte_of_one_thing_takes_linear_time() {
    let pair = Pair::new(layouts().into_iter().next().expect("the hub's"));
    for (name, unit) in MEGABYTES {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = Instant::now();
        let count = pair.ours.count(&text);
        let whole = start.elapsed();
        eprintln!("{name}: {count} pieces in {whole:?}");
        assert!(whole < LIMIT, "{name} took {whole:?}");
        let start: String = text.chars().take(3_000).collect();
        pair.check(&start);
    }
}

#[test]
fn words_behind_the_cut_are_not_read() {
    let pair = Pair::new(layouts().into_iter().next().expect("the hub's"));
    let text = "川は 谷を ゆっくり the river runs ".repeat(4_000);
    check_cut(|max_len| pair.ours.encode(&text, max_len));
}

/// Not a check: prints the speed of both. `cargo test --release -- --ignored --nocapture unigram`
#[test]
#[ignore = "a measurement, for a release build"]
fn speed() {
    let pair = Pair::new(layouts().into_iter().next().expect("the hub's"));
    let texts = [sentences(), corpus::repository()];
    for texts in texts {
        let bytes: usize = texts.iter().map(String::len).sum();
        let report = |name: &str, run: &dyn Fn(&str) -> usize| {
            let times = (0..5).map(|_| {
                let start = Instant::now();
                let n_pieces: usize = texts.iter().map(|text| run(text)).sum();
                (start.elapsed(), n_pieces)
            });
            let (time, n_pieces) = times.min().unwrap_or_default();
            let speed = bytes as f64 / 1e6 / time.as_secs_f64();
            eprintln!("{name}: {bytes} bytes, {n_pieces} pieces, {speed:.1} MB/s");
        };
        report("count", &|text| pair.ours.count(text));
        report("tokenizers", &|text| pair.reference_ids(text).len() - 2);
    }
}
