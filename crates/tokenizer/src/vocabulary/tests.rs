//! Vocabulary files, good and damaged.

use super::{MAX_VOCABULARY_BYTES, MAX_VOCABULARY_LINES, Place, Vocabulary};
use crate::error::TokenizerError;

const SPECIALS: &[&str] = &["[UNK]", "[PAD]"];

fn read(text: &str) -> Result<Vocabulary, TokenizerError> {
    Vocabulary::from_bytes(text.as_bytes(), SPECIALS)
}

fn refuse(bytes: &[u8]) -> TokenizerError {
    match Vocabulary::from_bytes(bytes, SPECIALS) {
        Ok(_) => panic!("accepted {} bytes", bytes.len()),
        Err(error) => error,
    }
}

#[test]
fn ids_are_line_numbers_whatever_the_line_ends() {
    for text in [
        "[PAD]\n[UNK]\nun\n##able\nünder",
        "[PAD]\r\n[UNK]\r\nun\r\n##able\r\nünder\r\n\r\n",
    ] {
        let vocabulary = read(text).expect("a vocabulary");
        assert_eq!(vocabulary.len(), 5);
        for (id, piece) in ["[PAD]", "[UNK]", "un", "##able", "ünder"]
            .iter()
            .enumerate()
        {
            assert_eq!(vocabulary.id(piece), Some(id as u32), "{piece}");
        }
        for absent in ["", "able", "u", "under", "[PAD]\r"] {
            assert_eq!(vocabulary.id(absent), None, "{absent}");
        }
    }
}

#[test]
fn longest_prefix_takes_the_longest_piece_of_its_place() {
    let vocabulary = read("[PAD]\n[UNK]\nu\nun\n##una\n##u\nünder").expect("a vocabulary");
    assert_eq!(
        vocabulary.longest_prefix(Place::Start, "unable"),
        Some((3, 2))
    );
    assert_eq!(vocabulary.longest_prefix(Place::Start, "un"), Some((3, 2)));
    assert_eq!(
        vocabulary.longest_prefix(Place::Inside, "unable"),
        Some((4, 3))
    );
    assert_eq!(vocabulary.longest_prefix(Place::Inside, "un"), Some((5, 1)));
    assert_eq!(vocabulary.longest_prefix(Place::Start, "ü"), None);
    assert_eq!(vocabulary.longest_prefix(Place::Inside, "ünder"), None);
    assert_eq!(vocabulary.longest_prefix(Place::Start, ""), None);
}

#[test]
fn every_piece_of_a_crowded_table_is_found() {
    let mut text = String::from("[PAD]\n[UNK]");
    for n in 0..20_000 {
        text.push_str(&format!("\n##{n:x}"));
    }
    let vocabulary = read(&text).expect("a vocabulary");
    for n in 0..20_000 {
        assert_eq!(vocabulary.id(&format!("##{n:x}")), Some(n + 2));
    }
    assert_eq!(vocabulary.id("##zz"), None);
}

#[test]
fn says_which_special_pieces_are_missing() {
    let error = refuse(b"[PAD]\na\nb");
    let missing = vec!["[UNK]"];
    assert_eq!(error, TokenizerError::MissingSpecial { missing, pieces: 3 });
    assert!(error.to_string().contains("lacks [UNK]:"), "{error}");
}

#[test]
fn names_the_lines_of_a_piece_that_stands_twice() {
    let error = refuse(b"[PAD]\n[UNK]\na\nb\na\nb");
    let piece = "a".to_owned();
    assert_eq!(
        error,
        TokenizerError::Duplicate {
            piece,
            first: 3,
            second: 5
        }
    );
}

#[test]
fn names_an_empty_line_inside_the_file() {
    assert_eq!(
        refuse(b"[PAD]\n\n[UNK]"),
        TokenizerError::EmptyPiece { line: 2 }
    );
    assert_eq!(
        refuse(b"\n[PAD]\n[UNK]"),
        TokenizerError::EmptyPiece { line: 1 }
    );
}

#[test]
fn refuses_what_is_no_vocabulary() {
    assert_eq!(refuse(b""), TokenizerError::Empty);
    assert_eq!(refuse(b"\n \r\n\n"), TokenizerError::Empty);
    assert_eq!(
        refuse(b"[PAD]\n[UNK]\nab\xff"),
        TokenizerError::NotUtf8 { offset: 14 }
    );
    assert_eq!(
        refuse(br#"{"model": {"vocab": {"[UNK]": 0}}}"#),
        TokenizerError::Json
    );
    assert_eq!(
        refuse(b"{\n  \"a\": {\n  },\n  \"b\": {\n  },\n}"),
        TokenizerError::Json
    );
    assert_eq!(refuse(b"[\n1,\n1,\n1\n]"), TokenizerError::Json);
}

#[test]
fn refuses_files_too_large_to_be_one() {
    let bytes = vec![b'a'; MAX_VOCABULARY_BYTES + 1];
    let error = TokenizerError::TooLarge {
        bytes: bytes.len(),
        lines: 0,
    };
    assert_eq!(refuse(&bytes), error);
    let lines = vec![b'\n'; MAX_VOCABULARY_LINES + 1];
    let error = TokenizerError::TooLarge {
        bytes: lines.len(),
        lines: lines.len(),
    };
    assert_eq!(refuse(&lines), error);
    assert!(error.to_string().contains("1048577 lines"), "{error}");
}

#[test]
fn a_million_equal_lines_are_refused_at_once() {
    let error = refuse("a\n".repeat(MAX_VOCABULARY_LINES).as_bytes());
    assert!(
        matches!(error, TokenizerError::MissingSpecial { .. }),
        "{error}"
    );
}
