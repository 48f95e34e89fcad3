//! The configurations of published models, and those that are refused.

use super::*;

fn read(config: Value) -> Result<ClipConfig, EncoderError> {
    ClipConfig::from_json(config.to_string().as_bytes())
}

#[test]
fn what_a_file_leaves_out_is_vit_b32() {
    let config = read(json!({"model_type": "clip"})).unwrap();
    assert_eq!(
        (config.text.hidden_size, config.text.vocab_size),
        (512, 49_408)
    );
    assert_eq!(
        (config.vision.patch_size, config.vision.n_tokens()),
        (32, 50)
    );
    assert_eq!(config.vision.hidden_act, Activation::QuickGelu);
    assert_eq!(config.projection, 512);
}

#[test]
fn of_two_names_for_a_tower_the_longer_counts_and_null_says_nothing() {
    let config = json!({
        "model_type": "clip", "projection_dim": 256,
        "text_config": {"num_hidden_layers": 5, "hidden_act": "gelu"},
        "text_config_dict": {"num_hidden_layers": 3, "hidden_act": "gelu", "num_attention_heads": null},
        "vision_config": {"patch_size": 16}, "vision_config_dict": null,
    });
    let config = read(config).unwrap();
    assert_eq!(
        (
            config.text.num_hidden_layers,
            config.text.num_attention_heads
        ),
        (3, 8)
    );
    assert_eq!(config.text.hidden_act, Activation::Gelu);
    assert_eq!((config.vision.n_tokens(), config.projection), (197, 256));
}

#[test]
fn the_last_token_is_the_one_that_the_model_was_trained_with() {
    let with = |end: u32| {
        let config = json!({"model_type": "clip", "text_config": {"eos_token_id": end}});
        read(config).unwrap()
    };
    assert!(with(49_407).check_end(49_407, 49_408).is_ok());
    // The first models say 2 and mean the largest.
    assert!(with(2).check_end(49_407, 49_408).is_ok());
    assert_eq!(
        with(2).check_end(49_406, 49_408).unwrap_err().code(),
        "model-unsupported"
    );
    let error = with(7).check_end(49_407, 49_408).unwrap_err();
    assert!(error.to_string().contains("eos_token_id is 7"), "{error}");
}

/// Configurations that are refused, with the code and what is named.
fn refused() -> Vec<(Value, &'static str, &'static str)> {
    let with = |tower: &str, field: &str, value: Value| {
        let mut config = json!({"model_type": "clip", "text_config": {}, "vision_config": {}});
        config[tower][field] = value;
        config
    };
    let (text, vision) = ("text_config", "vision_config");
    let (kind, size) = ("model-unsupported", "manifest-invalid");
    vec![
        (json!({"model_type": "siglip"}), kind, "siglip"),
        (json!({}), kind, "model_type is null"),
        (
            with(text, "hidden_act", json!("relu")),
            kind,
            "text_config.hidden_act is \"relu\"",
        ),
        (
            with(vision, "num_channels", json!(4)),
            kind,
            "num_channels is 4",
        ),
        (
            with(vision, "hidden_size", json!(12)),
            size,
            "hidden_size is 12",
        ),
        (with(vision, "patch_size", json!(33)), size, "patch_size 33"),
        (
            with(vision, "image_size", json!(1u64 << 30)),
            size,
            "image_size",
        ),
        (
            with(vision, "num_attention_heads", json!(7)),
            size,
            "num_attention_heads is 7",
        ),
        (
            with(text, "num_attention_heads", json!(128)),
            size,
            "num_attention_heads is 128",
        ),
        (with(text, "num_hidden_layers", json!("many")), size, "many"),
        (with(text, "vocab_size", json!(0)), size, "vocab_size is 0"),
        (
            json!({"model_type": "clip", "projection_dim": 9}),
            size,
            "projection_dim is 9",
        ),
    ]
}

#[test]
fn another_model_and_sizes_that_cannot_be_are_named() {
    for (config, code, named) in refused() {
        let error = read(config).err().expect(named);
        assert_eq!(error.code(), code, "{error}");
        assert!(
            error.to_string().contains(named),
            "{error} should name {named}"
        );
    }
    assert_eq!(
        ClipConfig::from_json(b"<html>").err().unwrap().code(),
        "manifest-invalid"
    );
}
