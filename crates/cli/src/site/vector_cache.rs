//! Vectors of texts that were encoded before: a site that is built again encodes only what changed.
//!
//! A file for each model: records of a text's hash (16 bytes) and its vector (f32, little endian). What cannot be read is
//! encoded anew.

use std::collections::{HashMap, HashSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::CliError;
use crate::files;

#[cfg(test)]
mod tests;

const HASH_LEN: usize = 16;

/// Hash of a text.
pub(crate) type Key = [u8; HASH_LEN];

/// Vectors by text.
#[derive(Debug)]
pub(crate) struct VectorCache {
    path: PathBuf,
    dimension: usize,
    known: HashMap<Key, Box<[f32]>>,
    has_changed: bool,
}

impl VectorCache {
    /// Reads the vectors that `folder` has of a site and a model. Each site has a file of its own, because what it no longer
    /// needs is forgotten.
    pub(crate) fn open(folder: &Path, site: &Path, fingerprint: &str, dimension: usize) -> Self {
        let place = fs::canonicalize(site).unwrap_or_else(|_| site.to_path_buf());
        let [a, b, c, d, ..] = Self::key(&place.to_string_lossy());
        let path = folder.join(format!(
            "{}-{:08x}.vectors",
            plain(fingerprint),
            u32::from_be_bytes([a, b, c, d])
        ));
        let bytes = files::read(&path).unwrap_or_default();
        let mut known = HashMap::new();
        for record in bytes.chunks_exact(record_len(dimension)) {
            let (hash, values) = record.split_at(HASH_LEN);
            let values: Box<[f32]> = values
                .as_chunks()
                .0
                .iter()
                .map(|bytes| f32::from_le_bytes(*bytes))
                .collect();
            if let (Ok(key), true) = (hash.try_into(), values.iter().all(|x| x.is_finite())) {
                known.insert(key, values);
            }
        }
        Self {
            path,
            dimension,
            known,
            has_changed: false,
        }
    }

    /// The key of a text.
    pub(crate) fn key(text: &str) -> Key {
        let digest = Sha256::digest(text.as_bytes());
        std::array::from_fn(|i| digest[i])
    }

    /// The vector of a text that was encoded before.
    pub(crate) fn get(&self, key: &Key) -> Option<&[f32]> {
        self.known.get(key).map(|values| &values[..])
    }

    /// Remembers one.
    pub(crate) fn insert(&mut self, key: Key, values: &[f32]) {
        debug_assert_eq!(values.len(), self.dimension);
        self.has_changed = true;
        self.known.insert(key, values.into());
    }

    /// Puts vectors behind those in the file: who is stopped has them when it begins again.
    ///
    /// # Errors
    /// `file-unwritable`.
    pub(crate) fn keep(&self, keys: impl Iterator<Item = Key>) -> Result<(), CliError> {
        let bytes = self.records(keys);
        if let Some(folder) = self.path.parent() {
            files::create_folder(folder)?;
        }
        append(&self.path, &bytes, record_len(self.dimension))
            .map_err(|error| CliError::write(&self.path, error))
    }

    /// Writes the vectors of `used` and forgets all others, if anything was added.
    pub(crate) fn save(self, used: impl Iterator<Item = Key>) -> Result<(), CliError> {
        if !self.has_changed {
            return Ok(());
        }
        let mut seen = HashSet::new();
        let bytes = self.records(used.filter(|key| seen.insert(*key)));
        if let Some(folder) = self.path.parent() {
            files::create_folder(folder)?;
        }
        files::write(&self.path, &bytes)
    }

    fn records(&self, keys: impl Iterator<Item = Key>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (key, values) in keys.filter_map(|key| Some((key, self.get(&key)?))) {
            bytes.extend_from_slice(&key);
            values
                .iter()
                .for_each(|x| bytes.extend_from_slice(&x.to_le_bytes()));
        }
        bytes
    }
}

fn record_len(dimension: usize) -> usize {
    HASH_LEN + 4 * dimension
}

/// Appends records; what a stopped run left of one is overwritten.
fn append(path: &Path, bytes: &[u8], record_len: usize) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    let whole = file.metadata()?.len() / record_len as u64 * record_len as u64;
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    file.write_all(bytes)
}

/// Letters and digits, for the name of a file.
fn plain(text: &str) -> String {
    let letters = text.chars();
    letters
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}
