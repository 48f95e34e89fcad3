//! What the loader refuses, and that a refusal can be repaired.

use nearsight_test_support::{Random, TinyBert};

use super::*;
use crate::hash::sha256_hex;
use crate::{Original, QuantizedModel, Source, Variant, WordBits, quantize, quantize_as};

fn source() -> Source {
    Source {
        id: "tiny".into(),
        origin: "random".into(),
        licence: "MIT".into(),
        max_tokens: 64,
        ..Source::default()
    }
}

fn model(seed: u64) -> QuantizedModel {
    let tiny = TinyBert::new(seed);
    quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source(), 8192).unwrap()
}

fn loader(model: &QuantizedModel) -> ModelLoader {
    ModelLoader::new(model.manifest.to_json().as_bytes()).unwrap()
}

fn load(model: &QuantizedModel) -> Result<TextEncoder, EncoderError> {
    model.loader()?.finish()
}

/// The manifest's view of `file` made true for other bytes: what a wrong converter would publish.
fn replace(model: &mut QuantizedModel, index: usize, bytes: Vec<u8>) {
    let name = &model.files[index].0;
    let listed = model
        .manifest
        .files
        .iter_mut()
        .find(|file| &file.name == name)
        .unwrap();
    listed.bytes = bytes.len() as u64;
    listed.sha256 = sha256_hex(&[&bytes]);
    model.files[index].1 = bytes;
}

#[test]
fn a_truncated_file_is_damaged_and_the_right_one_is_still_taken() {
    let model = model(1);
    let mut loader = loader(&model);
    let (name, bytes) = &model.files[1];
    let error = loader.file(name, &bytes[..bytes.len() - 1]).unwrap_err();
    assert_eq!(error.code(), "weights-damaged");
    assert!(error.to_string().contains(name.as_str()));
    for (name, bytes) in &model.files {
        loader.file(name, bytes).unwrap();
    }
    assert!(loader.finish().is_ok());
}

#[test]
fn an_altered_file_has_the_wrong_hash() {
    let model = model(1);
    let mut bytes = model.files[1].1.clone();
    *bytes.last_mut().unwrap() ^= 1;
    let error = loader(&model).file(&model.files[1].0, &bytes).unwrap_err();
    assert_eq!(error.code(), "weights-hash-mismatch");
}

#[test]
fn a_file_in_pieces_is_the_file() {
    let model = model(1);
    let whole = load(&model).unwrap();
    for size in [1, 7, 4096] {
        let mut loader = loader(&model);
        for (name, bytes) in &model.files {
            loader.begin(name).unwrap();
            for piece in bytes.chunks(size) {
                loader.chunk(piece).unwrap();
            }
            loader.end().unwrap();
        }
        let texts = ["the river", "a stone"];
        let encoder = loader.finish().unwrap();
        assert_eq!(
            encoder.encode(&texts).unwrap(),
            whole.encode(&texts).unwrap()
        );
    }
}

#[test]
fn a_file_cut_off_is_forgotten_when_another_is_begun() {
    let model = model(1);
    let mut loader = loader(&model);
    let (name, bytes) = &model.files[1];
    loader.begin(name).unwrap();
    loader.chunk(&bytes[..bytes.len() / 2]).unwrap();
    for (name, bytes) in &model.files {
        loader.file(name, bytes).unwrap();
    }
    assert!(loader.finish().is_ok());
}

#[test]
fn a_refused_file_takes_nothing_from_the_one_before() {
    let model = model(1);
    let mut loader = loader(&model);
    for (name, bytes) in &model.files {
        loader.file(name, bytes).unwrap();
    }
    let (name, bytes) = &model.files[1];
    let mut altered = bytes.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert!(loader.file(name, &altered).is_err());
    let expected = load(&model).unwrap().encode(&["the river"]).unwrap();
    let encoder = loader.finish().unwrap();
    assert_eq!(encoder.encode(&["the river"]).unwrap(), expected);
}

#[test]
fn too_many_bytes_are_refused_before_the_end() {
    let model = model(1);
    let mut loader = loader(&model);
    let (name, bytes) = &model.files[1];
    loader.begin(name).unwrap();
    loader.chunk(bytes).unwrap();
    let error = loader.chunk(&[0]).unwrap_err();
    assert_eq!(error.code(), "weights-damaged");
    assert_eq!(loader.end().unwrap_err().code(), "internal");
}

#[test]
fn pieces_of_no_file_are_a_bug_of_the_caller() {
    let model = model(1);
    let mut loader = loader(&model);
    assert_eq!(loader.chunk(b"x").unwrap_err().code(), "internal");
    assert_eq!(loader.end().unwrap_err().code(), "internal");
    loader.file(&model.files[0].0, &model.files[0].1).unwrap();
    assert_eq!(loader.end().unwrap_err().code(), "internal");
}

#[test]
fn an_altered_header_has_the_wrong_hash_too() {
    let model = model(1);
    let mut bytes = model.files[1].1.clone();
    bytes[0] ^= 255;
    let error = loader(&model).file(&model.files[1].0, &bytes).unwrap_err();
    assert_eq!(error.code(), "weights-hash-mismatch");
}

#[test]
fn a_missing_file_is_named() {
    let model = model(1);
    let mut loader = loader(&model);
    for (name, bytes) in &model.files[..2] {
        loader.file(name, bytes).unwrap();
    }
    let error = loader.finish().err().unwrap();
    assert_eq!(error.code(), "weights-missing");
    assert!(error.to_string().contains(&model.files[2].0), "{error}");
    assert_eq!(
        self::loader(&model)
            .file("other.bin", b"")
            .unwrap_err()
            .code(),
        "weights-missing"
    );
}

#[test]
fn a_vocabulary_that_is_not_one_is_refused() {
    let mut model = model(1);
    replace(&mut model, 0, b"{\"this\": \"is json\"}".to_vec());
    assert_eq!(load(&model).err().unwrap().code(), "tokenizer-invalid");
}

#[test]
fn a_vocabulary_longer_than_the_table_is_refused() {
    let mut longer = model(1);
    let vocab = [longer.files[0].1.clone(), b"onemore\n".to_vec()].concat();
    replace(&mut longer, 0, vocab);
    assert_eq!(load(&longer).err().unwrap().code(), "manifest-invalid");
}

#[test]
fn a_shard_of_another_shape_names_the_tensor() {
    let mut other = model(1);
    other.manifest.config.intermediate_size *= 2;
    let error = load(&other).err().unwrap();
    assert_eq!(error.code(), "weights-damaged");
    assert!(
        error.to_string().contains("layers.0.intermediate"),
        "{error}"
    );
}

#[test]
fn both_kinds_of_word_tables_load_and_agree() {
    let tiny = TinyBert::new(1);
    let original = Original {
        weights: &tiny.weights,
        config: &tiny.config,
        vocab: &tiny.vocab,
    };
    let source = source();
    let encoder = |words| {
        let variant = Variant {
            words,
            ..Variant::default()
        };
        load(&quantize_as(&variant, &original, &source, 8192, &mut |_, _| {}).unwrap()).unwrap()
    };
    let (int8, int4) = (encoder(WordBits::Int8), encoder(WordBits::Int4));
    assert_ne!(int8.fingerprint(), int4.fingerprint());
    let texts = ["the river", "a stone in the search vector"];
    let pairs = int8.encode(&texts).unwrap().into_iter();
    for (int8, int4) in pairs.zip(int4.encode(&texts).unwrap()) {
        let cosine = int8.cosine(&int4);
        assert!((0.95..0.999_99).contains(&cosine), "{cosine}");
    }
}

#[test]
fn a_word_table_without_one_of_its_tensors_is_refused() {
    let whole = model(1);
    for name in ["weight", "group", "scale", "levels"] {
        let tensor = format!("embeddings.words.{name}");
        let mut without = whole.clone();
        let (index, renamed) = (whole.files.iter().enumerate())
            .find_map(|(index, (_, bytes))| Some((index, renamed(bytes, &tensor)?)))
            .unwrap();
        replace(&mut without, index, renamed);
        let error = load(&without).err().unwrap();
        assert!(error.to_string().contains("embeddings.words."), "{error}");
        assert!(error.code().starts_with("weights-"), "{error}");
    }
}

/// The file with that tensor under another name of the same length.
fn renamed(bytes: &[u8], tensor: &str) -> Option<Vec<u8>> {
    let quoted = format!("\"{tensor}\"");
    let at = bytes
        .windows(quoted.len())
        .position(|window| window == quoted.as_bytes())?;
    let mut bytes = bytes.to_vec();
    bytes[at + 1] = b'X';
    Some(bytes)
}

#[test]
fn a_manifest_of_another_version_is_refused_by_its_version() {
    let json = model(1)
        .manifest
        .to_json()
        .replace("\"format_version\": 1", "\"format_version\": 9");
    let error = ModelLoader::new(json.as_bytes()).err().unwrap();
    assert!(
        error.code() == "manifest-invalid" && error.to_string().contains("format_version is 9"),
        "{error}"
    );
}

#[test]
fn damaged_bytes_under_a_right_hash_never_panic() {
    let whole = model(2);
    let mut random = Random::new(9);
    for round in 0..300 {
        let mut broken = whole.clone();
        let index = random.below(broken.files.len());
        let mut bytes = broken.files[index].1.clone();
        if round % 3 == 0 {
            bytes.truncate(random.below(bytes.len()));
        } else {
            // Headers are where damage could mislead; the numbers behind them are only numbers.
            let reach = bytes.len().min(2000);
            for _ in 0..1 + random.below(4) {
                bytes[random.below(reach)] = random.bits() as u8;
            }
        }
        replace(&mut broken, index, bytes);
        if let Ok(encoder) = load(&broken) {
            // Whatever loads must also run without a panic.
            let _ = encoder.encode(&["the river"]);
        }
    }
    assert!(load(&whole).is_ok());
}

#[test]
fn another_precision_is_another_vector_space_near_the_first() {
    let model = model(1);
    let load = |precision| {
        let mut loader = loader(&model).with_precision(precision);
        for (name, bytes) in &model.files {
            loader.file(name, bytes).unwrap();
        }
        loader.finish().unwrap()
    };
    let (exact, fast) = (load(Precision::W8A13), load(Precision::W7A7));
    assert_eq!(exact.fingerprint(), model.manifest.fingerprint);
    assert_eq!(
        fast.fingerprint(),
        model.manifest.fingerprint.replace("/w8a13/", "/w7a7/")
    );
    assert_ne!(fast.fingerprint(), exact.fingerprint());
    let cosine =
        fast.encode(&["the river"]).unwrap()[0].cosine(&exact.encode(&["the river"]).unwrap()[0]);
    assert!(cosine > 0.98 && cosine < 1.0, "cosine {cosine}");
}
