//! Where models are looked for.

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
