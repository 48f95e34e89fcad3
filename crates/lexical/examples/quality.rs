//! Known-item search: does a heading find its own section?
//! `cargo run --release -p nearsight-lexical --example quality CORPUS.jsonl [tune]`.
//!
//! Headings of three words and more are asked of an index that has titles and texts without headings: as they are, with a
//! typo in one word, with one word left out, and cut short as while they are typed. MRR@10 on the half that the parameters
//! are tuned on, and on the other half.

#![expect(clippy::print_stdout, reason = "the output is the measurement")]

use nearsight_lexical::{Field, Language, LexicalIndex, Parameters, Query};
use nearsight_test_support::Random;

/// Title, last part of the heading, text.
type Document = [String; 3];

/// What can be tuned: the ranking, the weight of the title, and b of both fields.
#[derive(Clone, Copy, Debug)]
struct Setting {
    parameters: Parameters,
    title: f32,
    b: f32,
    title_b: f32,
    language: &'static str,
}

/// Values to try, and what they set.
type Change = (&'static [f32], fn(&mut Setting, f32));

/// Queries of one kind, each with the row it should find.
type Queries = Vec<(String, u32)>;

fn main() {
    let path = std::env::args().nth(1).expect("the path of a corpus");
    let documents = read(&path);
    let setting = Setting {
        parameters: Parameters::default(),
        title: 2.0,
        b: 0.75,
        title_b: 0.0,
        language: "en",
    };
    let kinds = kinds(&documents);
    println!(
        "{} documents, {} headings",
        documents.len(),
        kinds[0].1.len()
    );
    print(&documents, &kinds, "as set", setting);
    let none = Setting {
        language: "none",
        ..setting
    };
    print(&documents, &kinds, "no stems", none);
    if std::env::args().nth(2).is_some() {
        let tuned = tuned(&documents, &kinds, setting);
        println!("{tuned:?}");
        print(&documents, &kinds, "tuned", tuned);
    }
}

fn read(path: &str) -> Vec<Document> {
    let text = std::fs::read_to_string(path).expect("a corpus");
    let documents = text.lines().map(|line| {
        let object: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        let [title, heading, text] =
            ["title", "heading", "text"].map(|name| object[name].as_str().unwrap_or(""));
        let last = heading.rsplit('›').next().unwrap_or(heading).trim();
        [title.to_owned(), last.to_owned(), text.to_owned()]
    });
    documents.collect()
}

fn kinds(documents: &[Document]) -> Vec<(&'static str, Queries)> {
    let mut random = Random::new(11);
    let headings: Queries = documents.iter().enumerate().filter_map(heading).collect();
    let mut changed = |change: &dyn Fn(&mut Random, &str) -> String| -> Queries {
        let queries = headings.iter();
        queries
            .map(|(text, row)| (change(&mut random, text), *row))
            .collect()
    };
    vec![
        ("plain", changed(&|_, text| format!("{text} "))),
        ("typo", changed(&with_typo)),
        ("word dropped", changed(&without_word)),
        (
            "unfinished",
            changed(&|_, text| text[..text.len() - 2].to_owned()),
        ),
    ]
}

/// Headings that name one section alone and have words enough.
fn heading((row, [_, heading, _]): (usize, &Document)) -> Option<(String, u32)> {
    let is_long = heading.split_whitespace().count() >= 3;
    (is_long && heading.is_ascii()).then(|| (heading.clone(), row as u32))
}

/// A letter of one long word left out, doubled, exchanged with its neighbour or replaced.
fn with_typo(random: &mut Random, text: &str) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let is_long =
        |i: &usize| words[*i].len() > 4 && words[*i].bytes().all(|b| b.is_ascii_alphabetic());
    let long: Vec<usize> = (0..words.len()).filter(is_long).collect();
    if !long.is_empty() {
        let word = &mut words[long[random.below(long.len())]];
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + random.below(letters.len() - 2);
        match random.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => letters.swap(at, at + 1),
            _ => letters[at] = (b'a' + random.below(26) as u8) as char,
        }
        *word = letters.into_iter().collect();
    }
    words.join(" ") + " "
}

fn without_word(random: &mut Random, text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.remove(random.below(words.len()));
    words.join(" ") + " "
}

fn built(documents: &[Document], setting: Setting) -> LexicalIndex {
    let title = Field {
        b: setting.title_b,
        ..Field::new("title", setting.title)
    };
    let body = Field {
        b: setting.b,
        ..Field::new("text", 1.0)
    };
    let language = Language::from_tag(setting.language).expect("a known language");
    let mut index = LexicalIndex::new(vec![title, body], language).expect("two fields");
    for (row, [title, _, text]) in documents.iter().enumerate() {
        index
            .insert(row as u32, &[title, text])
            .expect("ascending rows");
    }
    index.set_parameters(setting.parameters);
    index
}

/// Mean reciprocal rank within ten, over every second query from `half` on.
fn mrr(index: &LexicalIndex, queries: &Queries, half: usize) -> f64 {
    let queries: Vec<_> = queries.iter().skip(half).step_by(2).collect();
    let reciprocal = |(text, row): &&(String, u32)| {
        let found = index.search(&Query::parse(text), 10, None);
        let rank = found.iter().position(|found| found.row == *row);
        rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)
    };
    queries.iter().map(reciprocal).sum::<f64>() / queries.len() as f64
}

fn print(documents: &[Document], kinds: &[(&str, Queries)], name: &str, setting: Setting) {
    let index = built(documents, setting);
    println!("{name}: MRR@10, tuned on and held out");
    for (kind, queries) in kinds {
        println!(
            "  {kind:14} {:.3}  {:.3}",
            mrr(&index, queries, 0),
            mrr(&index, queries, 1)
        );
    }
}

/// One parameter after another, twice, each to the best of its values on the first half.
fn tuned(documents: &[Document], kinds: &[(&str, Queries)], mut best: Setting) -> Setting {
    let score = |setting: Setting| -> f64 {
        let index = built(documents, setting);
        kinds
            .iter()
            .map(|(_, queries)| mrr(&index, queries, 0))
            .sum()
    };
    let changes: [Change; 8] = [
        (&[0.6, 0.9, 1.2, 1.6, 2.0], |s, v| s.parameters.k1 = v),
        (&[0.3, 0.5, 0.75, 0.9], |s, v| s.b = v),
        (&[0.0, 0.3, 0.75], |s, v| s.title_b = v),
        (&[0.5, 1.0, 1.5, 2.0, 3.0], |s, v| s.title = v),
        (&[0.5, 0.7, 0.8, 0.9, 1.0], |s, v| s.parameters.stem = v),
        (&[0.2, 0.4, 0.6, 0.8], |s, v| s.parameters.prefix = v),
        (&[0.3, 0.5, 0.6, 0.8], |s, v| {
            (s.parameters.typo, s.parameters.two_typos) = (v, v / 2.0)
        }),
        (&[0.0, 1.0, 2.0, 4.0], |s, v| {
            s.parameters.typo_below = v as usize
        }),
    ];
    let mut best_score = score(best);
    for (values, change) in changes.iter().chain(&changes) {
        for &value in *values {
            let mut setting = best;
            change(&mut setting, value);
            let new = score(setting);
            if new > best_score + 1e-9 {
                (best, best_score) = (setting, new);
            }
        }
    }
    best
}
