//! `nearsight model verify`: how close the int8 model is to the f32 original, on real passages.

use std::path::Path;

use nearsight_encoder::{ReferenceEncoder, TextEncoder};
use serde_json::{Value, json};

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::model::hub_folder;
use crate::{files, progress, terminal};

/// Paragraphs of the repository's handbook.
const BUILT_IN: &str = include_str!("../../../../tests/corpus/handbook.jsonl");
/// Passages compared if none are given.
const N_BUILT_IN: usize = 240;

/// Compares and prints.
///
/// # Errors
/// [`CliError::ModelMissing`] if the model or its original files are not there.
pub(crate) fn verify(id: &str, file: Option<&Path>, as_json: bool) -> Result<(), CliError> {
    let cache = Cache::locate();
    let encoder = cache.load(id)?;
    let source = cache.source(id);
    if !source.is_dir() {
        return Err(CliError::ModelMissing {
            id: format!("{id} (original weights)"),
            folder: source,
        });
    }
    let read = |name: &str| files::read(&source.join(name));
    let (weights, config, vocab) = (
        read("model.safetensors")?,
        read("config.json")?,
        hub_folder::tokenizer(&source)?,
    );
    let reference = ReferenceEncoder::from_bytes(&weights, &config, &vocab, encoder.max_tokens())?
        .with_pooling(encoder.manifest().pooling);
    let passages = match file {
        Some(path) => paragraphs(&String::from_utf8_lossy(&files::read(path)?)),
        None => paragraphs(BUILT_IN).into_iter().take(N_BUILT_IN).collect(),
    };
    if passages.is_empty() {
        let path = file.unwrap_or(Path::new("the handbook")).to_path_buf();
        return Err(CliError::NoFiles {
            path,
            wanted: "passages".into(),
        });
    }
    let mut cosines = cosines(&encoder, &reference, &passages)?;
    let closeness = Closeness::of(&mut cosines);
    terminal::print(&closeness.report(&encoder, as_json))
}

fn cosines(
    encoder: &TextEncoder,
    reference: &ReferenceEncoder,
    passages: &[String],
) -> Result<Vec<f32>, CliError> {
    let prefix = &encoder.manifest().prefixes.passage;
    let bar = progress::counting("comparing", "passages", passages.len());
    let mut cosines = Vec::with_capacity(passages.len());
    for passage in passages {
        let original = reference.encode(&format!("{prefix}{passage}"))?;
        let ours = encoder.encode_passages(&[passage])?;
        cosines.extend(ours.iter().map(|ours| ours.cosine(&original)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(cosines)
}

/// Paragraphs of JSON Lines (their `text`) or of plain text.
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
    let paragraphs = text.lines().flat_map(of_line);
    paragraphs
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect()
}

/// Cosines between the two encoders' vectors of the same passages.
#[derive(Debug)]
struct Closeness {
    n_passages: usize,
    mean: f32,
    /// A hundredth of the passages are below.
    first_percentile: f32,
    minimum: f32,
}

impl Closeness {
    /// Of at least one cosine; sorts them.
    fn of(cosines: &mut [f32]) -> Self {
        cosines.sort_by(f32::total_cmp);
        let sum: f64 = cosines.iter().map(|cosine| f64::from(*cosine)).sum();
        Self {
            n_passages: cosines.len(),
            mean: (sum / cosines.len().max(1) as f64) as f32,
            first_percentile: cosines
                .get(cosines.len() / 100)
                .copied()
                .unwrap_or_default(),
            minimum: cosines.first().copied().unwrap_or_default(),
        }
    }

    fn report(&self, encoder: &TextEncoder, as_json: bool) -> String {
        if as_json {
            let json = json!({
                "model": encoder.id(),
                "fingerprint": encoder.fingerprint(),
                "n_passages": self.n_passages,
                "cosine_mean": self.mean,
                "cosine_p01": self.first_percentile,
                "cosine_min": self.minimum,
            });
            return format!("{json}\n");
        }
        format!(
            "{} against the f32 original, {} passages\n\
             cosine  mean {:.5}   1st percentile {:.5}   minimum {:.5}\n",
            encoder.fingerprint(),
            self.n_passages,
            self.mean,
            self.first_percentile,
            self.minimum
        )
    }
}

#[cfg(test)]
mod tests;
