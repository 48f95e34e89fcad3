//! `nearsight index`: files and folders to one index file.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use nearsight_encoder::ImageEncoder;
use nearsight_engine::{Collection, Fields, Incoming, Skipped, Upsert};

use crate::corpus::Corpus;
use crate::error::CliError;
use crate::models::Models;
use crate::pictures::thumbnails::Thumbnails;
use crate::shown::Seeing;
use crate::{encoding, files, progress, sealing, terminal};

/// What is given instead of a model where there shall be none.
const NO_MODEL: &str = "none";

/// Fields of pages and other texts.
const DEFAULT_FIELDS: &str = "title,heading,text";

/// Field of the pictures that no document names.
const PICTURE_FIELD: &str = "photo";

/// Make an index of files and folders.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Files, or folders with all readable files below them (.html .md .txt .jsonl .csv, or, where there are none of these,
    /// pictures: .jpg .png .webp .gif)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Where to write the index
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Model that turns text into vectors; "none" for an index that finds texts by their words alone
    #[arg(long, default_value = "minilm-l6", env = "NEARSIGHT_MODEL")]
    model: String,
    /// Model that turns pictures into vectors, and texts that describe them
    #[arg(long, default_value = "lite0-minilm", value_name = "MODEL")]
    picture_model: String,
    /// Fields to search in, the last one with text being the body, and types of other fields that documents must keep to:
    /// title,text,price:float,category:keyword,photo:image,look:vector(512, dot); of pictures documents name the path, beside
    /// their own file, or the address [default: title,heading,text, and photo:image where there are pictures]
    #[arg(long, value_name = "NAMES")]
    fields: Option<String>,
    /// Write small JPEG pictures into this folder; documents name theirs as `thumbnail`
    #[arg(long, value_name = "FOLDER")]
    thumbnails: Option<PathBuf>,
    /// Longer side of the small pictures, in pixels
    #[arg(
        long,
        value_name = "PIXELS",
        default_value_t = 320,
        requires = "thumbnails"
    )]
    thumbnail_side: u32,
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
        let corpus = Corpus::of_paths(&self.paths)?;
        terminal::say(&corpus.summary());
        let mut models = Models::default();
        let fields = self.fields(&corpus, &mut models)?;
        // The names of picture files are words, but say nothing that a model of passages should read.
        let has_passages = fields.names().len() > 0 && !corpus.pages.is_empty();
        if self.model != NO_MODEL && has_passages {
            models.load_passages(&self.model)?;
        }
        let n_threads = self.threads.unwrap_or_else(encoding::all_cores);
        let documents = self.documents(corpus, &fields, &models, n_threads)?;
        let mut collection = Collection::in_language(fields, models.encoders(), &self.language)?;
        let upsert = plan(&collection, documents, &models, self.on_invalid)?;
        encode(&mut collection, upsert, &models, n_threads)?;
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

    /// The declared fields; loads the model of pictures if one holds pictures, because it says how long their vectors are.
    fn fields(&self, corpus: &Corpus, models: &mut Models) -> Result<Fields, CliError> {
        let default = match (corpus.pictures.is_empty(), corpus.pages.is_empty()) {
            (true, _) => return self.declared(DEFAULT_FIELDS, models),
            (false, true) => format!("title,{PICTURE_FIELD}:image"),
            (false, false) => format!("{DEFAULT_FIELDS},{PICTURE_FIELD}:image"),
        };
        self.declared(&default, models)
    }

    fn declared(&self, default: &str, models: &mut Models) -> Result<Fields, CliError> {
        let mut declared = Vec::new();
        for field in split(self.fields.as_deref().unwrap_or(default)) {
            let (name, field_type) = field.split_once(':').unwrap_or((field, "text"));
            let field_type = match field_type.trim() {
                "image" => format!("image({})", self.picture_dimension(models)?),
                other => other.to_owned(),
            };
            declared.push((name.trim(), field_type));
        }
        let fields = Fields::new(declared)?;
        if fields.has_pictures() {
            // Of `image(N)`, too.
            self.picture_dimension(models)?;
        }
        Ok(fields)
    }

    fn picture_dimension(&self, models: &mut Models) -> Result<usize, CliError> {
        if models.pictures().is_none() {
            models.load_pictures(&self.picture_model)?;
        }
        Ok(models.pictures().map_or(0, ImageEncoder::dimension))
    }

    /// The documents, with the vectors of the pictures that they name.
    fn documents(
        &self,
        corpus: Corpus,
        fields: &Fields,
        models: &Models,
        n_threads: NonZero<usize>,
    ) -> Result<Vec<Incoming>, CliError> {
        let field = fields.pictures().next().unwrap_or(PICTURE_FIELD);
        let documents = corpus.into_placed(field);
        let Some(encoder) = models.pictures() else {
            return Ok(documents
                .into_iter()
                .map(|placed| placed.document.into())
                .collect());
        };
        let folder = self.thumbnails.clone();
        let thumbnails = folder.map(|folder| Thumbnails::new(folder, self.thumbnail_side));
        let thumbnails = thumbnails.transpose()?;
        let seeing = Seeing {
            encoder,
            thumbnails: thumbnails.as_ref(),
            n_threads,
        };
        let (documents, unseen) = seeing.see(documents, fields)?;
        for reason in &unseen {
            terminal::say(&format!("passed over: {reason}"));
        }
        Ok(documents)
    }
}

/// The parts between commas, except those within the brackets of a type.
fn split(fields: &str) -> Vec<&str> {
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
    documents: Vec<Incoming>,
    models: &Models,
    on_invalid: OnInvalid,
) -> Result<Upsert, CliError> {
    let candidates = documents.into_iter().map(Ok).collect();
    let upsert = collection.plan_candidates(candidates, models.encoders(), on_invalid.into())?;
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
    models: &Models,
    n_threads: NonZero<usize>,
) -> Result<(), CliError> {
    if let Some(encoder) = models.passages() {
        let bar = progress::counting("encoding", "passages", upsert.n_passages());
        encoding::encode(&mut upsert, collection, encoder, n_threads, &bar)?;
        bar.finish_and_clear();
    }
    let bar = progress::counting("indexing", "documents", upsert.n_documents());
    while upsert.step(collection, models.encoders(), usize::MAX)? {
        bar.set_position(upsert.done_documents() as u64);
    }
    bar.finish_and_clear();
    Ok(sealing::seal_due(collection, n_threads)?)
}

#[cfg(test)]
mod tests;
