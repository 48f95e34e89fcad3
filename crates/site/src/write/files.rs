//! Files, compressed and named by their content.

use std::collections::HashMap;

use rayon::prelude::*;

use super::File;
use crate::SiteError;
use crate::format::deflate::deflated;
use crate::format::{Hash, hash, name_of};

#[derive(Debug, Default)]
pub(super) struct Files {
    hashes: Vec<Hash>,
    contents: Vec<Vec<u8>>,
}

impl Files {
    pub(super) fn push(&mut self, content: Vec<u8>) {
        self.hashes.push(hash(&content));
        self.contents.push(content);
    }

    pub(super) fn hashes(&self) -> Vec<Hash> {
        self.hashes.clone()
    }

    /// # Errors
    /// `site-names` where two files with other contents would have one name.
    pub(super) fn finish(self) -> Result<Vec<File>, SiteError> {
        self.check_names()?;
        let compressed: Vec<Vec<u8>> = self
            .contents
            .par_iter()
            .map(|content| deflated(content))
            .collect();
        let names = self.hashes.iter().map(name_of);
        let files = names
            .zip(compressed)
            .map(|(name, bytes)| File { name, bytes });
        Ok(files.collect())
    }

    fn check_names(&self) -> Result<(), SiteError> {
        let mut known: HashMap<&Hash, &[u8]> = HashMap::with_capacity(self.hashes.len());
        for (hash, content) in self.hashes.iter().zip(&self.contents) {
            if *known.entry(hash).or_insert(content) != *content {
                return Err(SiteError::Names {
                    name: name_of(hash),
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
