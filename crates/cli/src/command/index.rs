//! `nearsight index`: files and folders to one index file.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use nearsight_encoder::TextEncoder;
use nearsight_engine::{Collection, Document, Encoders, Fields, Skipped, Upsert};

use crate::corpus::Corpus;
use crate::error::CliError;
use crate::model::cache::Cache;
use crate::{encoding, files, progress, sealing, terminal};

/// What is given instead of a model where there shall be none.
const NO_MODEL: &str = "none";

/// Make an index of files and folders.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Files, or folders with all readable files below them (.html .md .txt .jsonl .csv)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Where to write the index
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Model that turns text into vectors; "none" for an index that finds texts by their words alone
    #[arg(long, default_value = "minilm-l6", env = "NEARSIGHT_MODEL")]
    model: String,
    /// Fields to search in, the last one with text being the body, and types of other fields that documents must keep to:
    /// title,text,price:float,category:keyword,photo:vector(512, dot) [default: title,heading,text]
    #[arg(long, value_name = "NAMES")]
    fields: Option<String>,
    /// Threads that encode; the index does not depend on it [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
    /// Language of the texts, whose endings a search by words looks past: en, de, fr ... or "none"; the browser's module opens
    /// indexes in English and in none alone
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// What becomes of all when documents are invalid: no index is written, or they are left out and named
    #[arg(long, value_enum, default_value_t = OnInvalid::Refuse)]
    on_invalid: OnInvalid,
}

/// What becomes of all documents when some are invalid.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum OnInvalid {
    /// Nothing is written.
    Refuse,
    /// They are left out and named.
    Skip,
}

impl From<OnInvalid> for nearsight_engine::OnInvalid {
    fn from(asked: OnInvalid) -> Self {
        match asked {
            OnInvalid::Refuse => Self::Refuse,
            OnInvalid::Skip => Self::Skip,
        }
    }
}

impl Index {
    /// Reads, encodes and writes.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let start = Instant::now();
        let fields = self.fields()?;
        let corpus = Corpus::of_paths(&self.paths)?;
        terminal::say(&corpus.summary());
        let encoder = self.encoder(&fields)?;
        let n_threads = self.threads.unwrap_or_else(encoding::all_cores);
        let encoders = Encoders::from(encoder.as_ref());
        let mut collection = Collection::in_language(fields, encoders, &self.language)?;
        let upsert = plan(
            &collection,
            corpus.into_documents(),
            encoders,
            self.on_invalid,
        )?;
        encode(&mut collection, upsert, encoder.as_ref(), n_threads)?;
        let bytes = collection.to_bytes();
        files::write(&self.output, &bytes)?;
        terminal::say(&format!(
            "{}: {} documents, {} passages, {} in {:.1} s",
            self.output.display(),
            collection.n_documents(),
            collection.n_passages(),
            progress::megabytes(bytes.len() as u64),
            start.elapsed().as_secs_f64()
        ));
        Ok(())
    }

    fn fields(&self) -> Result<Fields, CliError> {
        let Some(fields) = &self.fields else {
            return Ok(Fields::default());
        };
        let declared = declared(fields).into_iter().map(|field| {
            let (name, field_type) = field.split_once(':').unwrap_or((field, "text"));
            (name.trim(), field_type.trim())
        });
        Ok(Fields::new(declared)?)
    }

    /// The model, where there is something to encode.
    fn encoder(&self, fields: &Fields) -> Result<Option<TextEncoder>, CliError> {
        match self.model == NO_MODEL || fields.names().len() == 0 {
            true => Ok(None),
            false => Cache::locate().load(&self.model).map(Some),
        }
    }
}

/// The parts between commas, except those within the brackets of a type.
fn declared(fields: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let is_between = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    };
    fields.split(is_between).collect()
}

/// The documents to encode; says which are left out.
fn plan(
    collection: &Collection,
    documents: Vec<Document>,
    encoders: Encoders,
    on_invalid: OnInvalid,
) -> Result<Upsert, CliError> {
    let candidates = documents.into_iter().map(|one| Ok(one.into())).collect();
    let upsert = collection.plan_candidates(candidates, encoders, on_invalid.into())?;
    for Skipped {
        position, error, ..
    } in upsert.skipped()
    {
        let code = error.code();
        terminal::say(&format!("left out documents[{position}] ({code}): {error}"));
    }
    Ok(upsert)
}

fn encode(
    collection: &mut Collection,
    mut upsert: Upsert,
    encoder: Option<&TextEncoder>,
    n_threads: NonZero<usize>,
) -> Result<(), CliError> {
    if let Some(encoder) = encoder {
        let bar = progress::counting("encoding", "passages", upsert.n_passages());
        encoding::encode(&mut upsert, collection, encoder, n_threads, &bar)?;
        bar.finish_and_clear();
    }
    let bar = progress::counting("indexing", "documents", upsert.n_documents());
    while upsert.step(collection, encoder, usize::MAX)? {
        bar.set_position(upsert.done_documents() as u64);
    }
    bar.finish_and_clear();
    Ok(sealing::seal_due(collection, n_threads)?)
}

#[cfg(test)]
mod tests;
