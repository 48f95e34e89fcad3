//! From the hub's f32 files to our model folder: int8 `safetensors` shards, vocabulary, manifest.

mod rows;
mod shards;

use nearsight_tokenizer::WordPiece;

use crate::hash::sha256_hex;
use crate::manifest::FORMAT_VERSION;
use crate::weights::Weights;
use crate::{BertConfig, EncoderError, FileRole, Manifest, ModelFile, Precision};
use rows::quantize_rows;
use shards::{Tensor, shard};

/// Names the scheme below in fingerprints: int8 per output channel and per embedding row, absolute maximum.
const SCHEME: &str = "int8-rows-absmax-1";

/// Where a model comes from, for the manifest.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name under which people will ask for the model.
    pub id: String,
    /// Package, repository or URL of the f32 weights.
    pub origin: String,
    /// SPDX identifier of their licence.
    pub licence: String,
    /// Longest input the model was trained for, in tokens.
    pub max_tokens: usize,
}

/// A model folder in memory.
pub struct QuantizedModel {
    /// Goes into `manifest.json`.
    pub manifest: Manifest,
    /// Name and bytes of all other files.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Quantizes a BERT encoder in the hub's layout. Shards hold at most `shard_bytes` bytes of tensors
/// (a single larger tensor gets a shard of its own).
///
/// # Errors
/// [`EncoderError`] if a file is damaged, a tensor is missing or has another shape than `config` says,
/// or the vocabulary does not fit the embedding table.
pub fn quantize(
    weights: &[u8],
    config: &[u8],
    vocab: &[u8],
    source: &Source,
    shard_bytes: usize,
) -> Result<QuantizedModel, EncoderError> {
    let config = BertConfig::from_json(config)?;
    let pieces = WordPiece::from_vocab(vocab)?.vocab_len();
    if pieces > config.vocab_size {
        let reason = format!(
            "vocab.txt has {pieces} pieces, vocab_size is {}",
            config.vocab_size
        );
        return Err(EncoderError::Config { reason });
    }
    let fingerprint = fingerprint(&source.id, weights, vocab);
    let tensors = tensors(&Weights::from_bytes("model.safetensors", weights)?, &config)?;
    let mut files = shard(tensors, shard_bytes, &fingerprint, source)?;
    let mut listed: Vec<ModelFile> = files
        .iter()
        .map(|(name, bytes)| describe(name, bytes, FileRole::Weights))
        .collect();
    // The vocabulary is small and everything needs it: fetched first.
    listed.insert(0, describe("vocab.txt", vocab, FileRole::Vocab));
    files.insert(0, ("vocab.txt".into(), vocab.to_vec()));
    let manifest = Manifest {
        format_version: FORMAT_VERSION,
        id: source.id.clone(),
        fingerprint,
        precision: Precision::W8A13,
        dimension: config.hidden_size,
        max_tokens: source.max_tokens.min(config.max_position_embeddings),
        config,
        source: source.origin.clone(),
        licence: source.licence.clone(),
        files: listed,
    };
    Ok(QuantizedModel { manifest, files })
}

fn fingerprint(id: &str, weights: &[u8], vocab: &[u8]) -> String {
    let digest = sha256_hex(&[weights, vocab, SCHEME.as_bytes()]);
    format!("{id}/{}/{}", Precision::W8A13.name(), &digest[..16])
}

fn describe(name: &str, bytes: &[u8], role: FileRole) -> ModelFile {
    ModelFile {
        name: name.into(),
        bytes: bytes.len() as u64,
        sha256: sha256_hex(&[bytes]),
        role,
    }
}

/// All tensors of our format, in the order in which the loader wants them.
fn tensors(from: &Weights, config: &BertConfig) -> Result<Vec<Tensor>, EncoderError> {
    let (hidden, inner) = (config.hidden_size, config.intermediate_size);
    // Some checkpoints keep the encoder under a prefix, beside a head that is not needed here.
    let prefix = ["", "bert.", "model."]
        .into_iter()
        .find(|prefix| from.contains(&format!("{prefix}embeddings.word_embeddings.weight")))
        .ok_or(EncoderError::Missing {
            what: "tensor embeddings.word_embeddings.weight".into(),
        })?;
    let get = |name: &str, shape: &[usize]| from.f32(&format!("{prefix}{name}"), shape);
    let mut out = Vec::new();

    let words = get(
        "embeddings.word_embeddings.weight",
        &[config.vocab_size, hidden],
    )?;
    let mut positions = get(
        "embeddings.position_embeddings.weight",
        &[config.max_position_embeddings, hidden],
    )?;
    // Single texts only: every token has type 0, so its row is added to the positions once and for all.
    let types = get("embeddings.token_type_embeddings.weight", &[2, hidden])?;
    for row in positions.chunks_exact_mut(hidden) {
        row.iter_mut()
            .zip(&types)
            .for_each(|(position, kind)| *position += kind);
    }
    push_rows(&mut out, "embeddings.words", &words, hidden);
    push_rows(&mut out, "embeddings.positions", &positions, hidden);
    for (ours, theirs) in [("weight", "weight"), ("bias", "bias")] {
        let values = get(&format!("embeddings.LayerNorm.{theirs}"), &[hidden])?;
        out.push(Tensor::f32(format!("embeddings.norm.{ours}"), &values));
    }
    for layer in 0..config.num_hidden_layers {
        let theirs = format!("encoder.layer.{layer}");
        let ours = format!("layers.{layer}");
        let mut linear =
            |to: &str, from: &[&str], outputs: usize, inputs: usize| -> Result<(), EncoderError> {
                let (mut weight, mut bias) = (Vec::new(), Vec::new());
                for name in from {
                    weight.extend(get(&format!("{theirs}.{name}.weight"), &[outputs, inputs])?);
                    bias.extend(get(&format!("{theirs}.{name}.bias"), &[outputs])?);
                }
                push_rows(&mut out, &format!("{ours}.{to}"), &weight, inputs);
                out.push(Tensor::f32(format!("{ours}.{to}.bias"), &bias));
                Ok(())
            };
        // One product instead of three: queries, keys and values of a token side by side.
        let qkv = [
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
        ];
        linear("qkv", &qkv, hidden, hidden)?;
        linear(
            "attention_output",
            &["attention.output.dense"],
            hidden,
            hidden,
        )?;
        linear("intermediate", &["intermediate.dense"], inner, hidden)?;
        linear("output", &["output.dense"], hidden, inner)?;
        for (to, from) in [
            ("attention_norm", "attention.output.LayerNorm"),
            ("output_norm", "output.LayerNorm"),
        ] {
            for part in ["weight", "bias"] {
                let values = get(&format!("{theirs}.{from}.{part}"), &[hidden])?;
                out.push(Tensor::f32(format!("{ours}.{to}.{part}"), &values));
            }
        }
    }
    Ok(out)
}

fn push_rows(out: &mut Vec<Tensor>, name: &str, values: &[f32], width: usize) {
    let (codes, scales) = quantize_rows(values, width);
    out.push(Tensor::i8(format!("{name}.weight"), &codes, width));
    out.push(Tensor::f32(format!("{name}.scale"), &scales));
}

#[cfg(test)]
mod tests;
