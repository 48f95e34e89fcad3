//! `nearsight index`: files and folders to one index file.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use nearsight_encoder::TextEncoder;
use nearsight_engine::{Collection, Document, Fields};

use crate::corpus::Corpus;
use crate::error::CliError;
use crate::model::cache::Cache;
use crate::{encoding, files, progress, terminal};

/// Make an index of files and folders.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Files, or folders with all readable files below them (.html .md .txt .jsonl .csv)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Where to write the index
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Model that turns text into vectors
    #[arg(long, default_value = "minilm-l6", env = "NEARSIGHT_MODEL")]
    model: String,
    /// Fields to search in, the last one with text being the body, and types of other fields that documents must keep to:
    /// title,text,price:float,category:keyword [default: title,heading,text]
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    fields: Vec<String>,
    /// Threads that encode; the index does not depend on it [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

impl Index {
    /// Reads, encodes and writes.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let start = Instant::now();
        let fields = self.fields()?;
        let corpus = Corpus::of_paths(&self.paths)?;
        terminal::say(&corpus.summary());
        let encoder = Cache::locate().load(&self.model)?;
        let n_threads = self.threads.unwrap_or_else(encoding::all_cores);
        let collection = encode(fields, corpus.into_documents(), &encoder, n_threads)?;
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
        if self.fields.is_empty() {
            return Ok(Fields::default());
        }
        let declared = self.fields.iter().map(|field| {
            let (name, field_type) = field.split_once(':').unwrap_or((field, "text"));
            (name.trim(), field_type.trim())
        });
        Ok(Fields::new(declared)?)
    }
}

fn encode(
    fields: Fields,
    documents: Vec<Document>,
    encoder: &TextEncoder,
    n_threads: NonZero<usize>,
) -> Result<Collection, CliError> {
    let mut collection = Collection::new(fields, encoder);
    let upsert = collection.plan(documents, encoder)?;
    let bar = progress::counting("encoding", "passages", upsert.n_passages());
    encoding::encode(upsert, &mut collection, encoder, n_threads, &bar)?;
    bar.finish_and_clear();
    Ok(collection)
}
