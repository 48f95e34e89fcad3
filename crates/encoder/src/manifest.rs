//! `manifest.json` of a model folder: which files make the model, their sizes and their hashes.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{EncoderError, ModelKind, Pooling, Precision, Prefixes, TextArchitecture, TextConfig};

/// The version of the folder's format that this crate writes and reads.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// Prefixes are a few words; one that fills the input would leave no room for the text.
const LONGEST_PREFIX: usize = 512;

/// What a file of the model is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// A `safetensors` shard.
    Weights,
    /// The tokenizer: a `vocab.txt`, one piece a line, or a `tokenizer.json`.
    Vocab,
    /// A `safetensors` file that only those need who ask for classes, and a head.
    Classifier,
    /// A `safetensors` file that puts pictures where texts are.
    Head,
}

/// One file of a model folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelFile {
    /// Name inside the folder; never a path.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Lower-case hex SHA-256.
    pub sha256: String,
    /// What it is for.
    pub role: FileRole,
}

/// Description of a model folder. The manifest is the root of trust: everything else is checked against it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of the folder, 1.
    pub format_version: u32,
    /// Name under which people ask for the model, for example `minilm-l6`.
    pub id: String,
    /// Names the vector space: source weights, scheme of quantization, precision of the kernels.
    pub fingerprint: String,
    /// Names how the weights were made small ([`crate::Variant::name`]); manifests of the first version do not say.
    #[serde(default = "first_scheme")]
    pub scheme: String,
    /// Numbers used by the linear layers.
    pub precision: Precision,
    /// What the network is; BERT where a manifest does not say.
    #[serde(default, skip_serializing_if = "is_default")]
    pub architecture: TextArchitecture,
    /// Shape of the network.
    pub config: TextConfig,
    /// Length of an embedding.
    pub dimension: usize,
    /// Longest input in tokens, `[CLS]` and `[SEP]` included.
    pub max_tokens: usize,
    /// What a sentence's vector is made of; the mean where a manifest does not say.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pooling: Pooling,
    /// What the model reads before queries and passages; nothing where a manifest does not say.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefixes: Prefixes,
    /// Where the f32 weights came from.
    pub source: String,
    /// SPDX identifier of the weights' licence.
    pub licence: String,
    /// All files, in the order in which they are best fetched.
    pub files: Vec<ModelFile>,
}

impl Manifest {
    /// Reads and checks a `manifest.json`.
    ///
    /// # Errors
    /// [`EncoderError::Manifest`] or [`EncoderError::Config`], saying which field is wrong.
    pub fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let manifest: Self = read(bytes, ModelKind::Text)?;
        manifest.validate()?;
        Ok(manifest)
    }

    fn validate(&self) -> Result<(), EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Manifest { reason });
        self.config.validate()?;
        match self.architecture {
            TextArchitecture::Bert if self.dimension != self.config.hidden_size => {
                return refuse(format!(
                    "dimension is {}, hidden_size {}",
                    self.dimension, self.config.hidden_size
                ));
            }
            TextArchitecture::Clip if self.pooling != Pooling::Last => {
                return refuse(format!("pooling is {}; CLIP's is last", self.pooling));
            }
            _ => {}
        }
        if self.max_tokens < 3 || self.max_tokens > self.config.max_position_embeddings {
            return refuse(format!(
                "max_tokens is {}; it must be 3 to max_position_embeddings {}",
                self.max_tokens, self.config.max_position_embeddings
            ));
        }
        let Prefixes { query, passage } = &self.prefixes;
        if query.len().max(passage.len()) > LONGEST_PREFIX {
            return refuse(format!("a prefix is longer than {LONGEST_PREFIX} bytes"));
        }
        check_names(&self.files)?;
        if self
            .files
            .iter()
            .filter(|file| file.role == FileRole::Vocab)
            .count()
            != 1
        {
            return refuse("there must be exactly one vocabulary file".into());
        }
        Ok(())
    }

    /// Other numbers in the linear layers make another vector space.
    pub(crate) fn set_precision(&mut self, precision: Precision) {
        self.fingerprint = self.precision.renamed(&self.fingerprint, precision);
        self.precision = precision;
    }

    /// Serializes the manifest, for people to read too.
    pub fn to_json(&self) -> String {
        written(self)
    }

    /// The file of that name, if the manifest lists it.
    pub fn file(&self, name: &str) -> Option<&ModelFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Sum of the files' lengths: what a visitor downloads.
    pub fn total_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// A manifest of a version that is read here and of the kind that is asked for, not yet validated.
pub(crate) fn read<M: DeserializeOwned>(bytes: &[u8], kind: ModelKind) -> Result<M, EncoderError> {
    let refuse = |reason: String| EncoderError::Manifest { reason };
    let value = versioned(bytes)?;
    let found = ModelKind::of_value(&value)?;
    if found != kind {
        let (found, wanted) = (found.input(), kind.input());
        return Err(refuse(format!(
            "it is of a model that reads {found}, not {wanted}"
        )));
    }
    serde_json::from_value(value).map_err(|error| refuse(error.to_string()))
}

/// A manifest for people to read too.
pub(crate) fn written(manifest: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "plain strings and finite numbers always serialize"
    )]
    let mut json = serde_json::to_string_pretty(manifest).expect("a manifest is plain data");
    json.push('\n');
    json
}

/// A manifest as JSON, of a version that is read here.
fn versioned(bytes: &[u8]) -> Result<Value, EncoderError> {
    let refuse = |reason: String| EncoderError::Manifest { reason };
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| refuse(format!("not JSON ({error})")))?;
    // The version first: a newer format may differ in every other field.
    match value.get("format_version").and_then(Value::as_u64) {
        Some(version) if version == u64::from(FORMAT_VERSION) => Ok(value),
        Some(version) => Err(refuse(format!(
            "format_version is {version}, this version reads {FORMAT_VERSION}"
        ))),
        None => Err(refuse("format_version is missing".into())),
    }
}

/// Refuses files that do not lie in the folder itself.
pub(crate) fn check_names(files: &[ModelFile]) -> Result<(), EncoderError> {
    match files.iter().find(|file| !is_plain_name(&file.name)) {
        Some(file) => Err(EncoderError::Manifest {
            reason: format!("{:?} is not a plain file name", file.name),
        }),
        None => Ok(()),
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// int8 rows with their largest magnitude as scale, plainly rounded: what there was when manifests did not say.
fn first_scheme() -> String {
    "int8-rows-absmax-1".into()
}

/// Names become parts of URLs and paths: nothing that could leave the model's folder.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

#[cfg(test)]
mod tests;
