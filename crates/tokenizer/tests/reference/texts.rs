//! Whole texts, ten thousand and more, and how fast the book goes.

use std::time::{Duration, Instant};

use crate::{Pair, corpus};

#[test]
fn ten_thousand_texts() {
    let pair = Pair::new();
    let mut compared = 0;
    for (source, texts) in [
        ("the Rust documentation", corpus::documentation()),
        ("this repository", corpus::repository()),
        ("the generator", corpus::generated(10_000)),
    ] {
        let known = texts
            .iter()
            .filter(|text| pair.ours.count(text) > 0)
            .count();
        for text in &texts {
            pair.check(text);
        }
        eprintln!(
            "compared {} texts of {source}, {known} of them with pieces",
            texts.len()
        );
        compared += texts.len();
    }
    eprintln!("compared {compared} texts");
    assert!(compared >= 10_000, "only {compared} texts");
}

/// Not a check: prints the speed of both. `cargo test --release -- --ignored --nocapture book`
#[test]
#[ignore = "a measurement, for a release build"]
fn speed_on_the_book() {
    let Some(book) = corpus::book() else {
        eprintln!("the Rust documentation is not installed");
        return;
    };
    let pair = Pair::new();
    let paragraphs: Vec<&str> = book
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let bytes: usize = paragraphs.iter().map(|text| text.len()).sum();
    let report = |name: &str, mut run: Box<dyn FnMut() -> usize + '_>| {
        let times = (0..5).map(|_| {
            let start = Instant::now();
            (run(), start.elapsed())
        });
        let (pieces, time) = times.min_by_key(|run| run.1).unwrap_or((0, Duration::MAX));
        let speed = bytes as f64 / 1e6 / time.as_secs_f64();
        eprintln!("{name}: {bytes} bytes, {pieces} pieces, {speed:.1} MB/s");
    };
    let encode = |text: &&str| pair.ours.encode(text, usize::MAX).ids.len() - 2;
    let reference = |text: &&str| pair.reference_ids(text).len() - 2;
    report("encode", Box::new(|| paragraphs.iter().map(encode).sum()));
    report(
        "count",
        Box::new(|| paragraphs.iter().map(|text| pair.ours.count(text)).sum()),
    );
    report(
        "tokenizers",
        Box::new(|| paragraphs.iter().map(reference).sum()),
    );
    let start = Instant::now();
    nearsight_tokenizer::WordPiece::from_vocab(&crate::vocab()).expect("our tokenizer");
    eprintln!("from_vocab, file read counted: {:?}", start.elapsed());
}
