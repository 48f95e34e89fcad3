//! Manifests that must not be believed.

use nearsight_test_support::TinyBert;

use super::*;
use crate::{Source, quantize};

fn json() -> String {
    let tiny = TinyBert::new(1);
    let source = Source {
        id: "tiny".into(),
        origin: "random".into(),
        licence: "MIT".into(),
        max_tokens: 64,
        ..Source::default()
    };
    quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 1 << 20)
        .unwrap()
        .manifest
        .to_json()
}

#[test]
fn survives_the_round_trip() {
    let manifest = Manifest::from_json(json().as_bytes()).unwrap();
    assert_eq!(manifest.to_json(), json());
    assert_eq!(
        manifest.total_bytes(),
        manifest.files.iter().map(|file| file.bytes).sum::<u64>()
    );
}

#[test]
fn manifests_that_say_nothing_of_pooling_and_prefixes_mean_what_they_meant() {
    let json = json();
    assert!(!json.contains("pooling") && !json.contains("prefixes"));
    let manifest = Manifest::from_json(json.as_bytes()).unwrap();
    assert_eq!(manifest.pooling, Pooling::Mean);
    assert_eq!(manifest.prefixes, Prefixes::default());
    let said = json.replacen(
        "\"max_tokens\"",
        "\"pooling\": \"cls\", \"prefixes\": {\"query\": \"q: \"}, \"max_tokens\"",
        1,
    );
    let manifest = Manifest::from_json(said.as_bytes()).unwrap();
    assert_eq!(manifest.pooling, Pooling::Cls);
    assert_eq!(
        (
            manifest.prefixes.query.as_str(),
            manifest.prefixes.passage.as_str()
        ),
        ("q: ", "")
    );
    assert_eq!(
        Manifest::from_json(manifest.to_json().as_bytes()).unwrap(),
        manifest
    );
    for (to, named) in [
        ("\"pooling\": \"max\",".to_owned(), "max"),
        (
            format!("\"prefixes\": {{\"query\": \"{}\"}},", "q".repeat(600)),
            "prefix",
        ),
    ] {
        let json = json.replacen("\"max_tokens\"", &format!("{to} \"max_tokens\""), 1);
        let error = Manifest::from_json(json.as_bytes()).unwrap_err();
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
}

#[test]
fn says_which_field_is_wrong() {
    for (from, to, named) in [
        ("\"vocab.txt\"", "\"../vocab.txt\"", "../vocab.txt"),
        ("\"max_tokens\": 64", "\"max_tokens\": 100000", "max_tokens"),
        ("\"dimension\": 32", "\"dimension\": 33", "dimension"),
        ("\"role\": \"vocab\"", "\"role\": \"weights\"", "vocabulary"),
        ("\"hidden_size\": 32", "\"hidden_size\": 0", "hidden_size"),
        (
            "\"num_attention_heads\": 4",
            "\"num_attention_heads\": 5",
            "num_attention_heads",
        ),
        (
            "\"precision\": \"w8a13\"",
            "\"precision\": \"w1a1\"",
            "w1a1",
        ),
        ("{", "[", "JSON"),
    ] {
        let json = json();
        assert!(json.contains(from), "{from}");
        let error = Manifest::from_json(json.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert_eq!(error.code(), "manifest-invalid");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
}

#[test]
fn manifests_of_the_first_version_name_no_scheme() {
    let json = json();
    let line = json
        .lines()
        .find(|line| line.contains("\"scheme\""))
        .unwrap();
    let first = Manifest::from_json(json.replace(line, "").as_bytes()).unwrap();
    assert_eq!(first.scheme, "int8-rows-absmax-1");
    assert_ne!(first.scheme, crate::Variant::default().name());
}
