//! CLIP's file: what is taken, what is refused and by which name, and damage.

use serde_json::json;

use super::super::{clip_tokenizer_json, read};
use super::*;
use crate::tokenizer::Tokenizer;

const GOLDEN: &[u8] = include_bytes!("../../../../../tests/golden/clip/tokenizer.json");

fn golden() -> Value {
    serde_json::from_slice(GOLDEN).unwrap()
}

fn refused(pointer: &str, value: Value) -> TokenizerError {
    let mut file = golden();
    *file.pointer_mut(pointer).expect(pointer) = value;
    read(file.to_string().as_bytes()).err().expect(pointer)
}

#[test]
fn a_clip_file_is_one() {
    let tokenizer = read(GOLDEN).unwrap();
    assert!(matches!(tokenizer, Tokenizer::Bpe(_)));
    assert_eq!(tokenizer.vocab_len(), 512 + 1500 + 2);
    assert_eq!(tokenizer.encode("", 77).ids, [2012, 2013]);
}

#[test]
fn a_step_that_is_not_clips_is_named() {
    let nfkc = json!({"type": "NFKC"});
    for (pointer, value, named) in [
        ("/normalizer/normalizers/0", nfkc.clone(), "NFKC"),
        ("/normalizer", nfkc, "NFKC"),
        ("/normalizer/normalizers/1/content", json!(""), "normalizer"),
        (
            "/pre_tokenizer/pretokenizers/0/pattern/Regex",
            json!(r"\w+"),
            r"\\w+",
        ),
        (
            "/pre_tokenizer/pretokenizers/0/invert",
            json!(false),
            "pre_tokenizer",
        ),
        (
            "/pre_tokenizer/pretokenizers/1/add_prefix_space",
            json!(true),
            "pre_tokenizer",
        ),
        ("/pre_tokenizer", Value::Null, "pre_tokenizer"),
        ("/post_processor", Value::Null, "post_processor"),
        ("/post_processor/sep/1", json!(2014), "post_processor"),
        ("/model/end_of_word_suffix", json!(""), "end_of_word_suffix"),
        (
            "/model/continuing_subword_prefix",
            json!("##"),
            "continuing_subword_prefix",
        ),
        ("/model/dropout", json!(0.1), "dropout"),
        ("/model/ignore_merges", json!(true), "ignore_merges"),
        ("/model/byte_fallback", json!(true), "byte_fallback"),
        ("/model/vocab", json!([["a", 1.0]]), "without ids"),
    ] {
        let error = refused(pointer, value);
        assert!(
            matches!(error, TokenizerError::Unsupported { .. }),
            "{pointer}: {error}"
        );
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
}

#[test]
fn pieces_and_merges_that_cannot_be_are_named() {
    for (pointer, value, named) in [
        (
            "/model/vocab",
            json!({"a": 0, "<|endoftext|>": 2013}),
            "no piece \"Ā\"",
        ),
        ("/model/vocab/th", json!(u32::MAX), "id 4294967295"),
        ("/model/merges/7", json!("nothing"), "merge 7"),
        ("/model/merges/7", json!(["q", "q"]), "merge 7"),
        ("/model/merges/7", json!(["t", "h", "e"]), "merge 7"),
        ("/model/merges", json!("t h"), "a sequence"),
    ] {
        let error = refused(pointer, value);
        assert!(
            matches!(error, TokenizerError::Damaged { .. }),
            "{pointer}: {error}"
        );
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
        assert_eq!(error.code(), "tokenizer-invalid");
    }
}

#[test]
fn two_files_that_are_no_vocabulary_and_merges_are_refused() {
    let vocab = golden()["model"]["vocab"].to_string();
    for (vocab, merges, named) in [
        ("[", "", "vocab.json"),
        ("{\"a\": 1}", "", "<|startoftext|>"),
        (&vocab, "\u{0}", ""),
    ] {
        match clip_tokenizer_json(vocab.as_bytes(), merges.as_bytes()) {
            Err(error) => assert!(error.to_string().contains(named), "{error}"),
            Ok(file) => assert!(read(file.as_bytes()).is_err()),
        }
    }
    assert!(clip_tokenizer_json(vocab.as_bytes(), &[0xFF]).is_err());
}

#[test]
fn damage_gives_an_error_or_a_tokenizer_but_never_a_panic() {
    let mut state = 1u64;
    let mut below = |n: usize| {
        // MMIX by Knuth; the high bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut n_read = 0;
    for round in 0..200 {
        let mut bytes = GOLDEN.to_vec();
        if round % 8 == 0 {
            bytes.truncate(below(bytes.len()));
        }
        for _ in 0..1 + below(3) {
            let at = below(bytes.len());
            bytes[at] = b"0123456789\"[]{},:"[below(if round % 2 == 0 { 10 } else { 17 })];
        }
        if let Ok(tokenizer) = read(&bytes) {
            n_read += 1;
            tokenizer.encode("Größe, 東京 e\u{301}① 🦀 \u{200b}ﬁ 'twas <|endoftext|>", 77);
        }
    }
    assert!(n_read > 3, "{n_read} of 200 could be read and were run");
}
