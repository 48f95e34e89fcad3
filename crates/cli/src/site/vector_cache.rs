//! Vectors of texts that were encoded before: a site that is built again encodes only what changed.
//!
//! A file for each model: records of a text's hash (16 bytes) and its vector (f32, as this machine has them). What cannot be read
//! is encoded anew.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
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
    /// The records as in the file, the bytes of a hash as four numbers: a file of a hundred megabytes is read as it is.
    records: Vec<f32>,
    /// Which record a text's is.
    places: HashMap<Key, usize>,
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
        let mut cache = Self {
            records: read(&path, record_len(dimension)).unwrap_or_default(),
            path,
            dimension,
            places: HashMap::new(),
            n_kept: 0,
        };
        let records = cache.records.chunks_exact(record_len(dimension));
        cache.n_kept = records.len();
        cache.places = (records.enumerate())
            .filter_map(|(place, record)| {
                let (hash, values) = record.split_first_chunk()?;
                let is_whole = values.iter().all(|x| x.is_finite());
                is_whole.then(|| (bytemuck::cast::<[f32; HASH_LEN / 4], Key>(*hash), place))
            })
            .collect();
        cache
    }

    /// The key of a text.
    pub(crate) fn key(text: &str) -> Key {
        let digest = Sha256::digest(text.as_bytes());
        std::array::from_fn(|i| digest[i])
    }

    /// The vector of a text that was encoded before.
    pub(crate) fn get(&self, key: &Key) -> Option<&[f32]> {
        self.record(key)?.get(HASH_LEN / 4..)
    }

    fn record(&self, key: &Key) -> Option<&[f32]> {
        let len = record_len(self.dimension);
        let start = *self.places.get(key)? * len;
        self.records.get(start..start + len)
    }

    /// Remembers one.
    pub(crate) fn insert(&mut self, key: Key, values: &[f32]) {
        debug_assert_eq!(values.len(), self.dimension);
        let place = self.records.len() / record_len(self.dimension);
        self.places.insert(key, place);
        self.records
            .extend(bytemuck::cast::<Key, [f32; HASH_LEN / 4]>(key));
        self.records.extend_from_slice(values);
    }

    /// Puts what was remembered since behind what the file has: who is stopped has it when it begins again.
    ///
    /// # Errors
    /// `file-unwritable`.
    pub(crate) fn keep(&mut self) -> Result<(), CliError> {
        let len = record_len(self.dimension);
        let new = &self.records[self.n_kept * len..];
        self.n_kept = self.records.len() / len;
        if let Some(folder) = self.path.parent() {
            files::create_folder(folder)?;
        }
        append(&self.path, bytemuck::cast_slice(new), 4 * len)
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
        let records = used.iter().filter_map(|key| self.record(key));
        let bytes = records.flat_map(bytemuck::cast_slice);
        files::write(&self.path, &bytes.copied().collect::<Vec<u8>>())
    }
}

/// Numbers of a record.
fn record_len(dimension: usize) -> usize {
    HASH_LEN / 4 + dimension
}

/// The whole records of a file.
fn read(path: &Path, record_len: usize) -> io::Result<Vec<f32>> {
    let mut file = File::open(path)?;
    let n_records = file.metadata()?.len() as usize / (4 * record_len);
    let mut records = vec![0.0; n_records * record_len];
    file.read_exact(bytemuck::cast_slice_mut(&mut records))?;
    Ok(records)
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
