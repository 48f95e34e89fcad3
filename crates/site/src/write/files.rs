//! Files, compressed and named by their content.

use rayon::prelude::*;

use super::File;
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

    pub(super) fn finish(self) -> Vec<File> {
        let compressed: Vec<Vec<u8>> = self
            .contents
            .par_iter()
            .map(|content| deflated(content))
            .collect();
        let names = self.hashes.iter().map(name_of);
        names
            .zip(compressed)
            .map(|(name, bytes)| File { name, bytes })
            .collect()
    }
}
