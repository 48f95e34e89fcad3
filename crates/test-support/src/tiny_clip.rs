//! A CLIP of random weights, small enough for unit tests, in the files a real one comes in.

use crate::Random;
use crate::random_tensors::random_tensors;

/// The files of the hub's layout, made from a seed.
pub struct TinyClip {
    /// `config.json`.
    pub config: Vec<u8>,
    /// `model.safetensors`, f32.
    pub weights: Vec<u8>,
    /// `tokenizer.json`: 2,014 pieces, those of tests/golden/clip.
    pub tokenizer: Vec<u8>,
}

const TOKENIZER: &[u8] = include_bytes!("../../../tests/golden/clip/tokenizer.json");
const PIECES: usize = 2014;
const HIDDEN: usize = 32;
const INTERMEDIATE: usize = 64;
const LAYERS: usize = 2;
const PROJECTION: usize = 16;
const POSITIONS: usize = 77;
const SIDE: usize = 32;
const PATCH: usize = 8;

impl TinyClip {
    /// Two layers of width 32 in each tower, pictures of 32 pixels in 16 patches, 16 dimensions.
    pub fn new(seed: u64) -> Self {
        let tower = format!(
            r#""hidden_size":{HIDDEN},"intermediate_size":{INTERMEDIATE},"num_attention_heads":4,"num_hidden_layers":{LAYERS}"#
        );
        let config = format!(
            r#"{{"model_type":"clip","projection_dim":{PROJECTION},
"text_config":{{{tower},"vocab_size":{PIECES},"max_position_embeddings":{POSITIONS},"eos_token_id":{}}},
"vision_config":{{{tower},"image_size":{SIDE},"patch_size":{PATCH}}}}}"#,
            PIECES - 1
        );
        Self {
            config: config.into_bytes(),
            weights: random_tensors(&mut Random::new(seed), shapes()),
            tokenizer: TOKENIZER.into(),
        }
    }
}

fn shapes() -> Vec<(String, Vec<usize>)> {
    let places = 1 + (SIDE / PATCH) * (SIDE / PATCH);
    let mut shapes: Vec<(String, Vec<usize>)> = [
        ("logit_scale", vec![]),
        ("text_projection.weight", vec![PROJECTION, HIDDEN]),
        ("visual_projection.weight", vec![PROJECTION, HIDDEN]),
        (
            "text_model.embeddings.token_embedding.weight",
            vec![PIECES, HIDDEN],
        ),
        (
            "text_model.embeddings.position_embedding.weight",
            vec![POSITIONS, HIDDEN],
        ),
        ("vision_model.embeddings.class_embedding", vec![HIDDEN]),
        (
            "vision_model.embeddings.patch_embedding.weight",
            vec![HIDDEN, 3, PATCH, PATCH],
        ),
        (
            "vision_model.embeddings.position_embedding.weight",
            vec![places, HIDDEN],
        ),
    ]
    .map(|(name, shape)| (name.into(), shape))
    .into();
    let mut norms = vec![
        "text_model.final_layer_norm".into(),
        "vision_model.pre_layrnorm".into(),
        "vision_model.post_layernorm".into(),
    ];
    for tower in ["text_model", "vision_model"] {
        for layer in 0..LAYERS {
            let name = |part: &str| format!("{tower}.encoder.layers.{layer}.{part}");
            let (query, key, value) = ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj");
            for (part, outputs, inputs) in [
                (query, HIDDEN, HIDDEN),
                (key, HIDDEN, HIDDEN),
                (value, HIDDEN, HIDDEN),
                ("self_attn.out_proj", HIDDEN, HIDDEN),
                ("mlp.fc1", INTERMEDIATE, HIDDEN),
                ("mlp.fc2", HIDDEN, INTERMEDIATE),
            ] {
                shapes.push((name(&format!("{part}.weight")), vec![outputs, inputs]));
                shapes.push((name(&format!("{part}.bias")), vec![outputs]));
            }
            norms.extend([name("layer_norm1"), name("layer_norm2")]);
        }
    }
    for (norm, part) in norms
        .iter()
        .flat_map(|norm| [(norm, "weight"), (norm, "bias")])
    {
        shapes.push((format!("{norm}.{part}"), vec![HIDDEN]));
    }
    shapes
}
