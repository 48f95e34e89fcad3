//! The subcommands, one file each.

mod eval;
mod extract;
mod index;
mod model;
mod search;
mod site;
mod train;

use clap::Subcommand;

use crate::error::CliError;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Take the documents out of a folder of HTML pages, as JSON Lines
    Extract(extract::Extract),
    /// Fetch, convert and verify models
    #[command(subcommand)]
    Model(model::Model),
    /// Make an index of files and folders (.html .md .txt .jsonl .csv)
    Index(index::Index),
    /// Make a built site searchable: by word, by meaning and with typos, on any static host
    Site(site::Site),
    /// Search an index
    Search(search::Search),
    /// Train small networks on frozen encoders
    #[command(subcommand)]
    Train(train::Train),
    /// Measure models
    #[command(subcommand)]
    Eval(eval::Eval),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<(), CliError> {
        match self {
            Self::Extract(extract) => extract.run(),
            Self::Model(model) => model.run(),
            Self::Index(index) => index.run(),
            Self::Site(site) => site.run(),
            Self::Search(search) => search.run(),
            Self::Train(train) => train.run(),
            Self::Eval(eval) => eval.run(),
        }
    }
}
