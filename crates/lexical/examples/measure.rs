//! Build time, size and the time of queries:
//! `cargo run --release -p nearsight-lexical --example measure CORPUS.jsonl`.
//!
//! The corpus is what `nearsight extract` writes: a JSON object a line with `title`, `heading` and `text`.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use nearsight_lexical::{Field, Language, LexicalIndex, Query};
use nearsight_test_support::Random;

/// Title, heading and text.
type Document = [String; 3];

fn main() {
    let path = std::env::args().nth(1).expect("the path of a corpus");
    let documents = read(&path);
    let n_bytes: usize = documents.iter().flatten().map(String::len).sum();
    println!("{} documents, {n_bytes} bytes of text", documents.len());
    let start = Instant::now();
    let mut index = built(&documents);
    println!("built one by one in {:.2?}", start.elapsed());
    let start = Instant::now();
    index.seal();
    println!("sealed in {:.2?}", start.elapsed());
    measure_file(&index);
    measure_queries(&index, &documents);
}

fn read(path: &str) -> Vec<Document> {
    let text = std::fs::read_to_string(path).expect("a corpus");
    let documents = text.lines().map(|line| {
        let object: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        ["title", "heading", "text"].map(|name| object[name].as_str().unwrap_or("").to_owned())
    });
    documents.collect()
}

fn built(documents: &[Document]) -> LexicalIndex {
    let fields = [("title", 2.0), ("heading", 2.0), ("text", 1.0)];
    let fields = fields
        .map(|(name, weight)| Field::new(name, weight))
        .to_vec();
    let english = Language::from_tag("en").expect("a known language");
    let mut index = LexicalIndex::new(fields, english).expect("three fields");
    for (row, document) in documents.iter().enumerate() {
        let texts: Vec<&str> = document.iter().map(String::as_str).collect();
        index.insert(row as u32, &texts).expect("ascending rows");
    }
    index
}

fn measure_file(index: &LexicalIndex) {
    let start = Instant::now();
    let bytes = index.to_bytes();
    println!("{} bytes written in {:.2?}", bytes.len(), start.elapsed());
    for (section, len) in sections(&bytes) {
        println!("  {section:10} {len:9}");
    }
    let start = Instant::now();
    black_box(LexicalIndex::from_bytes(&bytes).expect("undamaged"));
    println!("opened in {:.2?}", start.elapsed());
}

fn sections(bytes: &[u8]) -> Vec<(String, usize)> {
    let segment = nearsight_segment::Segment::from_bytes(bytes, *b"LEXI", 1).expect("a segment");
    let sections = segment.sections();
    sections
        .map(|(name, bytes)| (name.to_owned(), bytes.len()))
        .collect()
}

fn measure_queries(index: &LexicalIndex, documents: &[Document]) {
    let mut random = Random::new(7);
    for (name, n_words) in [("1 word", 1), ("2 words", 2), ("5 words", 5)] {
        report(
            index,
            name,
            &queries(documents, &mut random, n_words, |words| words + " "),
        );
    }
    let typo = |words: String| {
        let mut letters: Vec<char> = words.chars().collect();
        let at = letters.len() / 2;
        letters.swap(at, at - 1);
        letters.into_iter().collect::<String>() + " "
    };
    report(
        index,
        "1 word, a typo",
        &queries(documents, &mut random, 1, typo),
    );
    report(
        index,
        "2 words, a typo",
        &queries(documents, &mut random, 2, typo),
    );
    let cut = |n: usize| {
        move |words: String| {
            let n_letters = words.chars().count();
            words
                .chars()
                .take(n_letters - n.min(n_letters - 1))
                .collect()
        }
    };
    report(
        index,
        "1 word, unfinished",
        &queries(documents, &mut random, 1, cut(2)),
    );
    report(
        index,
        "2 words, unfinished",
        &queries(documents, &mut random, 2, cut(2)),
    );
    report(
        index,
        "1 letter",
        &queries(documents, &mut random, 1, |words| words[..1].to_owned()),
    );
    let quoted = |words: String| format!("\"{words}\"");
    report(
        index,
        "phrase of 3",
        &queries(documents, &mut random, 3, quoted),
    );
}

/// Words that follow one another somewhere in the corpus.
fn queries(
    documents: &[Document],
    random: &mut Random,
    n_words: usize,
    change: impl Fn(String) -> String,
) -> Vec<String> {
    let mut queries = Vec::new();
    while queries.len() < 200 {
        let [_, _, text] = &documents[random.below(documents.len())];
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() < n_words {
            continue;
        }
        let start = random.below(words.len() - n_words + 1);
        let words = &words[start..start + n_words];
        let is_word = |word: &&str| word.len() > 4 && word.bytes().all(|b| b.is_ascii_alphabetic());
        if words.iter().all(|word| n_words > 2 || is_word(word)) && words[0].is_ascii() {
            queries.push(change(words.join(" ")));
        }
    }
    queries
}

fn report(index: &LexicalIndex, name: &str, queries: &[String]) {
    let mut n_found = 0;
    let mut time = |query: &String| {
        let start = Instant::now();
        n_found += black_box(index.search(&Query::parse(query), 10, None)).len();
        start.elapsed()
    };
    for query in queries {
        time(query); // to warm up
    }
    let mut times: Vec<Duration> = queries.iter().map(time).collect();
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "  {name:20} p50 {:8.1?}  p95 {:8.1?}  e.g. {:?}",
        at(50),
        at(95),
        queries[0]
    );
    assert!(n_found > 0, "nothing was found");
}
