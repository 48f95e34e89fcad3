//! From the hub's f32 files to our model folder: int8 `safetensors` shards, vocabulary, manifest.

mod rows;
mod shards;

use nearsight_tokenizer::Tokenizer;

use crate::hash::sha256_hex;
use crate::hub_config;
use crate::manifest::FORMAT_VERSION;
use crate::weights::Weights;
use crate::{
    BertConfig, EncoderError, FileRole, Manifest, ModelFile, Pooling, Precision, Prefixes,
};
use rows::quantize_rows;
use shards::{Tensor, shard};

/// Names the scheme below in fingerprints: int8 per output channel and per embedding row, absolute maximum.
const SCHEME: &str = "int8-rows-absmax-1";

/// Where a model comes from, for the manifest.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Name under which people will ask for the model.
    pub id: String,
    /// Package, repository or URL of the f32 weights.
    pub origin: String,
    /// SPDX identifier of their licence.
    pub licence: String,
    /// Longest input the model was trained for, in tokens.
    pub max_tokens: usize,
    /// What a sentence's vector is made of.
    pub pooling: Pooling,
    /// What the model reads before queries and passages.
    pub prefixes: Prefixes,
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
    let config = hub_config::read(config)?;
    let pieces = Tokenizer::from_bytes(vocab)?.vocab_len();
    if pieces > config.vocab_size {
        let reason = format!(
            "the tokenizer has {pieces} pieces, vocab_size is {}",
            config.vocab_size
        );
        return Err(EncoderError::Config { reason });
    }
    let fingerprint = fingerprint(source, weights, vocab);
    let tensors = tensors(&Weights::from_bytes("model.safetensors", weights)?, &config)?;
    let mut files = shard(tensors, shard_bytes, &fingerprint, source)?;
    let mut listed: Vec<ModelFile> = files
        .iter()
        .map(|(name, bytes)| describe(name, bytes, FileRole::Weights))
        .collect();
    // The vocabulary is small and everything needs it: fetched first.
    let name = Tokenizer::file_name(vocab);
    listed.insert(0, describe(name, vocab, FileRole::Vocab));
    files.insert(0, (name.into(), vocab.to_vec()));
    let manifest = Manifest {
        format_version: FORMAT_VERSION,
        id: source.id.clone(),
        fingerprint,
        precision: Precision::W8A13,
        dimension: config.hidden_size,
        max_tokens: source.max_tokens.min(config.max_position_embeddings),
        pooling: source.pooling,
        prefixes: source.prefixes.clone(),
        config,
        source: source.origin.clone(),
        licence: source.licence.clone(),
        files: listed,
    };
    Ok(QuantizedModel { manifest, files })
}

fn fingerprint(source: &Source, weights: &[u8], vocab: &[u8]) -> String {
    let recipe = recipe(source);
    let digest = sha256_hex(&[weights, vocab, SCHEME.as_bytes(), recipe.as_bytes()]);
    format!(
        "{}/{}/{}",
        source.id,
        Precision::W8A13.name(),
        &digest[..16]
    )
}

/// What else makes a passage's vector what it is; nothing for a plain mean, so that such models keep the names they had.
/// The query's prefix is not part of it: no stored vector depends on it.
fn recipe(source: &Source) -> String {
    let passage = &source.prefixes.passage;
    match (source.pooling, passage.as_str()) {
        (Pooling::Mean, "") => String::new(),
        (pooling, passage) => format!("{}/{passage}", pooling.name()),
    }
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
    let prefix = from.encoder_prefix()?;
    let checkpoint = Checkpoint { from, prefix };
    let mut out = embeddings(&checkpoint, config)?;
    for index in 0..config.num_hidden_layers {
        out.extend(layer(&checkpoint, config, index)?);
    }
    Ok(out)
}

/// The tensors of a checkpoint, wherever it keeps its encoder.
struct Checkpoint<'a> {
    from: &'a Weights<'a>,
    prefix: &'static str,
}

impl Checkpoint<'_> {
    fn get(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, EncoderError> {
        self.from.f32(&format!("{}{name}", self.prefix), shape)
    }

    /// A LayerNorm of ours from one of theirs.
    fn norm(&self, to: &str, from: &str, width: usize) -> Result<Vec<Tensor>, EncoderError> {
        ["weight", "bias"]
            .into_iter()
            .map(|part| {
                let values = self.get(&format!("{from}.{part}"), &[width])?;
                Ok(Tensor::f32(format!("{to}.{part}"), &values))
            })
            .collect()
    }

    /// A linear layer of ours from the rows of several of theirs, one below the other.
    fn linear(
        &self,
        to: &str,
        from: &[String],
        outputs: usize,
        inputs: usize,
    ) -> Result<Vec<Tensor>, EncoderError> {
        let (mut weight, mut bias) = (Vec::new(), Vec::new());
        for name in from {
            weight.extend(self.get(&format!("{name}.weight"), &[outputs, inputs])?);
            bias.extend(self.get(&format!("{name}.bias"), &[outputs])?);
        }
        let mut out = rows(to, &weight, inputs);
        out.push(Tensor::f32(format!("{to}.bias"), &bias));
        Ok(out)
    }
}

fn embeddings(from: &Checkpoint, config: &BertConfig) -> Result<Vec<Tensor>, EncoderError> {
    let hidden = config.hidden_size;
    let words = from.get(
        "embeddings.word_embeddings.weight",
        &[config.vocab_size, hidden],
    )?;
    let mut positions = from.get(
        "embeddings.position_embeddings.weight",
        &[config.max_position_embeddings, hidden],
    )?;
    // Single texts only: every token has type 0, so its row is added to the positions once and for all.
    let types = from.get("embeddings.token_type_embeddings.weight", &[2, hidden])?;
    for row in positions.chunks_exact_mut(hidden) {
        row.iter_mut()
            .zip(&types)
            .for_each(|(position, kind)| *position += kind);
    }
    let mut out = rows("embeddings.words", &words, hidden);
    out.extend(rows("embeddings.positions", &positions, hidden));
    out.extend(from.norm("embeddings.norm", "embeddings.LayerNorm", hidden)?);
    Ok(out)
}

fn layer(
    from: &Checkpoint,
    config: &BertConfig,
    index: usize,
) -> Result<Vec<Tensor>, EncoderError> {
    let (hidden, inner) = (config.hidden_size, config.intermediate_size);
    let ours = |name: &str| format!("layers.{index}.{name}");
    let theirs = |name: &str| format!("encoder.layer.{index}.{name}");
    // One product instead of three: queries, keys and values of a token side by side.
    let qkv = ["query", "key", "value"].map(|name| theirs(&format!("attention.self.{name}")));
    let attention_output = [theirs("attention.output.dense")];
    let intermediate = [theirs("intermediate.dense")];
    let output = [theirs("output.dense")];
    let attention_norm = theirs("attention.output.LayerNorm");
    let output_norm = theirs("output.LayerNorm");
    Ok([
        from.linear(&ours("qkv"), &qkv, hidden, hidden)?,
        from.linear(&ours("attention_output"), &attention_output, hidden, hidden)?,
        from.linear(&ours("intermediate"), &intermediate, inner, hidden)?,
        from.linear(&ours("output"), &output, hidden, inner)?,
        from.norm(&ours("attention_norm"), &attention_norm, hidden)?,
        from.norm(&ours("output_norm"), &output_norm, hidden)?,
    ]
    .into_iter()
    .flatten()
    .collect())
}

/// Codes and scales of a matrix.
fn rows(name: &str, values: &[f32], width: usize) -> Vec<Tensor> {
    let (codes, scales) = quantize_rows(values, width);
    vec![
        Tensor::i8(format!("{name}.weight"), &codes, width),
        Tensor::f32(format!("{name}.scale"), &scales),
    ]
}

#[cfg(test)]
mod tests;
