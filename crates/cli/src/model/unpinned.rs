//! Files over HTTP whose hash nobody here knows: fetched whole, never put together of two answers.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use indicatif::ProgressBar;

use crate::error::CliError;
use crate::files::with_suffix;
use crate::model::download::several_tries;
use crate::model::http::{self, Failure};

/// A file to fetch for the first time.
#[derive(Debug)]
pub(crate) struct Unpinned<'a> {
    /// Its address.
    pub(crate) url: String,
    /// Where to put it; until it is complete it is beside that, with `.part` after its name.
    pub(crate) path: &'a Path,
}

impl Unpinned<'_> {
    /// Fetches the file unless it is there. `bar` follows the bytes on disk.
    ///
    /// # Errors
    /// [`CliError::Network`]; nothing is kept.
    pub(crate) fn run(&self, bar: &ProgressBar) -> Result<(), CliError> {
        if self.path.is_file() {
            return Ok(());
        }
        let part = with_suffix(self.path, ".part");
        let tried = several_tries(|| {
            let mut file = File::create(&part).map_err(Failure::Write)?;
            self.fetch(&mut file, bar)
        });
        tried.map_err(|failure| match failure {
            Failure::Write(error) => CliError::write(&part, error),
            Failure::Final(reason) | Failure::Passing(reason) => self.network(&part, reason),
        })?;
        fs::rename(&part, self.path).map_err(|error| CliError::write(self.path, error))
    }

    fn network(&self, part: &Path, reason: String) -> CliError {
        // The next answer may be another file: half of this one is of no use.
        let _ = fs::remove_file(part);
        CliError::Network {
            what: self.url.clone(),
            reason,
        }
    }

    fn fetch(&self, file: &mut File, bar: &ProgressBar) -> Result<(), Failure> {
        let mut response = http::get(&self.url, 0)?;
        if response.status != http::OK {
            return Err(response.refusal());
        }
        let length = response.length;
        bar.set_length(length.unwrap_or_default());
        let body = &mut response.body;
        let mut piece = vec![0; 1 << 16];
        let mut have = 0;
        loop {
            let read = body
                .read(&mut piece)
                .map_err(|error| Failure::Passing(error.to_string()))?;
            if read == 0 {
                break;
            }
            file.write_all(&piece[..read]).map_err(Failure::Write)?;
            have += read as u64;
            bar.set_position(have);
        }
        match length {
            Some(length) if length != have => Err(Failure::Passing(format!(
                "the connection ended after {have} bytes"
            ))),
            _ => Ok(()),
        }
    }
}
