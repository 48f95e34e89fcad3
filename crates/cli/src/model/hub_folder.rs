//! A folder in the hub's layout: which of its files are the weights and the tokenizer, and how sentence-transformers makes
//! vectors of it.

use std::path::{Path, PathBuf};

use nearsight_encoder::{EncoderError, Pooling};
use nearsight_tokenizer::clip_tokenizer_json;
use serde_json::Value;

use crate::error::CliError;
use crate::files;

/// What is done around a model's network, as far as something says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Recipe {
    /// What a vector is made of.
    pub(crate) pooling: Option<Pooling>,
    /// What the model reads before a query.
    pub(crate) query_prefix: Option<String>,
    /// What the model reads before a passage.
    pub(crate) passage_prefix: Option<String>,
    /// Longest input, in tokens.
    pub(crate) max_tokens: Option<usize>,
}

impl Recipe {
    /// This one, completed by another.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            pooling: self.pooling.or(other.pooling),
            query_prefix: self.query_prefix.or(other.query_prefix),
            passage_prefix: self.passage_prefix.or(other.passage_prefix),
            max_tokens: self.max_tokens.or(other.max_tokens),
        }
    }

    /// Reads `modules.json`, the pooling's `config.json`, `sentence_bert_config.json` and
    /// `config_sentence_transformers.json`, those that are there.
    ///
    /// # Errors
    /// [`CliError::HubFile`] for one that is damaged, [`CliError::HubUnsupported`] for one that asks for what is not done
    /// here: vectors would be others.
    pub(crate) fn of_folder(folder: &Path) -> Result<Self, CliError> {
        let (query_prefix, passage_prefix) = prefixes(folder)?;
        Ok(Self {
            pooling: pooling(folder)?,
            query_prefix,
            passage_prefix,
            max_tokens: max_tokens(folder)?,
        })
    }
}

/// The weights' file.
///
/// # Errors
/// [`CliError::NotFound`] if there is none; [`CliError::HubUnsupported`] if there is one of another format.
pub(crate) fn weights(folder: &Path) -> Result<Vec<u8>, CliError> {
    let advice = "only model.safetensors is read; save the model in that format";
    one_of(
        folder,
        "model.safetensors",
        &["pytorch_model.bin", "model.safetensors.index.json"],
        advice,
    )
}

/// The tokenizer's file: `vocab.txt` if that says all there is to know of it, else `tokenizer.json`.
///
/// # Errors
/// [`CliError::NotFound`] if there is none; [`CliError::HubUnsupported`] if there is only one of another format, or one that
/// does not say how letters are read.
pub(crate) fn tokenizer(folder: &Path) -> Result<Vec<u8>, CliError> {
    if folder.join("tokenizer.json").is_file() && !is_plain_vocab(folder)? {
        return files::read(&folder.join("tokenizer.json"));
    }
    if folder.join("vocab.txt").is_file() && !is_plain_vocab(folder)? {
        let reason = "letters are not read as uncased models read them, which vocab.txt cannot say; add tokenizer.json";
        return Err(unsupported(
            &folder.join("tokenizer_config.json"),
            reason.into(),
        ));
    }
    let others = ["sentencepiece.bpe.model", "spiece.model", "vocab.json"];
    let advice = "only vocab.txt and tokenizer.json are read; save the model's fast tokenizer";
    one_of(folder, "vocab.txt", &others, advice)
}

/// The tokenizer of a CLIP model: `tokenizer.json`, or made of `vocab.json` and `merges.txt`.
///
/// # Errors
/// [`CliError::NotFound`] if there is neither; [`CliError::Encoder`] if the two are not what they should be.
pub(crate) fn clip_tokenizer(folder: &Path) -> Result<Vec<u8>, CliError> {
    let path = folder.join("tokenizer.json");
    let vocab = folder.join("vocab.json");
    if path.is_file() || !vocab.is_file() {
        return files::read(&path);
    }
    let merges = files::read(&folder.join("merges.txt"))?;
    let json = clip_tokenizer_json(&files::read(&vocab)?, &merges);
    Ok(json.map_err(EncoderError::from)?.into_bytes())
}

/// Whether `vocab.txt` is there and nothing says that letters are read otherwise than uncased models read them.
fn is_plain_vocab(folder: &Path) -> Result<bool, CliError> {
    let config = json(&folder.join("tokenizer_config.json"))?.unwrap_or_default();
    let folding = ["do_lower_case", "strip_accents", "tokenize_chinese_chars"];
    let is_usual = folding.iter().all(|name| config[name] != false);
    Ok(is_usual && folder.join("vocab.txt").is_file())
}

/// Reads a file, or says which of the `others` is there in its place.
fn one_of(folder: &Path, name: &str, others: &[&str], advice: &str) -> Result<Vec<u8>, CliError> {
    let path = folder.join(name);
    let mut others = others.iter().map(|other| folder.join(other));
    match others.find(|other| !path.is_file() && other.is_file()) {
        Some(other) => Err(unsupported(&other, advice.into())),
        None => files::read(&path),
    }
}

fn pooling(folder: &Path) -> Result<Option<Pooling>, CliError> {
    let path = pooling_folder(folder)?.join("config.json");
    let Some(config) = json(&path)? else {
        return Ok(None);
    };
    if config["include_prompt"] == false {
        let reason = "include_prompt is false: prefixes are always pooled with the text here";
        return Err(unsupported(&path, reason.into()));
    }
    let named = config["pooling_mode"].as_str().into_iter();
    let flags = config.as_object().into_iter().flatten();
    let flagged = flags.filter_map(|(name, value)| {
        let mode = name.strip_prefix("pooling_mode_")?;
        (*value == true).then_some(mode)
    });
    let modes: Vec<&str> = named.chain(flagged).collect();
    match modes.as_slice() {
        ["mean" | "mean_tokens"] => Ok(Some(Pooling::Mean)),
        ["cls" | "cls_token"] => Ok(Some(Pooling::Cls)),
        modes => Err(unsupported(
            &path,
            format!("it pools by {modes:?}; known are cls_token and mean_tokens, one of them"),
        )),
    }
}

/// Where the pooling's own configuration is.
fn pooling_folder(folder: &Path) -> Result<PathBuf, CliError> {
    let path = folder.join("modules.json");
    let modules = json(&path)?.unwrap_or_default();
    let mut place = "1_Pooling";
    for module in modules.as_array().into_iter().flatten() {
        let kind = module["type"].as_str().unwrap_or_default();
        match kind.rsplit('.').next().unwrap_or_default() {
            // Vectors have unit norm here whether the model asks for it or not.
            "Transformer" | "Normalize" => {}
            "Pooling" => place = module["path"].as_str().unwrap_or(place),
            _ => {
                let reason = format!(
                    "it has the module {kind:?}; known are Transformer, Pooling and Normalize"
                );
                return Err(unsupported(&path, reason));
            }
        }
    }
    Ok(folder.join(place))
}

fn max_tokens(folder: &Path) -> Result<Option<usize>, CliError> {
    let path = folder.join("sentence_bert_config.json");
    let config = json(&path)?.unwrap_or_default();
    if config["do_lower_case"] == true && !is_plain_vocab(folder)? {
        let reason = "do_lower_case is true; texts are changed by the tokenizer alone here";
        return Err(unsupported(&path, reason.into()));
    }
    let length = config["max_seq_length"].as_u64();
    Ok(length.and_then(|length| usize::try_from(length).ok()))
}

/// What is read before queries and before passages.
fn prefixes(folder: &Path) -> Result<(Option<String>, Option<String>), CliError> {
    let config = json(&folder.join("config_sentence_transformers.json"))?.unwrap_or_default();
    let prompt = |name: &str| config["prompts"][name].as_str().map(str::to_owned);
    let usual = || config["default_prompt_name"].as_str().and_then(prompt);
    let query = prompt("query").or_else(usual);
    let passage = prompt("passage").or_else(|| prompt("document"));
    // Empty prompts are written by whoever saves a model, whether it has some or not.
    let said = |prefix: &String| !prefix.is_empty();
    let passage = passage.or_else(usual);
    Ok((query.filter(said), passage.filter(said)))
}

/// A file that need not be there.
fn json(path: &Path) -> Result<Option<Value>, CliError> {
    if !path.is_file() {
        return Ok(None);
    }
    let value = serde_json::from_slice(&files::read(path)?);
    value.map(Some).map_err(|error| CliError::HubFile {
        path: path.to_path_buf(),
        reason: error.to_string(),
    })
}

fn unsupported(path: &Path, reason: String) -> CliError {
    CliError::HubUnsupported {
        path: path.to_path_buf(),
        reason,
    }
}

#[cfg(test)]
mod tests;
