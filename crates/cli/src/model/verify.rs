//! `nearsight model verify`: how close small models are to the f32 original, on real passages.

mod closeness;

use std::path::{Path, PathBuf};

use nearsight_encoder::{Manifest, ReferenceClip, ReferenceEncoder, TextArchitecture, TextEncoder};
use nearsight_vector::Embedding;
use serde_json::Value;

use crate::error::CliError;
use crate::model::cache::{self, Cache};
use crate::model::hub_folder;
use crate::model::registry::{self, KnownModel};
use crate::progress::megabytes;
use crate::{files, progress, terminal};
use closeness::{Closeness, Vectors};

/// Paragraphs of the repository's handbook.
const BUILT_IN: &str = include_str!("../../../../tests/corpus/handbook.jsonl");

/// Compares and prints: the model of that name, or those in `folders`, made of the same original.
///
/// # Errors
/// [`CliError::ModelMissing`] if a model or the original files are not there.
pub(crate) fn verify(
    id: &str,
    folders: &[PathBuf],
    file: Option<&Path>,
    as_json: bool,
) -> Result<(), CliError> {
    let cache = Cache::locate();
    // A CLIP's texts are in the second of its folders, and its original files beside the first.
    let known = registry::by_folder(id);
    let folder = known.and_then(|known| known.folders().pop());
    let id = known.map_or(id, |known: &KnownModel| known.id);
    let models = match folders {
        [] => vec![cache.load(folder.as_deref().unwrap_or(id))?],
        folders => loaded(folders)?,
    };
    let passages = match file {
        Some(path) => paragraphs(&String::from_utf8_lossy(&files::read(path)?)),
        None => paragraphs(BUILT_IN),
    };
    if passages.is_empty() {
        let path = file.unwrap_or(Path::new("the handbook")).to_path_buf();
        return Err(CliError::NoFiles {
            path,
            wanted: "passages".into(),
        });
    }
    let reference = reference(id, &cache.source(id), &models)?;
    let encode = |text: &str| reference.encode(text);
    let original = vectors("the original", &passages, encode)?;
    for model in &models {
        let manifest = model.manifest();
        // One at a time: batches make no other vectors.
        let encode = |text: &str| Ok(model.encode(&[text])?.remove(0));
        let ours = vectors(&manifest.scheme, &passages, encode)?;
        let closeness = Closeness::of(&ours, &original);
        terminal::print(&report(manifest, &closeness, as_json))?;
    }
    Ok(())
}

fn loaded(folders: &[PathBuf]) -> Result<Vec<TextEncoder>, CliError> {
    folders.iter().map(|folder| cache::load(folder)).collect()
}

/// The f32 original.
enum Reference {
    Bert(Box<ReferenceEncoder>),
    Clip(Box<ReferenceClip>),
}

impl Reference {
    fn encode(&self, text: &str) -> Result<Embedding, CliError> {
        Ok(match self {
            Self::Bert(bert) => bert.encode(text)?,
            Self::Clip(clip) => clip.encode_text(text)?,
        })
    }
}

/// The original, reading texts as far as the models do.
fn reference(id: &str, source: &Path, models: &[TextEncoder]) -> Result<Reference, CliError> {
    if !source.is_dir() {
        return Err(CliError::ModelMissing {
            id: format!("{id} (original weights)"),
            folder: source.to_path_buf(),
        });
    }
    let is_clip = |model: &TextEncoder| model.manifest().architecture == TextArchitecture::Clip;
    if models.first().is_some_and(is_clip) {
        return Ok(Reference::Clip(Box::new(clip(source)?)));
    }
    let read = |name: &str| files::read(&source.join(name));
    let (weights, config, vocab) = (
        read("model.safetensors")?,
        read("config.json")?,
        hub_folder::tokenizer(source)?,
    );
    let lengths = models.iter().map(TextEncoder::max_tokens);
    let max_tokens = lengths.min().unwrap_or_default();
    // Folders of one original differ in size alone.
    let pooling = models.first().map(|model| model.manifest().pooling);
    let reference = ReferenceEncoder::from_bytes(&weights, &config, &vocab, max_tokens)?;
    let reference = reference.with_pooling(pooling.unwrap_or_default());
    Ok(Reference::Bert(Box::new(reference)))
}

/// The original of a CLIP model.
pub(super) fn clip(source: &Path) -> Result<ReferenceClip, CliError> {
    let (weights, config, tokenizer) = (
        hub_folder::weights(source)?,
        files::read(&source.join("config.json"))?,
        hub_folder::clip_tokenizer(source)?,
    );
    Ok(ReferenceClip::from_bytes(&weights, &config, &tokenizer)?)
}

fn vectors(
    what: &str,
    passages: &[String],
    encode: impl Fn(&str) -> Result<Embedding, CliError>,
) -> Result<Vectors, CliError> {
    let bar = progress::counting(what, "passages", passages.len());
    let mut vectors = Vectors {
        passages: Vec::with_capacity(passages.len()),
        queries: Vec::with_capacity(passages.len()),
    };
    for passage in passages {
        vectors.passages.push(encode(passage)?);
        vectors.queries.push(encode(first_sentence(passage))?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(vectors)
}

fn first_sentence(passage: &str) -> &str {
    let end = passage
        .find(". ")
        .map_or(passage.len(), |period| period + 1);
    &passage[..end]
}

/// Paragraphs of a JSON array of strings, of JSON Lines (their `text`) or of plain text.
fn paragraphs(text: &str) -> Vec<String> {
    let of_line = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(Value::Object(fields)) => {
            let text = fields
                .get("text")
                .and_then(Value::as_str)
                .unwrap_or_default();
            text.split("\n\n").map(str::to_owned).collect()
        }
        _ => vec![line.to_owned()],
    };
    let mut paragraphs: Vec<String> = match serde_json::from_str(text) {
        Ok(texts) => texts,
        Err(_) => text.lines().flat_map(of_line).collect(),
    };
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs
}

fn report(manifest: &Manifest, closeness: &Closeness, as_json: bool) -> String {
    if as_json {
        let mut json = closeness.to_json();
        json["model"] = manifest.id.as_str().into();
        json["fingerprint"] = manifest.fingerprint.as_str().into();
        json["scheme"] = manifest.scheme.as_str().into();
        json["bytes"] = manifest.total_bytes().into();
        return format!("{json}\n");
    }
    format!(
        "{} ({}, {}) against the f32 original, {} passages\n\
         cosine     mean {:.5}   1st percentile {:.5}   minimum {:.5}\n\
         retrieval  same neighbours among ten {:.4}   same first passage {:.4}\n",
        manifest.fingerprint,
        manifest.scheme,
        megabytes(manifest.total_bytes()),
        closeness.n_passages,
        closeness.mean,
        closeness.first_percentile,
        closeness.minimum,
        closeness.overlap,
        closeness.same_first,
    )
}

#[cfg(test)]
mod tests;
