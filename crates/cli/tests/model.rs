//! `nearsight model`: fetching over HTTP from a server on this machine, converting, verifying.

mod run;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use run::{arg, model_folder, nearsight, nearsight_with};

/// Serves the files of a folder, with ranges. The first answer for `model.safetensors` stops after a third.
fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let mut has_dropped = false;
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let reader = BufReader::new(stream.try_clone().expect("a second handle"));
            let lines = reader
                .lines()
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty());
            let lines: Vec<String> = lines.map(|line| line.to_ascii_lowercase()).collect();
            let name = lines[0]
                .split(' ')
                .nth(1)
                .expect("a path")
                .trim_start_matches('/')
                .to_owned();
            let range = lines
                .iter()
                .find_map(|line| line.strip_prefix("range: bytes="));
            let body = fs::read(folder.join(&name)).expect("a file");
            let from: usize = range.map_or(0, |range| {
                range.trim_end_matches('-').parse().expect("a number")
            });
            let status = if range.is_some() {
                "206 Partial Content"
            } else {
                "200 OK"
            };
            let mut part = &body[from..];
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                part.len()
            );
            if name == "model.safetensors" && !has_dropped {
                has_dropped = true;
                part = &part[..part.len() / 3];
            }
            // The client may have seen enough.
            let _ = stream
                .write_all(head.as_bytes())
                .and_then(|()| stream.write_all(part));
        }
    });
    url
}

fn get(models: &Path, url: &str) -> run::Ran {
    nearsight_with(
        models,
        &[
            "model",
            "get",
            "minilm-l6",
            "--source",
            "hub",
            "--base-url",
            url,
        ],
    )
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
    let mut manifest: serde_json::Value =
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
    nearsight_with(models.path(), &["search", "Cargo.toml", "x"])
        .fails("weights-missing", "model get");
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
    let lines = include_str!("../../../tests/corpus/handbook.jsonl")
        .lines()
        .take(16);
    fs::write(&passages, lines.collect::<Vec<_>>().join("\n")).expect("written");
    let verify = |more: &[&str]| {
        let always = ["model", "verify", "minilm-l6", "--passages", arg(&passages)];
        nearsight(&[&always, more].concat())
    };
    let ran = verify(&["--json"]).ok();
    let closeness: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
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
    convert().fails("file-missing", "model.safetensors");
    let source = model_folder().join("source");
    for name in ["config.json", "vocab.txt"] {
        fs::copy(source.join(name), folder.path().join(name)).expect("copied");
    }
    let weights = fs::read(source.join("model.safetensors")).expect("weights");
    fs::write(
        folder.path().join("model.safetensors"),
        &weights[..weights.len() / 2],
    )
    .expect("cut");
    convert().fails("weights-damaged", "model.safetensors");
    assert!(!output.join("manifest.json").exists());
}
