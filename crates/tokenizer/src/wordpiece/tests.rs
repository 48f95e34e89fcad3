//! Encoding with a vocabulary small enough to check by eye, and with the real one.

use super::{MAX_WORD_CHARS, WordPiece};

const SMALL: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[\n]\ncls\nun\n##able\n##a\na\n##b";
const REAL: &[u8] = include_bytes!("../../../../tests/golden/minilm-l6/vocab.txt");

fn small() -> WordPiece {
    WordPiece::from_vocab(SMALL.as_bytes()).expect("the small vocabulary")
}

fn real() -> WordPiece {
    WordPiece::from_vocab(REAL).expect("the real vocabulary")
}

fn check(text: &str, expected: &[u32]) {
    let tokenizer = small();
    let ids = tokenizer.encode(text, usize::MAX).ids;
    assert_eq!(ids[1..ids.len() - 1], *expected, "from {text:?}");
    assert_eq!((ids[0], ids[ids.len() - 1]), (2, 3), "specials of {text:?}");
    assert_eq!(tokenizer.count(text), expected.len(), "count of {text:?}");
}

#[test]
fn cuts_words_into_longest_pieces() {
    check("unable", &[7, 8]);
    check("una UNAB", &[7, 9, 7, 9, 11]);
    check("", &[]);
}

#[test]
fn a_word_with_an_unknown_part_is_one_unknown() {
    check("unx a", &[1, 10]);
    check("x", &[1]);
    check("able", &[1]);
}

#[test]
fn special_tokens_in_a_text_are_text() {
    check("[CLS]", &[4, 6, 5]);
    check("a[SEP]a", &[10, 4, 1, 5, 10]);
}

#[test]
fn a_word_over_the_limit_is_one_unknown() {
    let limit = format!("a{}", "b".repeat(MAX_WORD_CHARS - 1));
    let mut expected = vec![11; MAX_WORD_CHARS];
    expected[0] = 10;
    check(&limit, &expected);
    check(&format!("{limit}b a"), &[1, 10]);
}

#[test]
fn the_limit_counts_the_special_tokens() {
    let tokenizer = small();
    let ids = |max_len| tokenizer.encode("unable a", max_len).ids;
    assert_eq!(ids(6), [2, 7, 8, 10, 3]);
    assert_eq!(ids(5), [2, 7, 8, 10, 3]);
    assert_eq!(ids(4), [2, 7, 8, 3]);
    assert_eq!(ids(3), [2, 7, 3]);
    assert_eq!(ids(2), [2, 3]);
    assert_eq!(ids(1), [2]);
    assert!(ids(0).is_empty());
}

#[test]
fn the_real_vocabulary_gives_the_ids_the_model_was_trained_with() {
    let tokenizer = real();
    assert_eq!(tokenizer.vocab_len(), 30_522);
    // BERT's classic example, ids from the model's own tokenizer.json.
    assert_eq!(
        tokenizer.encode("Hello, world!", 256).ids,
        [101, 7592, 1010, 2088, 999, 102]
    );
    assert_eq!(
        tokenizer.encode("[MASK]", 256).ids,
        [101, 1031, 7308, 1033, 102]
    );
    assert_eq!(tokenizer.count("embeddings"), 4);
}

#[test]
fn damage_gives_an_error_or_a_tokenizer_but_never_a_panic() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = || {
        // xorshift64 (Marsaglia 2003): the same bytes in every run.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut accepted = 0;
    for round in 0..400 {
        let mut bytes = if round % 2 == 0 {
            REAL[..(random() as usize % 4096)].to_vec()
        } else {
            [SMALL.as_bytes(), &REAL[REAL.len() / 2..][..1000]].concat()
        };
        for _ in 0..random() % 4 {
            let at = random() as usize % bytes.len().max(1);
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random() as u8;
            }
        }
        if round % 5 == 0 {
            bytes = (0..random() % 512).map(|_| random() as u8).collect();
        }
        match WordPiece::from_vocab(&bytes) {
            Ok(tokenizer) => {
                accepted += 1;
                let ids = tokenizer
                    .encode("a un\u{301}able 東京 [CLS] zürich", 64)
                    .ids;
                assert!(ids.iter().all(|&id| (id as usize) < tokenizer.vocab_len()));
            }
            Err(error) => assert_eq!(error.code(), "tokenizer-invalid"),
        }
    }
    assert!(
        accepted > 20,
        "only {accepted} damaged files were still vocabularies"
    );
}
