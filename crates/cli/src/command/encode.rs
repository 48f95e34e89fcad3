//! `nearsight encode`: the other instances of `nearsight site` where there are no threads.

use std::path::PathBuf;

use clap::Args;

use crate::error::CliError;
use crate::model::cache::Cache;
use crate::site::crew;
use crate::site::spool::Spool;

/// Encode what another instance has put into a folder.
#[derive(Debug, Args)]
pub(crate) struct Encode {
    /// Folder of the batches
    folder: PathBuf,
}

impl Encode {
    /// Takes batches until none is left.
    pub(crate) fn run(self) -> Result<(), CliError> {
        let (mut spool, model, batches) = Spool::open(&self.folder)?;
        let encoder = Cache::locate().load(&model)?;
        while let Some(batch) = spool.take(&mut Vec::new())? {
            let texts: Vec<&str> = batches[batch].iter().map(String::as_str).collect();
            spool.put(batch, &crew::encode(&encoder, &texts)?)?;
        }
        Ok(())
    }
}
