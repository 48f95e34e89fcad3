//! Folders as the hub has them, and folders that ask for something else.

use tempfile::TempDir;

use super::*;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }
    folder
}

const MODULES: (&str, &str) = (
    "modules.json",
    r#"[{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]"#,
);

const CLS: &str = r#"{"word_embedding_dimension": 384, "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false,
    "pooling_mode_max_tokens": false, "pooling_mode_mean_sqrt_len_tokens": false}"#;

#[test]
fn the_files_of_sentence_transformers_say_what_is_done_around_the_network() {
    let folder = folder(&[
        MODULES,
        ("1_Pooling/config.json", CLS),
        (
            "sentence_bert_config.json",
            r#"{"max_seq_length": 512, "do_lower_case": false}"#,
        ),
        (
            "config_sentence_transformers.json",
            r#"{"prompts": {"query": "find: ", "document": ""}, "default_prompt_name": null}"#,
        ),
    ]);
    let recipe = Recipe::of_folder(folder.path()).expect("a recipe");
    assert_eq!(
        recipe,
        Recipe {
            pooling: Some(Pooling::Cls),
            query_prefix: Some("find: ".into()),
            passage_prefix: None,
            max_tokens: Some(512),
        }
    );
    let flags = Recipe {
        pooling: Some(Pooling::Mean),
        query_prefix: Some("q: ".into()),
        ..Recipe::default()
    };
    let known = Recipe {
        passage_prefix: Some("of the registry: ".into()),
        ..Recipe::default()
    };
    let both = flags.or(recipe).or(known);
    assert_eq!(both.pooling, Some(Pooling::Mean));
    assert_eq!(both.query_prefix.as_deref(), Some("q: "));
    assert_eq!(
        (both.passage_prefix.as_deref(), both.max_tokens),
        (Some("of the registry: "), Some(512))
    );
}

#[test]
fn a_folder_without_them_says_nothing() {
    let recipe = Recipe::of_folder(folder(&[]).path()).expect("nothing wrong");
    assert_eq!(recipe, Recipe::default());
}

#[test]
fn a_prompt_for_everything_stands_before_what_has_none() {
    let folder = folder(&[(
        "config_sentence_transformers.json",
        r#"{"prompts": {"passage": "p: ", "all": "a: "}, "default_prompt_name": "all"}"#,
    )]);
    let recipe = Recipe::of_folder(folder.path()).expect("a recipe");
    assert_eq!(recipe.query_prefix.as_deref(), Some("a: "));
    assert_eq!(recipe.passage_prefix.as_deref(), Some("p: "));
}

#[test]
fn what_is_not_done_here_is_refused_by_file_and_name() {
    for (name, text, named) in [
        (
            "modules.json",
            r#"[{"path": "2_Dense", "type": "sentence_transformers.models.Dense"}]"#,
            "Dense",
        ),
        (
            "1_Pooling/config.json",
            r#"{"pooling_mode_max_tokens": true}"#,
            "max_tokens",
        ),
        (
            "1_Pooling/config.json",
            r#"{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true}"#,
            "mean_tokens",
        ),
        ("1_Pooling/config.json", "{}", "pools by []"),
        (
            "1_Pooling/config.json",
            r#"{"pooling_mode": "mean", "include_prompt": false}"#,
            "include_prompt",
        ),
        (
            "sentence_bert_config.json",
            r#"{"do_lower_case": true}"#,
            "do_lower_case",
        ),
    ] {
        let folder = folder(&[(name, text)]);
        let error = Recipe::of_folder(folder.path()).expect_err(text);
        assert_eq!(error.code(), "model-unsupported", "{text}");
        let message = error.to_string();
        assert!(
            message.contains(named) && message.contains(name),
            "{message}"
        );
    }
    let error = Recipe::of_folder(folder(&[("modules.json", "[")]).path()).expect_err("no JSON");
    assert_eq!(error.code(), "file-invalid");
    assert!(error.to_string().contains("modules.json"), "{error}");
}

#[test]
fn the_tokenizers_file_is_the_one_that_says_enough() {
    let (txt, json) = (("vocab.txt", "txt"), ("tokenizer.json", "json"));
    let uncased = (
        "tokenizer_config.json",
        r#"{"do_lower_case": true, "strip_accents": null}"#,
    );
    let cased = ("tokenizer_config.json", r#"{"do_lower_case": false}"#);
    for (files, expected) in [
        (vec![txt], "txt"),
        (vec![txt, json], "txt"),
        (vec![txt, json, uncased], "txt"),
        (vec![txt, json, cased], "json"),
        (vec![json], "json"),
        (vec![json, cased], "json"),
    ] {
        let folder = folder(&files);
        let bytes = tokenizer(folder.path()).expect("a tokenizer");
        assert_eq!(bytes, expected.as_bytes(), "{files:?}");
    }
    for (files, named) in [
        (vec![txt, cased], "tokenizer_config.json"),
        (
            vec![("sentencepiece.bpe.model", "")],
            "sentencepiece.bpe.model",
        ),
        (vec![("vocab.json", "{}")], "vocab.json"),
    ] {
        let error = tokenizer(folder(&files).path()).expect_err(named);
        assert_eq!(error.code(), "model-unsupported", "{error}");
        assert!(error.to_string().contains(named), "{error}");
    }
    let error = tokenizer(folder(&[]).path()).expect_err("nothing");
    assert_eq!(error.code(), "file-missing");
}

#[test]
fn weights_of_another_format_are_told_from_none() {
    let (ours, theirs) = (("model.safetensors", "w"), ("pytorch_model.bin", "other"));
    let bytes = weights(folder(&[ours, theirs]).path()).expect("weights");
    assert_eq!(bytes, b"w");
    let error = weights(folder(&[theirs]).path()).expect_err("another format");
    assert_eq!(error.code(), "model-unsupported");
    assert!(error.to_string().contains("pytorch_model.bin"), "{error}");
    let error = weights(folder(&[]).path()).expect_err("nothing");
    assert_eq!(error.code(), "file-missing");
    assert!(error.to_string().contains("model.safetensors"), "{error}");
}
