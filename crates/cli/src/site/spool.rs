//! Batches of texts in a folder, encoded by whoever takes them: instances of this command, which share no memory.
//!
//! A batch is taken by making its file, which stays empty until all of its vectors are there.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::crew::Encoded;
use crate::error::CliError;
use crate::files;

#[cfg(test)]
mod tests;

/// Name of the file that says what is to be done.
const LIST: &str = "texts.json";

/// What is to be done.
#[derive(Debug, Serialize, Deserialize)]
struct List<T> {
    /// Name of the model's folder.
    model: String,
    batches: Vec<T>,
}

/// A folder of batches.
#[derive(Debug)]
pub(crate) struct Spool {
    folder: PathBuf,
    /// Batches that nobody is known to have taken begin here.
    next: usize,
    n_batches: usize,
}

impl Spool {
    /// Writes batches into a new folder.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(super) fn create(
        folder: PathBuf,
        model: &str,
        batches: &[Vec<&str>],
    ) -> Result<Self, CliError> {
        let list = List {
            model: model.to_owned(),
            batches: batches.to_vec(),
        };
        let path = folder.join(LIST);
        let json = serde_json::to_vec(&list);
        let json = json.map_err(|error| CliError::write(&path, error.into()))?;
        files::create_folder(&folder)?;
        files::write(&path, &json)?;
        Ok(Self {
            folder,
            next: 0,
            n_batches: batches.len(),
        })
    }

    /// Opens a folder that another instance has written: its model and its batches too.
    ///
    /// # Errors
    /// `file-unreadable` for what is none.
    pub(crate) fn open(folder: &Path) -> Result<(Self, String, Vec<Vec<String>>), CliError> {
        let path = folder.join(LIST);
        let list: List<Vec<String>> = serde_json::from_slice(&files::read(&path)?)
            .map_err(|error| CliError::read(&path, error.into()))?;
        let spool = Self {
            folder: folder.to_path_buf(),
            next: 0,
            n_batches: list.batches.len(),
        };
        Ok((spool, list.model, list.batches))
    }

    /// Takes the next batch that nobody has taken; those that others have are put to `others`.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(crate) fn take(&mut self, others: &mut Vec<usize>) -> Result<Option<usize>, CliError> {
        while self.next < self.n_batches {
            let batch = self.next;
            self.next += 1;
            let path = self.path(batch);
            match File::create_new(&path) {
                Ok(_) => return Ok(Some(batch)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => others.push(batch),
                Err(error) => return Err(CliError::write(&path, error)),
            }
        }
        Ok(None)
    }

    /// Leaves the vectors of a batch that was taken, for whoever made the folder.
    ///
    /// # Errors
    /// What the disk refuses.
    pub(crate) fn put(&self, batch: usize, vectors: &Encoded) -> Result<(), CliError> {
        let bytes: Vec<u8> = vectors.iter().flat_map(|x| x.to_le_bytes()).collect();
        files::write(&self.path(batch), &bytes)
    }

    /// The vectors of a batch, if whoever took it has left them.
    pub(super) fn get(&self, batch: usize) -> Option<Encoded> {
        let bytes = fs::read(self.path(batch)).ok();
        let bytes = bytes.filter(|bytes| !bytes.is_empty())?;
        let values = bytes.as_chunks().0.iter();
        Some(values.map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    fn path(&self, batch: usize) -> PathBuf {
        self.folder.join(format!("{batch}.vectors"))
    }
}
