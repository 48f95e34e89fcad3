//! What can be said of a site: each as a flag, as a variable and as a key of `nearsight.toml`.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::BoolishValueParser;
use nearsight_engine::ingest::{PageOptions, Selector};
use serde::Deserialize;

use super::config;
use super::patterns::{DEFAULT_GLOB, Patterns, split};
use super::port::Port;
use super::runtime::Runtime;
use super::tier::Tier;
use crate::encoding;
use crate::error::CliError;

#[cfg(test)]
mod tests;

/// Folder of the index in the site.
const FOLDER: &str = "nearsight";
/// Model of who names none.
const DEFAULT_MODEL: &str = "minilm-l6";
/// What is given instead of a model where there shall be none.
const NO_MODEL: &str = "none";

// No doc comment: clap would take it for the command's.
#[derive(Debug, Clone, Default, PartialEq, Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Options {
    /// Folder of the built site
    #[arg(value_name = "FOLDER", env = "NEARSIGHT_SITE_DIR")]
    site: Option<PathBuf>,
    /// File of options [default: nearsight.toml here or beside the site, if there is one]
    #[arg(long, value_name = "FILE", env = "NEARSIGHT_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// Where to write the index [default: the folder `nearsight` of the site]
    #[arg(short, long, value_name = "FOLDER", env = "NEARSIGHT_OUT")]
    out: Option<PathBuf>,
    /// Model that knows what passages mean; "none" for a search by words alone [default: minilm-l6]
    #[arg(long, env = "NEARSIGHT_MODEL")]
    model: Option<String>,
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
    /// Which files are pages, by their paths below the site [default: **/*.{html,htm}]
    #[arg(long, value_name = "PATTERN", env = "NEARSIGHT_GLOB")]
    glob: Option<String>,
    /// Pages that are left out, by a pattern such as `**/drafts/**` or by what their path begins with; may be given several times
    #[arg(long, value_name = "PATTERN", env = "NEARSIGHT_EXCLUDE")]
    exclude: Vec<String>,
    /// Records that are found beside the pages, an object a line with url, content and language, and with meta, filters and sort
    /// where wanted; may be given several times
    #[arg(
        long,
        value_name = "FILE.jsonl",
        env = "NEARSIGHT_RECORDS",
        value_delimiter = ','
    )]
    records: Vec<PathBuf>,
    /// What makes vectors of questions in the page [default: static]
    #[arg(long, value_name = "TIER", env = "NEARSIGHT_TIER")]
    tier: Option<Tier>,
    /// Folder of the scripts that a page needs, to be put beside the index [default: the one that came with this command]
    #[arg(long, value_name = "FOLDER", env = "NEARSIGHT_RUNTIME")]
    runtime: Option<PathBuf>,
    /// Threads that encode; the index does not depend on it [default: one a core]
    #[arg(long, value_name = "N", env = "NEARSIGHT_THREADS")]
    threads: Option<NonZero<usize>>,
    /// Serve the site to this machine afterwards, at this port or at 1414
    #[arg(
        long,
        value_name = "PORT",
        env = "NEARSIGHT_SERVE",
        num_args = 0..=1,
        default_missing_value = "true"
    )]
    serve: Option<Port>,
    /// Index again whenever pages or records change; `--watch=false` where the file of options says otherwise
    #[arg(
        long,
        value_name = "true|false",
        env = "NEARSIGHT_WATCH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        value_parser = BoolishValueParser::new()
    )]
    watch: Option<bool>,
}

/// What is to be done, with everything decided and checked.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The built site.
    pub(crate) site: PathBuf,
    /// Folder of the index.
    pub(crate) out: PathBuf,
    /// None for a search by words alone.
    pub(crate) model: Option<String>,
    /// What to read of a page.
    pub(crate) page: PageOptions,
    /// Which files are pages.
    pub(crate) patterns: Patterns,
    /// Files of records beside the pages.
    pub(crate) records: Vec<PathBuf>,
    /// The file of options, where there is one.
    pub(crate) config: Option<PathBuf>,
    /// What makes vectors of questions in the page.
    pub(crate) tier: Tier,
    /// The scripts that a page needs, if there are any.
    pub(crate) runtime: Option<Runtime>,
    /// Threads that encode; one a core if none.
    pub(crate) threads: Option<NonZero<usize>>,
    /// Port at which the site is served afterwards.
    pub(crate) serve: Option<u16>,
    /// Whether it is indexed again whenever it changes.
    pub(crate) watch: bool,
}

impl Plan {
    /// The folder of the index, seen from the site; `None` where it is elsewhere.
    pub(crate) fn out_in_site(&self) -> Option<&Path> {
        self.out.strip_prefix(&self.site).ok()
    }

    /// What it is made of beside the pages.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.records
            .iter()
            .chain(&self.config)
            .map(PathBuf::as_path)
    }

    /// Threads that read pages and encode.
    pub(crate) fn n_threads(&self) -> NonZero<usize> {
        self.threads.unwrap_or_else(encoding::all_cores)
    }
}

impl Options {
    /// Flags and variables first, then the file of options, then what is best for most sites.
    ///
    /// # Errors
    /// [`CliError::Config`] for a file that is none, [`CliError::NoSite`] where nobody names the site, `file-missing`
    /// where it is not there, `selector-invalid`, `glob-invalid`.
    pub(crate) fn plan(mut self) -> Result<Plan, CliError> {
        // A variable holds all of them in one text; in the file each has its own.
        self.exclude = self.exclude.iter().flat_map(|text| split(text)).collect();
        let config = config::find(self.config.as_deref(), self.site.as_deref());
        let options = match &config {
            Some(path) => self.or(config::read(path)?),
            None => self,
        };
        let site = options.site.ok_or(CliError::NoSite)?;
        // Said before a model is loaded.
        fs::metadata(&site).map_err(|error| CliError::read(&site, error))?;
        let model = options.model.unwrap_or_else(|| DEFAULT_MODEL.into());
        Ok(Plan {
            out: options.out.unwrap_or_else(|| site.join(FOLDER)),
            site,
            model: (model != NO_MODEL).then_some(model),
            page: PageOptions {
                root: options.root_selector.as_deref().map(selector).transpose()?,
                exclude: given(&options.exclude_selectors)
                    .map(selector)
                    .collect::<Result<_, _>>()?,
            },
            patterns: Patterns::new(
                options.glob.as_deref().unwrap_or(DEFAULT_GLOB),
                given(&options.exclude),
            )?,
            records: options.records,
            config,
            tier: options.tier.unwrap_or_default(),
            runtime: Runtime::locate(options.runtime.as_deref())?,
            threads: options.threads,
            serve: options.serve.and_then(|port| port.0),
            watch: options.watch.unwrap_or(false),
        })
    }

    /// What is not said here is taken from `other`. Lists are taken whole.
    fn or(self, other: Self) -> Self {
        Self {
            site: self.site.or(other.site),
            config: self.config.or(other.config),
            out: self.out.or(other.out),
            model: self.model.or(other.model),
            root_selector: self.root_selector.or(other.root_selector),
            exclude_selectors: first(self.exclude_selectors, other.exclude_selectors),
            glob: self.glob.or(other.glob),
            exclude: first(self.exclude, other.exclude),
            records: first(self.records, other.records),
            tier: self.tier.or(other.tier),
            runtime: self.runtime.or(other.runtime),
            threads: self.threads.or(other.threads),
            serve: self.serve.or(other.serve),
            watch: self.watch.or(other.watch),
        }
    }

    /// Paths are meant from `folder` on.
    pub(super) fn below(mut self, folder: &Path) -> Self {
        let single = [&mut self.site, &mut self.out, &mut self.runtime];
        let single = single.into_iter().flatten();
        for path in single.chain(&mut self.records) {
            *path = folder.join(&path);
        }
        self
    }
}

fn first<T>(list: Vec<T>, other: Vec<T>) -> Vec<T> {
    if list.is_empty() { other } else { list }
}

/// What a list holds: clap makes one empty text of an empty variable, which says that there is nothing.
fn given(list: &[String]) -> impl Iterator<Item = &str> {
    let texts = list.iter().map(|text| text.trim());
    texts.filter(|text| !text.is_empty())
}

fn selector(text: &str) -> Result<Selector, CliError> {
    text.parse()
        .map_err(|error| CliError::Engine(nearsight_engine::EngineError::from(error)))
}
