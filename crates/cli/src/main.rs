//! The `nearsight` command: fetches models, extracts documents, makes indexes and searches them.
#![cfg_attr(
    target_os = "wasi",
    expect(
        dead_code,
        reason = "what only the subcommands use that are not built there"
    )
)]

mod command;
mod corpus;
mod encoding;
mod error;
mod files;
#[cfg(target_os = "wasi")]
mod host;
mod model;
mod models;
#[cfg(not(target_os = "wasi"))]
mod pairs;
mod parallel;
mod pictures;
mod process;
mod progress;
mod sealing;
mod shown;
mod site;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::command::Command;
use crate::error::CliError;

/// Semantic search that runs where you are.
#[derive(Debug, Parser)]
#[command(name = "nearsight", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    // Where it fails, the paths that follow do.
    #[cfg(target_os = "wasi")]
    let _ = host::enter_folder();
    match Cli::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output, `head` for one, has read enough.
        Err(CliError::Write { error, .. }) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            terminal::complain(&error);
            ExitCode::FAILURE
        }
    }
}
