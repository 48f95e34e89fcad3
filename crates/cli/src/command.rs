//! The subcommands, one file each. Those that measure and train, which need the f32 networks, are not in the npm package's
//! command: they would make it several times as large.

#[cfg(target_os = "wasi")]
mod encode;
#[cfg(not(target_os = "wasi"))]
mod eval;
mod extract;
mod index;
mod model;
mod search;
mod site;
#[cfg(not(target_os = "wasi"))]
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
    /// Encode what another instance has put into a folder
    #[cfg(target_os = "wasi")]
    #[command(hide = true)]
    Encode(encode::Encode),
    /// Search an index
    Search(search::Search),
    /// Train small networks on frozen encoders
    #[cfg(not(target_os = "wasi"))]
    #[command(subcommand)]
    Train(train::Train),
    /// Measure models
    #[cfg(not(target_os = "wasi"))]
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
            #[cfg(target_os = "wasi")]
            Self::Encode(encode) => encode.run(),
            Self::Search(search) => search.run(),
            #[cfg(not(target_os = "wasi"))]
            Self::Train(train) => train.run(),
            #[cfg(not(target_os = "wasi"))]
            Self::Eval(eval) => eval.run(),
        }
    }
}
