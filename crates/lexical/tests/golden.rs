//! Files of earlier versions keep loading and answering: `golden/lexical-v1.lexi` was written by version 1,
//! its answers by the same run, and neither is ever written again; a change of the format adds files beside them.

use std::fmt::Write;

use nearsight_lexical::{Field, Language, LexicalIndex, Query};

const V1: &[u8] = include_bytes!("golden/lexical-v1.lexi");
const ANSWERS: &str = include_str!("golden/lexical-v1.txt");

/// What the format holds: identifiers, contractions, CJK, an empty field, a removed document, rows with gaps.
const TEXTS: [(u32, [&str; 2]); 10] = [
    (
        0,
        [
            "Reading files",
            "read_to_string reads a whole file into a string.",
        ],
    ),
    (
        1,
        [
            "Writing files",
            "Write bytes with write_all; don't forget to flush.",
        ],
    ),
    (
        4,
        ["", "A stone in the river, and the river runs to the sea."],
    ),
    (
        5,
        [
            "Rivers",
            "They are running slowly; the mill hopes for rain.",
        ],
    ),
    (
        9,
        ["東京都", "東京は大きい都市です。 Tokyo is a large city."],
    ),
    (
        12,
        [
            "C++ and C#",
            "C++ has templates, C# has generics. v1.2.3 of U.S.A.",
        ],
    ),
    (
        200,
        [
            "Straße",
            "Die alte Straße am Fluss. Crème brûlée, naïve café.",
        ],
    ),
    (201, ["Removed", "This document is not in the file: zebra."]),
    (
        70_000,
        [
            "Collections",
            "HashMap, BTreeMap and other std::collections::HashSet.",
        ],
    ),
    (
        70_001,
        [
            "Hope",
            "Hoping for the best, hoped for the collection of files.",
        ],
    ),
];

const QUERIES: [&str; 14] = [
    "read files ",
    "readToString",
    "river run ",
    "\"the river\"",
    "colections ",
    "hop",
    "東京",
    "c++ ",
    "strasse",
    "creme cafe ",
    "files -hope ",
    "dont forget ",
    "zebra ",
    "the best collection of rivers ",
];

fn written() -> LexicalIndex {
    let fields = vec![Field::new("title", 2.5), Field::new("text", 1.0)];
    let english = Language::from_tag("en").expect("English");
    let mut index = LexicalIndex::new(fields, english).expect("two fields");
    for (row, texts) in TEXTS {
        index.insert(row, &texts).expect("ascending");
        if row == 9 {
            index.seal();
        }
    }
    index.remove(201);
    index
}

/// Rows and scores of all queries, a line each.
fn answers(index: &LexicalIndex) -> String {
    let mut answers = String::new();
    for query in QUERIES {
        write!(answers, "{query:?}:").expect("a String");
        for found in index.search(&Query::parse(query), 9, None) {
            write!(answers, " {} {:.4}", found.row, found.score).expect("a String");
        }
        answers.push('\n');
    }
    answers
}

#[test]
fn version_1_loads_and_answers_as_recorded() {
    let index = LexicalIndex::from_bytes(V1).expect("version 1 is readable");
    assert_eq!((index.len(), index.language().tag()), (9, "en"));
    let names: Vec<&str> = index.fields().iter().map(|field| &*field.name).collect();
    assert_eq!(names, ["title", "text"]);
    assert_eq!(answers(&index), ANSWERS);
    // Most of them find something.
    let found = ANSWERS.lines().filter(|line| !line.ends_with(':'));
    assert_eq!(found.count(), QUERIES.len() - 1);
}

#[test]
fn this_version_writes_the_same_bytes() {
    assert!(written().to_bytes() == V1);
    let mut read = LexicalIndex::from_bytes(V1).expect("version 1 is readable");
    assert!(read.to_bytes() == V1);
    read.insert(70_002, &["Rivers", "Another river."])
        .expect("goes on");
    assert_eq!(read.len(), 10);
}

#[test]
fn every_damaged_byte_is_refused_or_changes_no_answer() {
    let mut n_refused = 0;
    for at in 0..V1.len() {
        for flip in [1, 0x80, 0xff] {
            let mut damaged = V1.to_vec();
            damaged[at] ^= flip;
            match LexicalIndex::from_bytes(&damaged) {
                Err(error) => {
                    let code = error.code();
                    assert!(code.starts_with("lexical-"), "byte {at}: {code}");
                    n_refused += 1;
                }
                Ok(index) => assert_eq!(answers(&index), ANSWERS, "byte {at}"),
            }
        }
        assert!(LexicalIndex::from_bytes(&V1[..at]).is_err(), "cut at {at}");
    }
    // The checksum is over everything.
    assert_eq!(n_refused, 3 * V1.len());
}

/// Makes the golden files of a new version: `cargo test -p nearsight-lexical -- --ignored`.
#[test]
#[ignore = "writes golden files"]
fn write_golden() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/");
    let index = written();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(format!("{folder}{name}"), bytes).expect("the folder is writable");
    };
    write("lexical-new.lexi", &index.to_bytes());
    write("lexical-new.txt", answers(&index).as_bytes());
}
