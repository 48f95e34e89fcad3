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

fn read(config: &Value) -> Result<HubConfig, EncoderError> {
    HubConfig::from_json(config.to_string().as_bytes())
}

fn with(field: &str, value: Value) -> Value {
    let mut config = l12();
    config[field] = value;
    config
}

#[test]
fn bert_counts_positions_from_the_first_whatever_the_padding_is() {
    for config in [
        l12(),
        with("pad_token_id", json!(1)),
        with("model_type", json!(null)),
    ] {
        let hub = read(&config).expect("a BERT");
        assert_eq!((hub.first_position, hub.n_token_types), (0, 2));
        assert_eq!(hub.bert.max_position_embeddings, 512);
        assert_eq!(hub.position_shape(), [512, 384]);
    }
}

#[test]
fn roberta_counts_positions_from_behind_the_padding() {
    let mut config = with("model_type", json!("xlm-roberta"));
    config["max_position_embeddings"] = json!(514);
    config["pad_token_id"] = json!(1);
    config["type_vocab_size"] = json!(1);
    let hub = read(&config).expect("an XLM-R");
    assert_eq!((hub.first_position, hub.n_token_types), (2, 1));
    assert_eq!(hub.bert.max_position_embeddings, 512);
    assert_eq!(hub.position_shape(), [514, 384]);
}

#[test]
fn what_is_not_known_is_named() {
    for (field, value, named) in [
        ("model_type", json!("mpnet"), "mpnet"),
        (
            "position_embedding_type",
            json!("relative_key"),
            "relative_key",
        ),
        ("hidden_act", json!("gelu_new"), "gelu_new"),
        ("type_vocab_size", json!(0), "type_vocab_size"),
        (
            "type_vocab_size",
            json!(4_000_000_000u32),
            "type_vocab_size",
        ),
        ("pad_token_id", json!(-1), "-1"),
        ("model_type", json!(7), "7"),
    ] {
        let error = read(&with(field, value)).expect_err(field);
        assert_eq!(error.code(), "manifest-invalid");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
    let mut beyond = with("model_type", json!("roberta"));
    beyond["pad_token_id"] = json!(u64::MAX);
    let error = read(&beyond).expect_err("no positions left");
    assert!(error.to_string().contains("positions begin"), "{error}");
}
