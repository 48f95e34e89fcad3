//! Reading a manifest of pictures: round trip, kinds, and every field that can be wrong.

use super::*;
use crate::Manifest;
use crate::efficientnet::Architecture;

fn file(name: &str, bytes: u64, role: FileRole) -> ModelFile {
    ModelFile {
        name: name.into(),
        bytes,
        sha256: "00".into(),
        role,
    }
}

/// The manifest of an encoder as `lite0` is.
pub(crate) fn lite0() -> ImageManifest {
    let config = Architecture::lite0();
    ImageManifest {
        format_version: 1,
        kind: ModelKind::Image,
        id: "lite0".into(),
        fingerprint: "lite0/w8a13/0".into(),
        scheme: "a".into(),
        precision: Precision::W8A13,
        dimension: config.features,
        texts: None,
        alignment: None,
        logit_scale: None,
        config: ImageConfig::EfficientNet(config),
        preprocessing: Preprocessing::EFFICIENTNET_LITE,
        source: "a package".into(),
        licence: "Apache-2.0".into(),
        files: vec![
            file("a.safetensors", 30, FileRole::Weights),
            file("b.safetensors", 10, FileRole::Classifier),
        ],
    }
}

fn json() -> String {
    lite0().to_json()
}

#[test]
fn survives_the_round_trip_and_says_what_encoding_needs() {
    let manifest = ImageManifest::from_json(json().as_bytes()).unwrap();
    assert_eq!(manifest.to_json(), json());
    assert_eq!(manifest.encoder_bytes(), 30);
    assert_eq!(
        manifest.file("b.safetensors").map(|file| file.bytes),
        Some(10)
    );
}

#[test]
fn a_model_of_one_kind_is_not_taken_for_one_of_the_other() {
    let json = json();
    assert_eq!(
        ModelKind::of_manifest(json.as_bytes()).unwrap(),
        ModelKind::Image
    );
    let error = Manifest::from_json(json.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("reads pictures"), "{error}");
    let texts = json.replacen("\"image\"", "\"text\"", 1);
    let error = ImageManifest::from_json(texts.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("reads texts"), "{error}");
    // Manifests of texts did not say so.
    let silent = json.replacen("\"kind\": \"image\",", "", 1);
    assert_eq!(
        ModelKind::of_manifest(silent.as_bytes()).unwrap(),
        ModelKind::Text
    );
    let sounds = json.replacen("\"image\"", "\"sound\"", 1);
    let error = ImageManifest::from_json(sounds.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("sound"), "{error}");
}

#[test]
fn says_which_field_is_wrong() {
    for (from, to, named) in [
        ("\"dimension\": 1280", "\"dimension\": 1281", "dimension"),
        ("\"crop\": 224", "\"crop\": 220", "crop"),
        ("\"crop\": 224", "\"crop\": 0", "crop"),
        ("\"stem\": 32", "\"stem\": 30", "stem"),
        ("\"kernel\": 3", "\"kernel\": 7", "blocks[0]"),
        ("\"expansion\": 6", "\"expansion\": 1", "blocks[1]"),
        ("\"outputs\": 16", "\"outputs\": 24", "blocks[1]"),
        ("\"w8a13\"", "\"w7a7\"", "w7a7"),
        ("\"weights\"", "\"vocab\"", "vocabulary"),
        ("\"a.safetensors\"", "\"../a\"", "../a"),
        ("\"format_version\": 1", "\"format_version\": 2", "2"),
        ("\"bicubic\"", "\"lanczos\"", "lanczos"),
    ] {
        let json = json();
        assert!(json.contains(from), "{from}");
        let json = json.replacen(from, to, 1);
        let error = ImageManifest::from_json(json.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "manifest-invalid");
        let text = error.to_string();
        assert!(text.contains(named), "{text} should name {named}");
    }
}
