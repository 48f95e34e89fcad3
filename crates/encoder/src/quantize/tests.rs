//! The converter: rounding, sharding, determinism, refusals.

use std::collections::BTreeMap;

use nearsight_test_support::TinyBert;

use super::rows::round_rows;
use super::*;

fn source() -> Source {
    Source {
        id: "tiny".into(),
        origin: "random".into(),
        licence: "MIT".into(),
        max_tokens: 64,
        ..Source::default()
    }
}

#[test]
fn rows_round_to_their_own_scale() {
    let (codes, scales) = round_rows(&[1.27, -0.634, 0.0, 0.0, 12.7, 0.06], 2);
    assert_eq!(codes, [127, -63, 0, 0, 127, 1]);
    assert!((scales[0] - 0.01).abs() < 1e-9 && scales[1] == 0.0 && (scales[2] - 0.1).abs() < 1e-8);
}

#[test]
fn the_same_weights_give_the_same_bytes_within_the_shard_size() {
    let tiny = TinyBert::new(3);
    let convert = || quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source(), 6000).unwrap();
    let (first, second) = (convert(), convert());
    assert_eq!(first.manifest, second.manifest);
    assert_eq!(first.files, second.files);
    assert!(first.files.len() > 4);
    for (name, bytes) in first.files.iter().skip(1) {
        let header = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
        assert!(bytes.len() - 8 - header <= 6000, "{name}");
    }
    let listed: Vec<_> = first
        .manifest
        .files
        .iter()
        .map(|file| (file.name.clone(), file.bytes))
        .collect();
    let held: Vec<_> = first
        .files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
        .collect();
    assert_eq!(listed, held);
}

#[test]
fn other_weights_have_another_fingerprint() {
    let fingerprint = |seed| {
        let tiny = TinyBert::new(seed);
        quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source(), 1 << 20)
            .unwrap()
            .manifest
            .fingerprint
    };
    assert_eq!(fingerprint(1), fingerprint(1));
    assert_ne!(fingerprint(1), fingerprint(2));
    assert!(fingerprint(1).starts_with("tiny/w8a13/"));
}

#[test]
fn what_changes_a_passages_vector_changes_the_fingerprint() {
    let tiny = TinyBert::new(1);
    let fingerprint = |pooling, query: &str, passage: &str| {
        let source = Source {
            pooling,
            prefixes: Prefixes {
                query: query.into(),
                passage: passage.into(),
            },
            ..source()
        };
        let model = quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 1 << 20);
        model.unwrap().manifest.fingerprint
    };
    let plain = fingerprint(Pooling::Mean, "", "");
    assert_eq!(fingerprint(Pooling::Mean, "query: ", ""), plain);
    let others = [
        fingerprint(Pooling::Cls, "", ""),
        fingerprint(Pooling::Mean, "", "passage: "),
        fingerprint(Pooling::Cls, "", "passage: "),
    ];
    for (at, other) in others.iter().enumerate() {
        assert_ne!(*other, plain);
        assert!(!others[..at].contains(other));
    }
}

#[test]
fn every_variant_is_a_space_of_its_own_and_says_so() {
    let tiny = TinyBert::new(1);
    let original = Original {
        weights: &tiny.weights,
        config: &tiny.config,
        vocab: &tiny.vocab,
    };
    let mut seen = BTreeMap::new();
    for words in [WordBits::Int8, WordBits::Int4] {
        for vocabulary in [Pieces::All, Pieces::Latin] {
            let variant = Variant { words, vocabulary };
            let mut told = Vec::new();
            let mut tell = |done, all| told.push((done, all));
            let model = quantize_as(&variant, &original, &source(), 1 << 20, &mut tell).unwrap();
            assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
            assert_eq!(model.manifest.scheme, variant.name());
            seen.insert(model.manifest.fingerprint, model.manifest.scheme);
        }
    }
    assert_eq!(seen.len(), 4);
}

#[test]
fn rows_of_pieces_that_go_are_not_in_the_file() {
    let tiny = TinyBert::new(1);
    let n = tiny.vocab.split(|&byte| byte == b'\n').count() - 1;
    // The weights stay: their last row goes with the last piece.
    let without_last = tiny.vocab.strip_suffix(b"##ed\n").expect("the last piece");
    let vocab = [without_last, "мир\n".as_bytes()].concat();
    let original = Original {
        weights: &tiny.weights,
        config: &tiny.config,
        vocab: &vocab,
    };
    let variant = Variant {
        vocabulary: Pieces::Latin,
        ..Variant::default()
    };
    let model = quantize_as(&variant, &original, &source(), 1 << 20, &mut |_, _| {}).unwrap();
    assert_eq!(model.files[0].1, without_last);
    assert_eq!(model.manifest.config.vocab_size, n - 1);
    assert_eq!(model.manifest.config.max_position_embeddings, 64);
    Manifest::from_json(model.manifest.to_json().as_bytes()).unwrap();
}

#[test]
fn weights_that_are_none_and_configurations_of_something_else_are_refused() {
    let tiny = TinyBert::new(1);
    let code = |weights: &[u8], config: &[u8], vocab: &[u8]| {
        quantize(weights, config, vocab, &source(), 1 << 20)
            .err()
            .unwrap()
            .code()
    };
    assert_eq!(
        code(b"not weights", &tiny.config, &tiny.vocab),
        "weights-damaged"
    );
    assert_eq!(
        code(&tiny.weights[..5000], &tiny.config, &tiny.vocab),
        "weights-damaged"
    );
    assert_eq!(code(&tiny.weights, b"{}", &tiny.vocab), "manifest-invalid");
    assert_eq!(code(&tiny.weights, &tiny.config, b""), "tokenizer-invalid");
    let wider = String::from_utf8(tiny.config.clone())
        .unwrap()
        .replace("\"hidden_size\":32", "\"hidden_size\":64");
    assert_eq!(
        code(&tiny.weights, wider.as_bytes(), &tiny.vocab),
        "weights-damaged"
    );
    let relu = String::from_utf8(tiny.config.clone())
        .unwrap()
        .replace("gelu", "relu");
    assert_eq!(
        code(&tiny.weights, relu.as_bytes(), &tiny.vocab),
        "model-unsupported"
    );
}
