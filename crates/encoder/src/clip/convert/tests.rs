//! Both folders of a tiny CLIP, and what is said of files that do not fit.

use nearsight_image::PixelValues;
use nearsight_test_support::{Random, TinyClip};
use serde_json::json;

use super::*;
use crate::{ImageModelLoader, ModelLoader, ReferenceClip};

fn source() -> Source {
    Source {
        id: "tiny".into(),
        origin: "random".into(),
        licence: "MIT".into(),
        ..Source::default()
    }
}

fn original(tiny: &TinyClip) -> ClipOriginal<'_> {
    ClipOriginal {
        weights: &tiny.weights,
        config: &tiny.config,
        tokenizer: &tiny.tokenizer,
        preprocessor: None,
    }
}

fn converted(original: &ClipOriginal, words: WordBits) -> Result<QuantizedClip, EncoderError> {
    let variant = Variant {
        words,
        ..Variant::default()
    };
    quantize_clip(&variant, original, &source(), 8192, &mut |_, _| {})
}

fn picture(seed: u64) -> PixelValues {
    let mut random = Random::new(seed);
    let values = (0..3 * 32 * 32).map(|_| random.normal());
    PixelValues::new(32, 32, values.collect()).unwrap()
}

#[test]
fn the_towers_are_two_models_of_one_space_near_the_original() {
    let tiny = TinyClip::new(1);
    let reference =
        ReferenceClip::from_bytes(&tiny.weights, &tiny.config, &tiny.tokenizer).unwrap();
    // Random weights of width 32 are harder to round than those of a trained model.
    for (words, least) in [(WordBits::Int8, 0.999), (WordBits::Int4, 0.97)] {
        let model = converted(&original(&tiny), words).unwrap();
        let texts = model.texts.loader().unwrap().finish().unwrap();
        let pictures = model.pictures.loader().unwrap().finish().unwrap();
        assert_eq!(
            (texts.id(), texts.dimension(), texts.max_tokens()),
            ("tiny-text", 16, 77)
        );
        assert_eq!((pictures.id(), pictures.dimension()), ("tiny", 16));
        assert_eq!(texts.fingerprint(), pictures.fingerprint());
        assert_eq!(pictures.manifest().texts.as_deref(), Some("tiny-text"));
        for text in ["", "the river", &"a stone in the river ".repeat(40)] {
            let cosine =
                texts.encode(&[text]).unwrap()[0].cosine(&reference.encode_text(text).unwrap());
            assert!(cosine > least, "{words:?} {text:?}: {cosine}");
        }
        let one = picture(3);
        let ours = pictures.encode(std::slice::from_ref(&one)).unwrap();
        let cosine = ours[0].cosine(&reference.encode_picture(&one).unwrap());
        assert!(cosine > 0.999, "{cosine}");
    }
}

#[test]
fn a_batch_gives_what_each_alone_gives() {
    let model = converted(&original(&TinyClip::new(2)), WordBits::Int8).unwrap();
    let pictures = model.pictures.loader().unwrap().finish().unwrap();
    // More than run at once.
    let many: Vec<PixelValues> = (0..30).map(picture).collect();
    let together = pictures.encode(&many).unwrap();
    for (one, expected) in many.chunks(1).zip(&together) {
        assert_eq!(&pictures.encode(one).unwrap()[0], expected);
    }
    let texts = model.texts.loader().unwrap().finish().unwrap();
    let words = ["a", "the river runs", "", "stones"];
    let together = texts.encode(&words).unwrap();
    for (one, expected) in words.chunks(1).zip(&together) {
        assert_eq!(&texts.encode(one).unwrap()[0], expected);
    }
}

#[test]
fn a_text_is_its_last_token_and_sees_no_later_one() {
    let model = converted(&original(&TinyClip::new(2)), WordBits::Int8).unwrap();
    let mut manifest = model.texts.manifest.clone();
    manifest.pooling = Pooling::Cls;
    // Nothing but the last token may be the vector.
    let error = ModelLoader::new(manifest.to_json().as_bytes())
        .err()
        .unwrap();
    assert!(error.to_string().contains("pooling is cls"), "{error}");
}

#[test]
fn the_same_files_give_the_same_bytes_and_another_tokenizer_another_space() {
    let tiny = TinyClip::new(3);
    let first = converted(&original(&tiny), WordBits::Int4).unwrap();
    let again = converted(&original(&tiny), WordBits::Int4).unwrap();
    assert_eq!(first.texts.files, again.texts.files);
    assert_eq!(first.pictures.files, again.pictures.files);
    assert_eq!(first.pictures.manifest, again.pictures.manifest);
    let spaced = [tiny.tokenizer.as_slice(), b" "].concat();
    let other = ClipOriginal {
        tokenizer: &spaced,
        ..original(&tiny)
    };
    let other = converted(&other, WordBits::Int4).unwrap();
    assert_ne!(
        first.texts.manifest.fingerprint,
        other.texts.manifest.fingerprint
    );
    assert!(ImageModelLoader::new(first.texts.manifest.to_json().as_bytes()).is_err());
}

/// A field of the configuration that does not fit the weights, the code, and what is named.
fn misfits() -> [(&'static str, &'static str, u32, &'static str, &'static str); 7] {
    let (text, vision) = ("text_config", "vision_config");
    [
        (
            text,
            "num_hidden_layers",
            3,
            "weights-missing",
            "text_model.encoder.layers.2",
        ),
        (
            vision,
            "num_hidden_layers",
            3,
            "weights-missing",
            "vision_model.encoder.layers.2",
        ),
        (
            text,
            "intermediate_size",
            72,
            "weights-damaged",
            "text_model.encoder.layers.0.mlp.fc1",
        ),
        (
            vision,
            "patch_size",
            16,
            "weights-damaged",
            "patch_embedding.weight",
        ),
        (
            text,
            "max_position_embeddings",
            80,
            "weights-damaged",
            "position_embedding",
        ),
        (text, "vocab_size", 2013, "manifest-invalid", "2014 pieces"),
        (text, "eos_token_id", 5, "model-unsupported", "eos_token_id"),
    ]
}

#[test]
fn a_tensor_that_is_missing_or_of_another_shape_is_named() {
    let tiny = TinyClip::new(4);
    let changed = |tower: &str, field: &str, value: Value| {
        let mut config: Value = serde_json::from_slice(&tiny.config).unwrap();
        config[tower][field] = value;
        let config = config.to_string();
        let original = ClipOriginal {
            config: config.as_bytes(),
            ..original(&tiny)
        };
        converted(&original, WordBits::Int8).expect_err(field)
    };
    for (tower, field, value, code, named) in misfits() {
        let error = changed(tower, field, json!(value));
        assert_eq!(error.code(), code, "{error}");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
}

#[test]
fn files_that_are_no_clip_are_told_by_their_codes() {
    let tiny = TinyClip::new(4);
    let whole = original(&tiny);
    let page: &[u8] = b"<html>";
    let wordpiece: &[u8] = b"[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n";
    for (original, code) in [
        (
            ClipOriginal {
                weights: page,
                ..whole
            },
            "weights-damaged",
        ),
        (
            ClipOriginal {
                config: page,
                ..whole
            },
            "manifest-invalid",
        ),
        (
            ClipOriginal {
                tokenizer: b"{}",
                ..whole
            },
            "tokenizer-invalid",
        ),
        (
            ClipOriginal {
                tokenizer: wordpiece,
                ..whole
            },
            "model-unsupported",
        ),
        (
            ClipOriginal {
                preprocessor: Some(page),
                ..whole
            },
            "manifest-invalid",
        ),
    ] {
        assert_eq!(
            converted(&original, WordBits::Int8).unwrap_err().code(),
            code
        );
    }
}

#[test]
fn pictures_are_prepared_as_the_file_says() {
    let read = |file: Value| preprocessing(Some(file.to_string().as_bytes()), 224);
    let usual = preprocessing(None, 224).unwrap();
    let openai = json!({
        "crop_size": 224, "do_resize": true, "image_mean": [0.48145466, 0.4578275, 0.40821073],
        "image_std": [0.26862954, 0.26130258, 0.27577711], "resample": 3, "size": 224,
    });
    assert_eq!(read(openai).unwrap(), usual);
    let newer = json!({
        "crop_size": {"height": 224, "width": 224}, "size": {"shortest_edge": 256}, "resample": 2,
        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5],
    });
    let newer = read(newer).unwrap();
    assert_eq!(
        (newer.resize, newer.crop, newer.filter),
        (256, 224, Filter::Bilinear)
    );
    assert_eq!((newer.mean, newer.std), ([127.5; 3], [127.5; 3]));
    for (file, named) in [
        (json!({"crop_size": 336}), "crop_size is 336"),
        (json!({"resample": 0}), "resample is 0"),
        (json!({"image_mean": [0.5]}), "image_mean"),
    ] {
        let error = read(file).unwrap_err();
        assert!(error.to_string().contains(named), "{error}");
    }
}
