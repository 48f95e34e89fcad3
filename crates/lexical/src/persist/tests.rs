//! Files: round trip, damage, forgery.

use nearsight_test_support::Random;

use super::*;
use crate::Query;
use crate::reference::{empty, random_text};
use crate::terms::Terms;

fn small() -> LexicalIndex {
    let mut random = Random::new(31);
    let mut index = empty();
    for row in 0..40u32 {
        let texts = [2, 15].map(|n| random_text(&mut random, n));
        index
            .insert(row * row, &texts.each_ref().map(String::as_str))
            .expect("ascending");
    }
    index.remove(25);
    index
}

const QUERIES: [&str; 5] = [
    "the run",
    "colection ",
    "\"the run\"",
    "東",
    "read_to_string -hope",
];

#[test]
fn what_was_written_is_read() {
    let index = small();
    let bytes = index.to_bytes();
    let mut read = LexicalIndex::from_bytes(&bytes).expect("undamaged");
    assert!(read.to_bytes() == bytes);
    assert_eq!(
        (read.fields(), read.language()),
        (index.fields(), index.language())
    );
    for query in QUERIES.map(Query::parse) {
        let found = index.search(&query, 50, None);
        assert!(!found.is_empty() && read.search(&query, 50, None) == found);
    }
    read.insert(5000, &["more"]).expect("goes on");
    assert_eq!(read.search(&Query::parse("more "), 9, None)[0].row, 5000);
    let none = LexicalIndex::new(vec![Field::new("", 1.0)], Language::NONE).expect("one field");
    let read = LexicalIndex::from_bytes(&none.to_bytes()).expect("empty");
    assert!(read.is_empty() && read.language() == Language::NONE);
}

#[test]
fn every_altered_byte_and_every_truncation_is_noticed() {
    let bytes = small().to_bytes();
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 1 << (at % 8);
        let code = LexicalIndex::from_bytes(&altered)
            .expect_err("altered")
            .code();
        assert!(
            code == "lexical-damaged" || code == "lexical-version",
            "byte {at}: {code}"
        );
        assert_eq!(
            LexicalIndex::from_bytes(&bytes[..at])
                .expect_err("cut off")
                .code(),
            "lexical-damaged"
        );
    }
    let error = LexicalIndex::from_bytes(&SegmentWriter::new(KIND, VERSION + 1).finish())
        .expect_err("newer");
    assert_eq!(error.code(), "lexical-version");
}

/// The sections of `index`, one of them changed, under right checksums: only the index's own checks are left.
fn forged(bytes: &[u8], name: &str, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let segment = Segment::from_bytes(bytes, KIND, VERSION).expect("undamaged");
    let writer = segment.sections().fold(
        SegmentWriter::new(KIND, VERSION),
        |writer, (other, bytes)| {
            let mut bytes = bytes.to_vec();
            if other == name {
                change(&mut bytes);
            }
            writer.section(other, bytes)
        },
    );
    writer.finish()
}

/// Everything that reads lists and terms; nothing of it may panic.
fn use_everywhere(mut index: LexicalIndex) {
    for query in QUERIES.map(Query::parse) {
        for found in index.search(&query, 5, None) {
            index.explain(&query, found.row);
        }
        index.highlight("the running collection 東京", &query);
    }
    index.remove(0);
    index.to_bytes();
    index.seal();
}

#[test]
fn a_forged_section_is_refused_or_answered_without_panic() {
    let bytes = small().to_bytes();
    let (mut n_refused, mut n_used) = (0, 0);
    for name in [
        "head",
        "rows",
        "lengths",
        "terms",
        "lists",
        "postings",
        "positions",
    ] {
        let mut random = Random::new(name.len() as u64);
        let mut check = |forged: Vec<u8>| match LexicalIndex::from_bytes(&forged) {
            Err(error) => {
                assert!(["lexical-damaged", "lexical-language"].contains(&error.code()));
                n_refused += 1;
            }
            Ok(index) => {
                use_everywhere(index);
                n_used += 1;
            }
        };
        for _ in 0..200 {
            let (at, byte) = (random.bits() as usize, random.bits() as u8);
            check(forged(&bytes, name, |bytes| {
                let at = at % bytes.len();
                bytes[at] = byte;
            }));
        }
        for len in 0..12 {
            check(forged(&bytes, name, |bytes| bytes.truncate(len)));
        }
    }
    assert!(n_refused > 200 && n_used > 200, "{n_refused} {n_used}");
}

#[test]
fn terms_must_ascend() {
    let mut terms = crate::terms::Terms::default();
    ["a", "ab", "b"].iter().for_each(|term| terms.push(term));
    assert_eq!(Terms::from_bytes(&terms.to_bytes()), Some(terms));
    for bytes in [
        &[2, 0, 1, b'b', 0, 1, b'a'][..],
        &[2, 0, 1, b'b', 0, 1, b'b'],
        &[2, 0, 1, b'b', 1, 0],
        &[1, 0, 0],
        &[1, 1, 1, b'a'],
        &[1, 0, 1, 0xFF],
        &[1, 0, 1, b'a', 0],
    ] {
        assert_eq!(Terms::from_bytes(bytes), None, "{bytes:?}");
    }
}
