//! `nearsight site`: a folder of built pages to the index of its search.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use nearsight_encoder::TextEncoder;
use nearsight_engine::ingest::{PageOptions, Selector};
use nearsight_site::{Language, Settings};

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::models::Models;
use crate::site::encoded::{self, cache_folder};
use crate::site::output::Output;
use crate::site::pages::{self, Pages, Read};
use crate::site::vector_cache::{Key, VectorCache};
use crate::{encoding, files, progress, terminal};

/// What is given instead of a model where there shall be none.
const NO_MODEL: &str = "none";
/// Folder of the index in the site.
const FOLDER: &str = "nearsight";

/// Make a built site searchable: by word, by meaning and with typos, on any static host.
#[derive(Debug, Args)]
pub(crate) struct Site {
    /// Folder of the built site
    #[arg(env = "NEARSIGHT_SITE_DIR")]
    folder: PathBuf,
    /// Where to write the index [default: the folder `nearsight` of the site]
    #[arg(short, long, value_name = "FOLDER", env = "NEARSIGHT_OUT")]
    out: Option<PathBuf>,
    /// Model that knows what passages mean; "none" for a search by words alone
    #[arg(long, default_value = "minilm-l6", env = "NEARSIGHT_MODEL")]
    model: String,
    /// Element that holds the content of a page, such as `main` or `#content` [default: the marked body, main or article]
    #[arg(long, value_name = "SELECTOR", env = "NEARSIGHT_ROOT_SELECTOR")]
    root_selector: Option<String>,
    /// Elements whose text is left out; may be given several times
    #[arg(
        long,
        value_name = "SELECTOR",
        env = "NEARSIGHT_EXCLUDE_SELECTORS",
        value_delimiter = ','
    )]
    exclude_selectors: Vec<String>,
    /// Pages whose path begins so are left out; may be given several times
    #[arg(
        long,
        value_name = "PATH",
        env = "NEARSIGHT_EXCLUDE",
        value_delimiter = ','
    )]
    exclude: Vec<String>,
    /// Threads that encode; the index does not depend on it [default: one a core]
    #[arg(long, value_name = "N", env = "NEARSIGHT_THREADS")]
    threads: Option<NonZero<usize>>,
}

impl Site {
    /// Reads, encodes what is new, and writes.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let start = Instant::now();
        let out = self.out.clone().unwrap_or_else(|| self.folder.join(FOLDER));
        let mut models = Models::default();
        if self.model != NO_MODEL {
            models.load_passages(&self.model)?;
        }
        let read = self.read(models.passages())?;
        let mut output = Output::default();
        let mut vectors = models
            .passages()
            .map(|encoder| self.vectors(encoder))
            .transpose()?;
        let mut used = Vec::new();
        for (language, pages) in &read.languages {
            let settings = Settings::new(Language::from_tag(language).unwrap_or(Language::NONE));
            let encoded = match &mut vectors {
                Some(vectors) => Some(vectors.of_pages(pages, &mut used)?),
                None => None,
            };
            let files = nearsight_site::write(&pages.pages, &settings, encoded.as_ref())?;
            output.add(language, pages.pages.len(), files);
        }
        output.write(&out, &self.site_from(&out))?;
        if let Some(vectors) = vectors {
            vectors.cache.save(used.into_iter())?;
        }
        say(&read, &output, &out, start);
        Ok(())
    }

    /// The way from the index to the site's root.
    fn site_from(&self, out: &Path) -> String {
        let inside = out.strip_prefix(&self.folder).ok();
        inside.map_or_else(
            || "../".into(),
            |inside| "../".repeat(inside.components().count()),
        )
    }

    fn read(&self, encoder: Option<&TextEncoder>) -> Result<Read, CliError> {
        let options = PageOptions {
            root: self.root_selector.as_deref().map(selector).transpose()?,
            exclude: self
                .exclude_selectors
                .iter()
                .map(|text| selector(text))
                .collect::<Result<_, _>>()?,
        };
        let is_wanted = |name: &str| {
            let lower = name.to_ascii_lowercase();
            let is_page = lower.ends_with(".html") || lower.ends_with(".htm");
            is_page
                && !self
                    .exclude
                    .iter()
                    .any(|path| name.starts_with(path.as_str()))
        };
        let read = pages::read(&self.folder, &options, is_wanted, encoder)?;
        if read.languages.is_empty() {
            return Err(CliError::NoFiles {
                path: self.folder.clone(),
                wanted: "HTML pages with content".into(),
            });
        }
        Ok(read)
    }

    fn vectors<'a>(&self, encoder: &'a TextEncoder) -> Result<Vectors<'a>, CliError> {
        let models = Cache::locate();
        // Models of other kinds have no list of whole words; what the site says has to do there.
        let vocabulary =
            files::read(&models.folder(&self.model).join("vocab.txt")).unwrap_or_default();
        Ok(Vectors {
            encoder,
            vocabulary: String::from_utf8_lossy(&vocabulary).into_owned(),
            cache: VectorCache::open(
                &cache_folder(models.root()),
                &self.folder,
                encoder.fingerprint(),
                encoder.dimension(),
            ),
            n_threads: self.threads.unwrap_or_else(encoding::all_cores),
        })
    }
}

/// What makes vectors.
struct Vectors<'a> {
    encoder: &'a TextEncoder,
    vocabulary: String,
    cache: VectorCache,
    n_threads: NonZero<usize>,
}

impl Vectors<'_> {
    fn of_pages(
        &mut self,
        pages: &Pages,
        used: &mut Vec<Key>,
    ) -> Result<nearsight_site::Encoded, CliError> {
        let (encoded, keys) = encoded::encoded(
            pages,
            &self.vocabulary,
            self.encoder,
            &mut self.cache,
            self.n_threads,
        )?;
        used.extend(keys);
        Ok(encoded)
    }
}

fn selector(text: &str) -> Result<Selector, CliError> {
    text.parse()
        .map_err(|error| CliError::Engine(nearsight_engine::EngineError::from(error)))
}

fn say(read: &Read, output: &Output, out: &Path, start: Instant) {
    let n_pages: usize = read.languages.values().map(|pages| pages.pages.len()).sum();
    let n_passages: usize = read
        .languages
        .values()
        .map(|pages| pages.inputs.len())
        .sum();
    let languages: Vec<&str> = read.languages.keys().map(String::as_str).collect();
    terminal::say(&format!(
        "{} files: {n_pages} pages in {}, {n_passages} passages; left out {} without content or not to be indexed, {} copies",
        read.n_files,
        languages.join(", "),
        read.n_left_out,
        read.n_copies
    ));
    terminal::say(&format!(
        "{}: {} files, {} in {:.1} s",
        out.display(),
        output.n_files(),
        progress::megabytes(output.n_bytes() as u64),
        start.elapsed().as_secs_f64()
    ));
}
