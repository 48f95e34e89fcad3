//! `nearsight extract`: a folder of HTML pages to JSON Lines.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use crate::corpus::Corpus;
use crate::error::CliError;
use crate::{files, terminal};

/// Take the documents out of a folder of HTML pages, as JSON Lines.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Folder of HTML pages, with all folders below it
    folder: PathBuf,
    /// Write here instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Extract {
    /// Writes a document a line, pages in the order of their paths.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let start = Instant::now();
        let corpus = Corpus::of_folder(&self.folder, is_page)?;
        if corpus.n_files == 0 {
            return Err(CliError::NoFiles {
                path: self.folder,
                wanted: "HTML pages".into(),
            });
        }
        let summary = corpus.summary();
        let mut lines = String::new();
        for document in corpus.into_documents() {
            lines.push_str(&serde_json::json!(document).to_string());
            lines.push('\n');
        }
        match &self.output {
            Some(path) => files::write(path, lines.as_bytes())?,
            None => terminal::print(&lines)?,
        }
        terminal::say(&format!(
            "{summary} ({:.2} s)",
            start.elapsed().as_secs_f64()
        ));
        Ok(())
    }
}

fn is_page(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".html") || name.ends_with(".htm")
}
