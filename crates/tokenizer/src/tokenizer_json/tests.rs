//! Files of the hub's layout: those that are taken, those that are refused, and damaged ones.

use serde_json::{Value, json};

use super::*;

fn unigram_file() -> Value {
    json!({
        "added_tokens": [{"id": 0, "content": "<s>", "special": true}],
        "normalizer": {"type": "Precompiled", "precompiled_charsmap": ""},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": true, "prepend_scheme": "always", "split": true},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<s>"}}, {"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "</s>"}}],
            "special_tokens": {"<s>": {"ids": [0]}, "</s>": {"ids": [1]}},
        },
        "model": {
            "type": "Unigram",
            "unk_id": 2,
            "byte_fallback": false,
            "vocab": [["<s>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["▁a", -1.0], ["b", -2]],
        },
    })
}

fn word_piece_file() -> Value {
    json!({
        "normalizer": {
            "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null,
            "lowercase": true,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {"[PAD]": 0, "##b": 5, "[UNK]": 1, "[CLS]": 2, "a": 4, "[SEP]": 3, "A": 6, "é": 7},
        },
    })
}

fn refused(file: &Value) -> TokenizerError {
    match read(file.to_string().as_bytes()) {
        Ok(_) => panic!("accepted {file}"),
        Err(error) => error,
    }
}

/// `file` with what `pointer` points at replaced.
fn with(mut file: Value, pointer: &str, value: Value) -> Value {
    *file.pointer_mut(pointer).expect(pointer) = value;
    file
}

#[test]
fn a_word_piece_file_gives_what_its_vocab_txt_gives() {
    let json = read(word_piece_file().to_string().as_bytes()).expect("a tokenizer");
    let vocab = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##b\nA\né\n";
    let txt = Tokenizer::from_bytes(vocab.as_bytes()).expect("a tokenizer");
    for text in ["ab A É é, abbb", "", "[CLS]"] {
        assert_eq!(json.encode(text, 64), txt.encode(text, 64), "{text}");
    }
    // Files of 2020 do not say what kind they are.
    let mut old = word_piece_file();
    old["model"]
        .as_object_mut()
        .expect("a model")
        .remove("type");
    assert_eq!(
        read(old.to_string().as_bytes())
            .expect("a tokenizer")
            .vocab_len(),
        8
    );
}

#[test]
fn cased_models_are_cased() {
    let cased = with(word_piece_file(), "/normalizer/lowercase", false.into());
    let ids = |file: &Value| {
        let tokenizer = read(file.to_string().as_bytes()).expect("a tokenizer");
        tokenizer.encode("A a é", 64).ids
    };
    assert_eq!(ids(&word_piece_file()), [2, 4, 4, 1, 3]);
    assert_eq!(ids(&cased), [2, 6, 4, 7, 3]);
    let stripped = with(cased, "/normalizer/strip_accents", true.into());
    assert_eq!(ids(&stripped), [2, 6, 4, 1, 3]);
}

#[test]
fn a_unigram_file_is_one() {
    let tokenizer = read(unigram_file().to_string().as_bytes()).expect("a tokenizer");
    assert_eq!(tokenizer.vocab_len(), 5);
    assert_eq!(tokenizer.encode("ab", 64).ids, [0, 3, 4, 1]);
    assert!(matches!(
        Tokenizer::from_bytes(format!("\n {}", unigram_file()).as_bytes()),
        Ok(Tokenizer::Unigram(_))
    ));
}

/// What is put where into a Unigram file, and what the refusal names.
const UNKNOWN_UNIGRAM_STEPS: &[(&str, &str, &str)] = &[
    ("/model/type", r#""WordLevel""#, "WordLevel"),
    ("/model/vocab", r#"{"a": 1}"#, "scores"),
    ("/normalizer", r#"{"type": "NFKC"}"#, "NFKC"),
    (
        "/normalizer",
        r#"{"type": "Replace", "pattern": {"String": "``"}, "content": "\""}"#,
        "``",
    ),
    (
        "/normalizer",
        r#"{"type": "Sequence", "normalizers": [{"type": "Strip", "strip_left": true, "strip_right": true}]}"#,
        "strip_left",
    ),
    (
        "/normalizer",
        r#"{"type": "Sequence", "normalizers": [
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            {"type": "Precompiled", "precompiled_charsmap": ""}]}"#,
        "Precompiled",
    ),
    ("/pre_tokenizer/prepend_scheme", r#""first""#, "first"),
    (
        "/pre_tokenizer/add_prefix_space",
        "false",
        "add_prefix_space",
    ),
    ("/pre_tokenizer/replacement", r#""_""#, "_"),
    ("/pre_tokenizer/split", "false", "split"),
    (
        "/pre_tokenizer",
        r#"{"type": "WhitespaceSplit"}"#,
        "Metaspace",
    ),
    ("/pre_tokenizer", "null", "Metaspace"),
    ("/post_processor", "null", "post_processor"),
    ("/post_processor", r#"{"type": "ByteLevel"}"#, "ByteLevel"),
    (
        "/post_processor/special_tokens/<s>/ids",
        "[9]",
        "post_processor",
    ),
    (
        "/post_processor/special_tokens/<s>/ids",
        "[0, 1]",
        "post_processor",
    ),
    (
        "/post_processor/single/1/Sequence/id",
        r#""B""#,
        "post_processor",
    ),
    ("/added_tokens/0/special", "false", "<s>"),
    ("/model/byte_fallback", "true", "byte_fallback"),
];

const UNKNOWN_WORD_PIECE_STEPS: &[(&str, &str, &str)] = &[
    ("/model/vocab", r#"[["a", 1.0]]"#, "ids"),
    ("/model/unk_token", r#""<unk>""#, "unk_token"),
    ("/model/continuing_subword_prefix", r#""@@""#, "prefix"),
    (
        "/model/max_input_chars_per_word",
        "50",
        "max_input_chars_per_word",
    ),
    ("/normalizer/clean_text", "false", "clean_text"),
    (
        "/normalizer/handle_chinese_chars",
        "false",
        "handle_chinese_chars",
    ),
    ("/normalizer", "null", "normalizer"),
    ("/pre_tokenizer/type", r#""Whitespace""#, "pre_tokenizer"),
    ("/post_processor/cls", r#"["a", 4]"#, "[CLS]"),
];

#[test]
fn a_step_that_is_not_known_is_named() {
    let unigram = UNKNOWN_UNIGRAM_STEPS
        .iter()
        .map(|step| (unigram_file(), step));
    let word_piece = UNKNOWN_WORD_PIECE_STEPS
        .iter()
        .map(|step| (word_piece_file(), step));
    for (file, (pointer, value, named)) in unigram.chain(word_piece) {
        let value = serde_json::from_str(value).expect("JSON");
        let error = refused(&with(file, pointer, value));
        assert!(
            matches!(error, TokenizerError::Unsupported { .. }),
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
fn pieces_that_cannot_be_are_refused() {
    for (file, pointer, value, named) in [
        (unigram_file(), "/model/unk_id", json!(null), "unk_id"),
        (unigram_file(), "/model/unk_id", json!(5), "unk_id is 5"),
        (unigram_file(), "/model/unk_id", json!(-1), "-1"),
        (unigram_file(), "/model/vocab/4/1", json!(null), "null"),
        (
            unigram_file(),
            "/model/vocab/4/0",
            json!("▁a"),
            "pieces 3 and 4",
        ),
        (
            unigram_file(),
            "/model/vocab/4/0",
            json!("x".repeat(300)),
            "piece 4 is longer",
        ),
        (unigram_file(), "/model/vocab/4", json!(["b"]), "length 1"),
        (unigram_file(), "/model/vocab", json!("b"), "a list of"),
        (word_piece_file(), "/model/vocab/a", json!(3), "id 3"),
        (word_piece_file(), "/model/vocab/a", json!(9), "id 5"),
    ] {
        let error = refused(&with(file, pointer, value));
        assert!(
            matches!(error, TokenizerError::Damaged { .. }),
            "{pointer}: {error}"
        );
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
    let infinite = unigram_file().to_string().replace("-1.0", "-1e999");
    assert!(read(infinite.as_bytes()).is_err());
    let not_a_number = unigram_file().to_string().replace("-1.0", "NaN");
    assert!(read(not_a_number.as_bytes()).is_err());
}

#[test]
fn endless_vocabularies_are_refused_at_once() {
    let mut file = unigram_file().to_string();
    let end = file.rfind("]]").expect("the last piece") + 1;
    file.insert_str(end, &",[\"\",0]".repeat(1 << 20));
    let error = read(file.as_bytes()).err().expect("too many");
    assert!(
        error.to_string().contains("more than 1048576 pieces"),
        "{error}"
    );
    let spaces = vec![b' '; MAX_TOKENIZER_BYTES + 1];
    let error = read(&spaces).err().expect("too long");
    assert!(error.to_string().contains("bytes long"), "{error}");
}

#[test]
fn a_damaged_character_map_is_refused() {
    for (charsmap, named) in [
        ("AAAA!", "base64 at character 4"),
        ("AAA=", "ends before its trie"),
        ("AAAAAA==", "should have 0 bytes"),
        ("BQAAAAAAAAA=", "should have 5 bytes"),
        ("/////wAAAAA=", "should have 4294967295 bytes"),
        ("BAAAAAAAAAD/AA==", "not UTF-8 at byte 0"),
        ("BAAAAAAAAABh", "has no end"),
    ] {
        let error = refused(&with(
            unigram_file(),
            "/normalizer/precompiled_charsmap",
            charsmap.into(),
        ));
        assert!(error.to_string().contains(named), "{charsmap}: {error}");
    }
}

#[test]
fn damage_gives_an_error_or_a_tokenizer_but_never_a_panic() {
    let golden = include_bytes!("../../../../tests/golden/unigram/tokenizer.json");
    let mut state = 1u64;
    let mut below = |n: usize| {
        // MMIX by Knuth; the high bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut n_read = 0;
    for round in 0..120 {
        let mut bytes = golden.to_vec();
        if round % 8 == 0 {
            bytes.truncate(below(bytes.len()));
        }
        // Two thirds of the file are the character map: letters there stay base64 and give other maps.
        for _ in 0..1 + below(3) * 50 {
            let at = below(bytes.len());
            bytes[at] = b"ABCxyz019+/\"[]{},:"[below(if round % 2 == 0 { 11 } else { 18 })];
        }
        if let Ok(tokenizer) = read(&bytes) {
            n_read += 1;
            tokenizer.encode("Größe, 東京 e\u{301}① 🦀 \u{200b}ﬁ ▁▁ <s>", 64);
        }
    }
    assert!(n_read > 3, "{n_read} of 120 could be read and were run");
}
