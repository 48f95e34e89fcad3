//! Files over HTTP: resumed where the last try stopped, kept only if the hash is right.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;

use crate::error::CliError;
use crate::files::with_suffix;
use crate::model::hash;
use crate::model::http::{self, Failure};

/// Tries of one file, each going on where the last one stopped.
const TRIES: usize = 4;

/// A file to fetch.
#[derive(Debug)]
pub(crate) struct Download<'a> {
    /// Its address.
    pub(crate) url: String,
    /// Where to put it; until it is complete it is beside that, with `.part` after its name.
    pub(crate) path: &'a Path,
    /// Its length.
    pub(crate) bytes: u64,
    /// Its lower-case hex SHA-256.
    pub(crate) sha256: &'a str,
}

impl Download<'_> {
    /// Fetches the file unless it is there. `bar` follows the bytes on disk.
    ///
    /// # Errors
    /// [`CliError::Network`]: what came so far is kept, and the next call goes on from there.
    /// [`CliError::HashMismatch`]: nothing is kept.
    pub(crate) fn run(&self, bar: &ProgressBar) -> Result<(), CliError> {
        if hash::is_intact(self.path, self.bytes, self.sha256) {
            bar.set_position(self.bytes);
            return Ok(());
        }
        let part = with_suffix(self.path, ".part");
        self.fill(&part, bar)?;
        if let Err(error) = hash::check(&part, self.sha256, &self.url) {
            fs::remove_file(&part).map_err(|error| CliError::write(&part, error))?;
            return Err(error);
        }
        fs::rename(&part, self.path).map_err(|error| CliError::write(self.path, error))
    }

    fn fill(&self, part: &Path, bar: &ProgressBar) -> Result<(), CliError> {
        let tried = several_tries(|| {
            let file = OpenOptions::new().create(true).append(true).open(part);
            self.go_on(&mut file.map_err(Failure::Write)?, bar)
        });
        tried.map_err(|failure| match failure {
            Failure::Write(error) => CliError::write(part, error),
            Failure::Final(reason) => self.network(reason),
            Failure::Passing(last) => self.network(format!(
                "{last}; run the command again, it goes on from there"
            )),
        })
    }

    fn network(&self, reason: String) -> CliError {
        CliError::Network {
            what: self.url.clone(),
            reason,
        }
    }

    /// Appends what is missing to the file.
    fn go_on(&self, file: &mut File, bar: &ProgressBar) -> Result<(), Failure> {
        let mut have = file.metadata().map_err(Failure::Write)?.len();
        if have > self.bytes {
            have = restart(file)?;
        }
        bar.set_position(have);
        if have == self.bytes {
            return Ok(());
        }
        let mut response = http::get(&self.url, have)?;
        match response.status {
            http::PARTIAL_CONTENT if have > 0 => {}
            // A server that knows no ranges sends everything again.
            http::OK => have = restart(file)?,
            http::RANGE_NOT_SATISFIABLE => {
                restart(file)?;
                return Err(Failure::Passing(
                    "the server has a file of another length".into(),
                ));
            }
            _ => return Err(response.refusal()),
        }
        let body = &mut response.body;
        let mut piece = vec![0; 1 << 16];
        while have < self.bytes {
            let length = body
                .read(&mut piece)
                .map_err(|error| Failure::Passing(error.to_string()))?;
            if length == 0 {
                return Err(Failure::Passing(format!(
                    "the connection ended after {have} bytes"
                )));
            }
            file.write_all(&piece[..length]).map_err(Failure::Write)?;
            have += length as u64;
            bar.set_position(have);
        }
        Ok(())
    }
}

/// Tries until one works, or trying again does not help, or there were enough; then the last one's failure.
pub(super) fn several_tries(
    mut attempt: impl FnMut() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut last = String::new();
    for wait in 0..TRIES {
        std::thread::sleep(Duration::from_millis(500) * wait as u32);
        match attempt() {
            Err(Failure::Passing(reason)) => last = reason,
            ended => return ended,
        }
    }
    Err(Failure::Passing(last))
}

fn restart(file: &mut File) -> Result<u64, Failure> {
    file.set_len(0)
        .and_then(|()| file.rewind())
        .map_err(Failure::Write)?;
    Ok(0)
}

#[cfg(test)]
mod tests;
