//! Where models are looked for.

use nearsight_encoder::Variant;

use super::*;

fn at(variables: &[(&str, &str)]) -> PathBuf {
    root(|name| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        found.map(|(_, value)| OsString::from(value))
    })
}

#[test]
fn the_most_particular_variable_wins() {
    let all = [
        ("NEARSIGHT_MODELS", "/m"),
        ("XDG_CACHE_HOME", "/c"),
        ("HOME", "/h"),
    ];
    assert_eq!(at(&all), Path::new("/m"));
    assert_eq!(at(&all[1..]), Path::new("/c/nearsight"));
}

#[test]
#[cfg(target_os = "linux")]
fn the_home_folder_holds_the_cache() {
    assert_eq!(at(&[("HOME", "/h")]), Path::new("/h/.cache/nearsight"));
    assert_eq!(at(&[]), env::temp_dir().join("nearsight"));
}

#[test]
fn a_model_that_is_not_there_is_named_with_the_command_that_fetches_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache {
        root: folder.path().to_path_buf(),
    };
    let error = cache.load("minilm-l6").err().expect("refused");
    assert_eq!(error.code(), "weights-missing");
    assert!(
        error.to_string().contains("nearsight model get minilm-l6"),
        "{error}"
    );
    assert_eq!(
        cache.load("nonsense").err().expect("refused").code(),
        "model-unknown"
    );
    assert!(cache.intact("minilm-l6").is_none());
}

#[test]
fn a_model_is_intact_with_all_its_files_and_made_as_today() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache {
        root: folder.path().to_path_buf(),
    };
    let model = folder.path().join("tiny");
    std::fs::create_dir(&model).expect("created");
    let write = |name: &str, text: &str| std::fs::write(model.join(name), text).expect("written");
    let manifest = |scheme: &str| {
        format!(
            r#"{{"format_version": 1, "id": "tiny", "fingerprint": "tiny/w8a13/0", "scheme": "{scheme}",
            "precision": "w8a13", "dimension": 8, "max_tokens": 8, "source": "", "licence": "",
            "config": {{"hidden_size": 8, "intermediate_size": 8, "num_attention_heads": 1,
              "num_hidden_layers": 1, "vocab_size": 8, "max_position_embeddings": 8}},
            "files": [{{"name": "vocab.txt", "bytes": 3, "role": "vocab",
              "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}}]}}"#
        )
    };
    let today = Variant::default().name();
    write("vocab.txt", "abc");
    write("manifest.json", &manifest(&today));
    assert_eq!(cache.intact("tiny").expect("intact").id(), "tiny");
    write("manifest.json", &manifest("int8-rows-absmax-1"));
    assert!(cache.intact("tiny").is_none(), "made by an older version");
    write("manifest.json", &manifest(&today));
    write("vocab.txt", "abd");
    assert!(cache.intact("tiny").is_none(), "damaged");
}
