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
    /// Places of the texts' vectors.
    places: HashMap<Key, usize>,
    /// The vectors, one after another.
    values: Vec<f32>,
    /// Records in the file.
    n_kept: usize,
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
        let n_kept = bytes.len() / record_len(dimension);
        let mut cache = Self {
            path,
            dimension,
            places: HashMap::with_capacity(n_kept),
            values: Vec::with_capacity(n_kept * dimension),
            n_kept,
        };
        for record in bytes.chunks_exact(record_len(dimension)) {
            cache.read_record(record);
        }
        cache
    }

    /// Takes a record, unless its values are no numbers.
    fn read_record(&mut self, record: &[u8]) {
        let Some((key, values)) = record.split_first_chunk() else {
            return;
        };
        let place = self.values.len();
        let numbers = values.as_chunks().0.iter();
        self.values
            .extend(numbers.map(|bytes| f32::from_le_bytes(*bytes)));
        if self.values[place..].iter().all(|x| x.is_finite()) {
            self.places.insert(*key, place);
        } else {
            self.values.truncate(place);
        }
    }

    /// The key of a text.
    pub(crate) fn key(text: &str) -> Key {
        let digest = Sha256::digest(text.as_bytes());
        std::array::from_fn(|i| digest[i])
    }

    /// The vector of a text that was encoded before.
    pub(crate) fn get(&self, key: &Key) -> Option<&[f32]> {
        let place = *self.places.get(key)?;
        self.values.get(place..place + self.dimension)
    }

    /// Remembers one.
    pub(crate) fn insert(&mut self, key: Key, values: &[f32]) {
        debug_assert_eq!(values.len(), self.dimension);
        self.places.insert(key, self.values.len());
        self.values.extend_from_slice(values);
    }

    /// Puts vectors behind those in the file: who is stopped has them when it begins again.
    ///
    /// # Errors
    /// `file-unwritable`.
    pub(crate) fn keep(
        &mut self,
        keys: impl ExactSizeIterator<Item = Key>,
    ) -> Result<(), CliError> {
        self.n_kept += keys.len();
        let bytes = self.records(keys);
        if let Some(folder) = self.path.parent() {
            files::create_folder(folder)?;
        }
        append(&self.path, &bytes, record_len(self.dimension))
            .map_err(|error| CliError::write(&self.path, error))
    }

    /// Forgets what is not `used`, once that is more than half of the file: writing all takes longer than a page that changed.
    ///
    /// # Errors
    /// `file-unwritable`.
    pub(crate) fn forget_others(self, used: &HashSet<Key>) -> Result<(), CliError> {
        if self.n_kept <= 2 * used.len() {
            return Ok(());
        }
        files::write(&self.path, &self.records(used.iter().copied()))
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
