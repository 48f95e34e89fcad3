//! `nearsight model get` and `convert` of CLIP models: two folders of one space, from either tokenizer's files.

use std::fs;
use std::path::Path;

use crate::run::{arg, nearsight, nearsight_with};
use nearsight_encoder::{ImageModelLoader, ModelLoader};
use nearsight_test_support::TinyClip;
use serde_json::Value;

/// A tiny model's files in the hub's layout.
fn hub_folder() -> tempfile::TempDir {
    let tiny = TinyClip::new(4);
    let folder = tempfile::tempdir().expect("a folder");
    let preprocessor = br#"{"size": {"shortest_edge": 32}, "crop_size": 32, "resample": 3}"#;
    for (name, bytes) in [
        ("config.json", tiny.config),
        ("model.safetensors", tiny.weights),
        ("tokenizer.json", tiny.tokenizer),
        ("preprocessor_config.json", preprocessor.to_vec()),
    ] {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

fn convert(from: &Path, to: &Path) -> crate::run::Ran {
    let args = ["model", "convert", arg(from), "-o", arg(to), "--id", "tiny"];
    nearsight(&args)
}

fn manifest(folder: &Path) -> Value {
    let bytes = fs::read(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Gives `take` the manifest's files.
fn each_file(folder: &Path, mut take: impl FnMut(&str, &[u8])) {
    for file in manifest(folder)["files"].as_array().expect("files") {
        let name = file["name"].as_str().expect("a name");
        take(name, &fs::read(folder.join(name)).expect("a file"));
    }
}

/// Loads both folders and gives their spaces.
fn spaces(pictures: &Path, texts: &Path) -> [String; 2] {
    let of = |folder: &Path| fs::read(folder.join("manifest.json")).expect("a manifest");
    let mut loader = ImageModelLoader::new(&of(pictures)).expect("a manifest of pictures");
    each_file(pictures, |name, bytes| {
        loader.file(name, bytes).expect(name)
    });
    let pictures = loader.finish().expect("a whole model");
    let mut loader = ModelLoader::new(&of(texts)).expect("a manifest of texts");
    each_file(texts, |name, bytes| loader.file(name, bytes).expect(name));
    let texts = loader.finish().expect("a whole model");
    assert_eq!(pictures.manifest().texts.as_deref(), Some(texts.id()));
    assert_eq!(pictures.dimension(), texts.dimension());
    assert!(texts.encode(&["a photo of a river"]).is_ok());
    [pictures.fingerprint().into(), texts.fingerprint().into()]
}

#[test]
fn a_clip_folder_becomes_two_models_of_one_space() {
    let (from, to) = (hub_folder(), tempfile::tempdir().expect("a folder"));
    let (pictures, texts) = (to.path().join("small"), to.path().join("small-text"));
    let ran = convert(from.path(), &pictures).ok();
    assert!(
        ran.stderr.contains("tiny-text of the space tiny/w8a13/"),
        "{}",
        ran.stderr
    );
    let [one, other] = spaces(&pictures, &texts);
    assert_eq!(one, other);

    // The first tokenizers were two files.
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/clip");
    fs::remove_file(from.path().join("tokenizer.json")).expect("removed");
    for name in ["vocab.json", "merges.txt"] {
        fs::copy(golden.join(name), from.path().join(name)).expect("copied");
    }
    convert(from.path(), &pictures).ok();
    spaces(&pictures, &texts);
}

#[test]
fn a_known_clip_is_fetched_converted_and_listed() {
    let from = hub_folder();
    let models = tempfile::tempdir().expect("a folder");
    let url = crate::hub::serve(from.path().to_path_buf());
    let get = |id: &str, url: &str| {
        let args = ["model", "get", id, "--source", "hub", "--base-url", url];
        nearsight_with(models.path(), &args).ok()
    };
    get("clip-vit-b32", &url);
    let (pictures, texts) = (
        models.path().join("clip-vit-b32"),
        models.path().join("clip-vit-b32-text"),
    );
    let [one, other] = spaces(&pictures, &texts);
    assert_eq!(one, other);
    // Either name is of both folders, and one alone is not enough.
    let again = get("clip-vit-b32-text", "http://127.0.0.1:1");
    assert!(again.stderr.contains("already here"), "{}", again.stderr);
    fs::remove_file(texts.join("manifest.json")).expect("removed");
    let renewed = get("clip-vit-b32", "http://127.0.0.1:1");
    assert!(
        !renewed.stderr.contains("already here"),
        "{}",
        renewed.stderr
    );
    let listed = nearsight_with(models.path(), &["model", "list"])
        .ok()
        .stdout;
    assert!(
        listed.contains(&format!("in {}", texts.display())),
        "{listed}"
    );
    for id in ["clip-vit-b16", "tinyclip-8m-16"] {
        assert!(
            listed.contains(&format!("`nearsight model get {id}`")),
            "{listed}"
        );
    }
}

/// The least cosine that `verify` found.
fn verified(models: &Path, more: &[&str]) -> f64 {
    let args = ["model", "verify", "clip-vit-b32", "--json"];
    let ran = nearsight_with(models, &[&args[..], more].concat()).ok();
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    report["cosine_min"].as_f64().expect("a number")
}

#[test]
fn both_towers_are_verified_against_the_original() {
    let from = hub_folder();
    let models = tempfile::tempdir().expect("a folder");
    let url = crate::hub::serve(from.path().to_path_buf());
    let args = [
        "model",
        "get",
        "clip-vit-b32",
        "--source",
        "hub",
        "--base-url",
        &url,
    ];
    nearsight_with(models.path(), &args).ok();
    let passages = from.path().join("passages.txt");
    fs::write(&passages, "A stone.\nThe river runs.\nIt's a photo.").expect("written");
    let photos = from.path().join("photos");
    fs::create_dir(&photos).expect("a folder");
    for (index, name) in ["a.png", "b.png"].iter().enumerate() {
        let pixel = |x: u32, y: u32| image::Rgb([(x * 5) as u8, (y * 7) as u8, 90 * index as u8]);
        let picture = image::RgbImage::from_fn(50, 40, pixel);
        picture.save(photos.join(name)).expect("written");
    }
    let texts = verified(models.path(), &["--passages", arg(&passages)]);
    assert!((0.999..0.999_999_9).contains(&texts), "{texts}");
    let pictures = verified(models.path(), &["--pictures", arg(&photos)]);
    assert!((0.999..0.999_999_9).contains(&pictures), "{pictures}");
}

#[test]
fn a_clip_that_does_not_fit_is_refused_with_what_is_wrong() {
    for (file, text, code, named) in [
        (
            "config.json",
            r#"{"model_type": "clip", "text_config": {"eos_token_id": 2013}, "vision_config": {"image_size": 32, "patch_size": 8}}"#,
            "weights-damaged",
            "token_embedding.weight",
        ),
        (
            "config.json",
            r#"{"model_type": "siglip"}"#,
            "model-unsupported",
            "siglip",
        ),
        (
            "tokenizer.json",
            r#"{"model": {"type": "BPE", "vocab": {}}}"#,
            "tokenizer-invalid",
            "normalizer",
        ),
        (
            "model.safetensors",
            "<html>",
            "weights-damaged",
            "model.safetensors",
        ),
        (
            "preprocessor_config.json",
            r#"{"crop_size": 336}"#,
            "manifest-invalid",
            "crop_size is 336",
        ),
    ] {
        let (from, to) = (hub_folder(), tempfile::tempdir().expect("a folder"));
        fs::write(from.path().join(file), text).expect("written");
        let output = to.path().join("out");
        convert(from.path(), &output).fails(code, named);
        assert!(!output.join("manifest.json").exists(), "{file}");
    }
}
