//! The configurations of the models that are known, and those that are refused.

use serde_json::{Value, json};

use super::*;

/// The fields of bge-small, gte-small, e5-small and both MiniLM-L12 that matter here.
fn l12() -> Value {
    json!({
        "model_type": "bert", "hidden_size": 384, "intermediate_size": 1536, "num_attention_heads": 12,
        "num_hidden_layers": 12, "vocab_size": 30522, "max_position_embeddings": 512, "type_vocab_size": 2,
        "layer_norm_eps": 1e-12, "hidden_act": "gelu", "position_embedding_type": "absolute", "pad_token_id": 0,
        "classifier_dropout": null, "torch_dtype": "float32", "use_cache": true,
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut config = l12();
    config[field] = value;
    config
}

fn error(config: &Value) -> EncoderError {
    read(config.to_string().as_bytes()).expect_err("refused")
}

#[test]
fn a_bert_is_read_and_fields_that_say_nothing_are_passed_over() {
    for config in [
        l12(),
        with("pad_token_id", json!(1)),
        with("model_type", Value::Null),
        with("position_embedding_type", Value::Null),
        with("is_decoder", json!(false)),
    ] {
        let bert = read(config.to_string().as_bytes()).expect("a BERT");
        assert_eq!((bert.hidden_size, bert.num_hidden_layers), (384, 12));
        assert_eq!(bert.max_position_embeddings, 512);
    }
}

#[test]
fn another_architecture_is_named() {
    for (field, value, named) in [
        ("model_type", json!("xlm-roberta"), "xlm-roberta"),
        ("model_type", json!("mpnet"), "mpnet"),
        ("hidden_act", json!("gelu_new"), "gelu_new"),
        (
            "position_embedding_type",
            json!("relative_key"),
            "relative_key",
        ),
        ("type_vocab_size", json!(1), "type_vocab_size is 1"),
        ("is_decoder", json!(true), "is_decoder"),
    ] {
        let error = error(&with(field, value));
        assert_eq!(error.code(), "model-unsupported", "{error}");
        assert!(error.to_string().contains(named), "{error}");
    }
    // Not by the names of its sizes, which are others.
    let error = error(&json!({"model_type": "t5", "d_model": 512}));
    assert!(error.to_string().contains("t5"), "{error}");
}

#[test]
fn what_is_no_configuration_is_told_with_the_field() {
    for (config, named) in [
        (with("hidden_size", json!(7)), "hidden_size is 7"),
        (with("vocab_size", json!("many")), "many"),
        (with("model_type", json!(7)), "7"),
        (json!({"model_type": "bert"}), "hidden_size"),
        (json!([]), "config.json"),
    ] {
        let error = error(&config);
        assert_eq!(error.code(), "manifest-invalid", "{error}");
        assert!(error.to_string().contains(named), "{error}");
    }
}
