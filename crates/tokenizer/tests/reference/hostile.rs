//! Texts meant to break a tokenizer: strange characters in every order, and a megabyte of one thing.

use std::time::{Duration, Instant};

use nearsight_tokenizer::Encoding;

use crate::Pair;
use crate::corpus::Random;

/// Texts with one trap each.
pub(crate) const STRANGE_TEXTS: &[&str] = &[
    "",
    " ",
    "\0",
    "a\0b\u{fffd}c",
    "e\u{301}\u{323}\u{302} \u{301}e \u{301}",
    "Zalgo: Z\u{351}\u{36b}a\u{343}\u{36a}l\u{342}go\u{338}!",
    "東京タワー、한국어 中文字符。𠀀𠀁 豈 \u{2f800}",
    "שָׁלוֹם עולם — اَلسَّلَامُ عَلَيْكُمْ",
    "\u{202e}rtl override\u{202c} \u{2066}isolate\u{2069}",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag 👍🏽 ok ❤️ x",
    "tab\tline\nreturn\rbreak\u{85}sep\u{2028}par\u{2029}nbsp\u{a0}thin\u{2009}zero\u{200b}soft\u{ad}bom\u{feff}",
    "\u{1}\u{7f}\u{9f}ctrl\u{1b}[31mred",
    "private \u{e000}\u{f8ff}\u{f0000}\u{10fffd} use",
    "non\u{fffe}char\u{ffff}\u{10ffff}",
    "İI ıi ſS ẞß ΣΣς ŉ ǰ ﬁ ﬀ Å Å Ⅷ ⓐ ㎏",
    "τι\u{37e} a\u{387}b \u{2329}x\u{232a} \u{1fef}",
    "देवनागरी தமிழ் ไทย ខ្មែរ မြန်မာ བོད་ᜀᜒ",
    "\u{1d165}\u{1d16d}\u{1d166} \u{302e}a\u{302f} \u{1b44}\u{1b34}",
    "$1,000.00 + 50% = C++ && x^2 ~ `code` | <tag/> #hash @at ***",
    "##ing ## # [unused1] [CLS][SEP] [MASK]",
];

/// Characters with a rule of their own somewhere.
pub(crate) const STRANGE_CHARACTERS: &str = "aB9 \t\n\0\u{ad}\u{301}\u{323}\u{345}\u{5b0}\u{1d165}\u{302e}\u{200d}\u{fe0f}\u{202e}\
        \u{fffd}\u{e000}\u{37e}\u{2028}\u{85}東豈한かİßΣé$.—«👩🏽𠀀\u{1161}\u{11a8}\u{e0041}\u{10ffff}#[]";

/// What a megabyte is made of, by name.
pub(crate) const MEGABYTES: &[(&str, &str)] = &[
    ("one letter", "a"),
    (
        "one letter, words of 100",
        concat!(
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
        ),
    ),
    (
        "words that end unknown",
        "institutionalizationally\u{10330} ",
    ),
    ("combining marks", "\u{301}"),
    ("combining marks of mixed classes", "\u{323}\u{301}\u{345}"),
    ("kept combining marks", "\u{1d16d}\u{1d165}"),
    ("punctuation", "!"),
    ("ideographs", "東"),
    ("hangul", "한"),
    ("spaces", " "),
    ("control characters", "\u{1}"),
    ("emoji", "👩‍👩‍👧‍👦"),
    ("cyrillic", "Съешь ещё этих мягких булок "),
];

#[test]
fn strange_texts() {
    let pair = Pair::new();
    for text in STRANGE_TEXTS {
        pair.check(text);
    }
}

#[test]
fn strange_characters_in_random_order() {
    let pair = Pair::new();
    let strange: Vec<char> = STRANGE_CHARACTERS.chars().collect();
    let mut random = Random::new(7);
    for _ in 0..20_000 {
        let text: String = (0..1 + random.below(12))
            .map(|_| *random.choice(&strange))
            .collect();
        pair.check(&text);
    }
}

/// A megabyte takes well under a second in a debug build, and seconds where other work has the machine; quadratic work takes hours.
const LIMIT: Duration = Duration::from_secs(60);

/// Fails when `text` takes more than [`LIMIT`] to encode whole, or is read past the cut.
fn check_linear(pair: &Pair, name: &str, text: &str) {
    let start = Instant::now();
    let count = pair.ours.count(text);
    let whole = start.elapsed();
    let start = Instant::now();
    let ids = pair.ours.encode(text, 256).ids;
    let cut = start.elapsed();
    eprintln!("{name}: {count} pieces in {whole:?}, the first 256 ids in {cut:?}");
    assert!(whole < LIMIT, "{name} took {whole:?}");
    assert_eq!(ids.len(), 256.min(count + 2), "{name}");
    assert_eq!(ids, pair.reference_ids_of_start(text, ids.len()), "{name}");
}

impl Pair {
    /// The reference's first `n` ids of a long text; it is slow, so it sees the first characters only.
    fn reference_ids_of_start(&self, text: &str, n: usize) -> Vec<u32> {
        let start: String = text.chars().take(20_000).collect();
        let mut ids = self.reference_ids(&start);
        ids.truncate(n - 1);
        ids.push(crate::SEP);
        ids
    }
}

#[test]
fn a_megabyte_of_one_thing_takes_linear_time() {
    let pair = Pair::new();
    let million = |unit: &str| unit.repeat(1_000_000 / unit.len());
    for (name, unit) in MEGABYTES {
        check_linear(&pair, name, &million(unit));
    }
}

#[test]
fn text_behind_the_cut_is_not_read() {
    let pair = Pair::new();
    let text = "lorem ipsum dolor sit amet ".repeat(4_000);
    check_cut(|max_len| pair.ours.encode(&text, max_len));
}

/// Fails unless 64 ids of a long text come far sooner than 16,384, both of which it must have.
pub(crate) fn check_cut(encode: impl Fn(usize) -> Encoding) {
    // The fastest of several, because other work on the machine can only make one slower.
    let time = |max_len| {
        let times = (0..20).map(|_| {
            let start = Instant::now();
            assert_eq!(encode(max_len).ids.len(), max_len);
            start.elapsed()
        });
        times.min().unwrap_or_default()
    };
    let (short, long) = (time(64), time(16_384));
    assert!(
        short * 20 < long,
        "64 ids took {short:?}, 16,384 took {long:?}"
    );
}
