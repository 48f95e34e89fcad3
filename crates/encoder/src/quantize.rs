//! From the hub's f32 files to our model folder: small `safetensors` shards, vocabulary, manifest.

mod calibration;
pub(crate) mod checkpoint;
mod feedback;
mod gram;
mod groups;
mod products;
pub(crate) mod rows;
pub(crate) mod shards;
pub(crate) mod tensors;
mod variant;
mod vocabulary;

use nearsight_tokenizer::Tokenizer;

use crate::hash::sha256_hex;
use crate::hub_config;
use crate::manifest::FORMAT_VERSION;
use crate::weights::Weights;
use crate::{
    EncoderError, FileRole, Manifest, ModelFile, ModelLoader, Pooling, Precision, Prefixes,
    TextArchitecture, TextConfig,
};
use shards::{Origin, shard};
use tensors::Conversion;
use vocabulary::keep;

pub use variant::{Pieces, Variant, WordBits};

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

/// A checkpoint in the hub's layout.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// `model.safetensors`, f32.
    pub weights: &'a [u8],
    /// `config.json`.
    pub config: &'a [u8],
    /// `vocab.txt` or `tokenizer.json`.
    pub vocab: &'a [u8],
}

/// A model folder in memory.
#[derive(Debug, Clone)]
pub struct QuantizedModel {
    /// Goes into `manifest.json`.
    pub manifest: Manifest,
    /// Name and bytes of all other files.
    pub files: Vec<(String, Vec<u8>)>,
}

impl QuantizedModel {
    /// A loader that has all files.
    ///
    /// # Errors
    /// [`EncoderError`] if a file is not what the manifest says.
    pub fn loader(&self) -> Result<ModelLoader, EncoderError> {
        let mut loader = ModelLoader::new(self.manifest.to_json().as_bytes())?;
        for (name, bytes) in &self.files {
            loader.file(name, bytes)?;
        }
        Ok(loader)
    }
}

/// Quantizes a BERT encoder in the hub's layout, in the default variant. Shards hold at most `shard_bytes` bytes of
/// tensors (a single larger tensor gets a shard of its own).
///
/// # Errors
/// Those of [`quantize_as`].
pub fn quantize(
    weights: &[u8],
    config: &[u8],
    vocab: &[u8],
    source: &Source,
    shard_bytes: usize,
) -> Result<QuantizedModel, EncoderError> {
    let original = Original {
        weights,
        config,
        vocab,
    };
    quantize_as(
        &Variant::default(),
        &original,
        source,
        shard_bytes,
        &mut |_, _| {},
    )
}

/// Quantizes a BERT encoder in the hub's layout. The same bytes on every machine. MiniLM-L6 takes some ten seconds:
/// `on_progress` is told how many of how many layers are done.
///
/// # Errors
/// [`EncoderError`] if a file is damaged, a tensor is missing or has another shape than the configuration says,
/// or the vocabulary does not fit the embedding table.
pub fn quantize_as(
    variant: &Variant,
    original: &Original,
    source: &Source,
    shard_bytes: usize,
    on_progress: &mut dyn FnMut(usize, usize),
) -> Result<QuantizedModel, EncoderError> {
    let config = hub_config::read(original.config)?;
    let tokenizer = Tokenizer::from_bytes(original.vocab)?;
    check_pieces(&tokenizer, &config)?;
    let weights = Weights::from_bytes("model.safetensors", original.weights)?;
    let kept = keep(original.vocab, &tokenizer, variant.vocabulary);
    let max_tokens = source.max_tokens.min(config.max_position_embeddings);
    let conversion = Conversion {
        variant,
        config: &config,
        tokenizer: &tokenizer,
        kept: &kept.ids,
        max_tokens,
    };
    let tensors = conversion.run(&weights, on_progress)?;
    let fingerprint = fingerprint(source, original, variant);
    let origin = Origin::new("bert", &fingerprint, source);
    let mut files = shard(tensors, shard_bytes, &origin)?;
    let mut listed: Vec<ModelFile> = files
        .iter()
        .map(|(name, bytes)| describe(name, bytes, FileRole::Weights))
        .collect();
    // The vocabulary is small and everything needs it: fetched first.
    let name = Tokenizer::file_name(original.vocab);
    listed.insert(0, describe(name, &kept.file, FileRole::Vocab));
    files.insert(0, (name.into(), kept.file));
    let manifest = Manifest {
        format_version: FORMAT_VERSION,
        id: source.id.clone(),
        fingerprint,
        scheme: variant.name(),
        precision: Precision::W8A13,
        architecture: TextArchitecture::Bert,
        dimension: config.hidden_size,
        max_tokens,
        pooling: source.pooling,
        prefixes: source.prefixes.clone(),
        config: TextConfig {
            vocab_size: kept.ids.len(),
            max_position_embeddings: max_tokens,
            ..config
        },
        source: source.origin.clone(),
        licence: source.licence.clone(),
        files: listed,
    };
    Ok(QuantizedModel { manifest, files })
}

/// Every piece has a row of the embedding table.
fn check_pieces(tokenizer: &Tokenizer, config: &TextConfig) -> Result<(), EncoderError> {
    let (pieces, rows) = (tokenizer.vocab_len(), config.vocab_size);
    if pieces <= rows {
        return Ok(());
    }
    let reason = format!("the tokenizer has {pieces} pieces, vocab_size is {rows}");
    Err(EncoderError::Config { reason })
}

fn fingerprint(source: &Source, original: &Original, variant: &Variant) -> String {
    let (scheme, recipe) = (variant.name(), recipe(source));
    let digest = sha256_hex(&[
        original.weights,
        original.vocab,
        scheme.as_bytes(),
        recipe.as_bytes(),
    ]);
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

pub(crate) fn describe(name: &str, bytes: &[u8], role: FileRole) -> ModelFile {
    ModelFile {
        name: name.into(),
        bytes: bytes.len() as u64,
        sha256: sha256_hex(&[bytes]),
        role,
    }
}

#[cfg(test)]
mod tests;
