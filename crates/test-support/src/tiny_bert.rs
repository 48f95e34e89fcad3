//! A BERT of random weights, small enough for unit tests, in the files a real one comes in.

use crate::Random;
use crate::random_tensors::random_tensors;

/// The three files of the hub's layout, made from a seed.
pub struct TinyBert {
    /// `config.json`.
    pub config: Vec<u8>,
    /// `model.safetensors`, f32.
    pub weights: Vec<u8>,
    /// `vocab.txt`: letters, their continuations, and a few words.
    pub vocab: Vec<u8>,
}

const HIDDEN: usize = 32;
const INTERMEDIATE: usize = 64;
const LAYERS: usize = 2;
const HEADS: usize = 4;
/// Longest input of the tiny model, in tokens.
const POSITIONS: usize = 160;

impl TinyBert {
    /// Two layers of width 32, four heads, 160 positions.
    pub fn new(seed: u64) -> Self {
        let vocab = vocabulary();
        let config = format!(
            r#"{{"hidden_size":{HIDDEN},"intermediate_size":{INTERMEDIATE},"num_attention_heads":{HEADS},
"num_hidden_layers":{LAYERS},"vocab_size":{},"max_position_embeddings":{POSITIONS},"layer_norm_eps":1e-12,"hidden_act":"gelu"}}"#,
            vocab.len()
        );
        let weights = random_tensors(&mut Random::new(seed), shapes(vocab.len()));
        Self {
            config: config.into_bytes(),
            weights,
            vocab: (vocab.join("\n") + "\n").into_bytes(),
        }
    }
}

fn vocabulary() -> Vec<String> {
    let mut pieces: Vec<String> = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        .map(String::from)
        .into();
    pieces.extend(
        ('!'..='~')
            .filter(|c| !c.is_ascii_uppercase())
            .map(String::from),
    );
    pieces.extend(('a'..='z').chain('0'..='9').map(|c| format!("##{c}")));
    pieces.extend(
        [
            "the", "search", "vector", "word", "river", "stone", "##ing", "##ed",
        ]
        .map(String::from),
    );
    pieces
}

fn shapes(vocab: usize) -> Vec<(String, Vec<usize>)> {
    let mut shapes: Vec<(String, Vec<usize>)> = [
        ("word_embeddings.weight", vec![vocab, HIDDEN]),
        ("position_embeddings.weight", vec![POSITIONS, HIDDEN]),
        ("token_type_embeddings.weight", vec![2, HIDDEN]),
        ("LayerNorm.weight", vec![HIDDEN]),
        ("LayerNorm.bias", vec![HIDDEN]),
    ]
    .map(|(name, shape)| (format!("embeddings.{name}"), shape))
    .into();
    for layer in 0..LAYERS {
        for (name, outputs, inputs) in [
            ("attention.self.query", HIDDEN, HIDDEN),
            ("attention.self.key", HIDDEN, HIDDEN),
            ("attention.self.value", HIDDEN, HIDDEN),
            ("attention.output.dense", HIDDEN, HIDDEN),
            ("intermediate.dense", INTERMEDIATE, HIDDEN),
            ("output.dense", HIDDEN, INTERMEDIATE),
        ] {
            let name = format!("encoder.layer.{layer}.{name}");
            shapes.push((format!("{name}.weight"), vec![outputs, inputs]));
            shapes.push((format!("{name}.bias"), vec![outputs]));
        }
        for name in ["attention.output.LayerNorm", "output.LayerNorm"] {
            for part in ["weight", "bias"] {
                shapes.push((format!("encoder.layer.{layer}.{name}.{part}"), vec![HIDDEN]));
            }
        }
    }
    shapes
}
