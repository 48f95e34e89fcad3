//! `nearsight site`: a folder of built pages to the index of its search.

use std::path::Path;
use std::time::Instant;

use clap::Args;

use crate::error::CliError;
use crate::site::indexer::Indexer;
use crate::site::options::{Options, Plan};
use crate::site::report;
use crate::site::server::Server;
use crate::site::watch::Watch;
use crate::terminal;

/// Make a built site searchable: by word, by meaning and with typos, on any static host.
#[derive(Debug, Args)]
pub(crate) struct Site {
    #[command(flatten)]
    options: Options,
}

impl Site {
    /// Reads, encodes what is new, and writes; then, where wanted, serves and does it again after every change.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let plan = self.options.clone().plan()?;
        // A port that is taken is said before passages are encoded for minutes; changes in the meantime are not missed.
        let server = plan.serve.map(Server::bind).transpose()?;
        let watch = plan.watch.then(|| Watch::start(&plan)).transpose()?;
        let indexer = Indexer::new(plan)?;
        make(&indexer)?;
        let site = &indexer.plan().site;
        let serving = server.map(|server| {
            terminal::say(&format!(
                "{} serves {}; Ctrl+C ends it",
                server.address(),
                site.display()
            ));
            server.start(site)
        });
        match (watch, serving) {
            (Some(watch), _) => make_again(&self.options, indexer, watch),
            (None, Some(serving)) => {
                serving.join();
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }
}

fn make(indexer: &Indexer) -> Result<(), CliError> {
    let start = Instant::now();
    let (read, rows) = indexer.run()?;
    terminal::say(&format!(
        "{} files and {} records read; left out {} without content or not to be indexed, {} copies",
        read.n_files, read.n_records, read.n_left_out, read.n_copies
    ));
    terminal::say(&report::table(&rows));
    terminal::say(&format!(
        "{} written in {:.1} s",
        indexer.plan().out.display(),
        start.elapsed().as_secs_f64()
    ));
    say_scripts(indexer.plan());
    Ok(())
}

/// What is left to do.
fn say_scripts(plan: &Plan) {
    if plan.runtime.is_none() {
        return terminal::say(
            "the scripts that a page needs did not come with this command, so the folder has the index alone; name theirs with --runtime",
        );
    }
    // Where a page finds the folder, if the site is at its host's root; an index elsewhere is published under its own name.
    let name = || plan.out.file_name().map(Path::new);
    let folder = plan.out_in_site().or_else(name).unwrap_or(Path::new(""));
    let parts = folder.iter();
    let parts = parts.map(|part| format!("/{}", part.to_string_lossy()));
    terminal::say(&format!(
        "in a page: <script type=\"module\" src=\"{}/nearsight.js\"></script> <near-sight></near-sight>",
        parts.collect::<String>()
    ));
}

/// After every change, for as long as changes are told. What is wrong may be put right by the next one; the old index stays.
fn make_again(options: &Options, mut indexer: Indexer, mut watch: Watch) -> Result<(), CliError> {
    terminal::say(&format!(
        "{} is watched; Ctrl+C ends it",
        indexer.plan().site.display()
    ));
    loop {
        watch.wait()?;
        if let Err(error) = follow(options, &mut indexer, &mut watch) {
            terminal::complain(&error);
        }
    }
}

/// Once more, as the file of options says now. Only where the site is served stays as it was.
fn follow(options: &Options, indexer: &mut Indexer, watch: &mut Watch) -> Result<(), CliError> {
    let plan = options.clone().plan()?;
    // Before anything is read: what changes from now on is a reason to read again.
    *watch = Watch::start(&plan)?;
    indexer.follow(plan)?;
    make(indexer)
}
