//! Files, compressed and named by their content.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;

use super::File;
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
        let compressed: Vec<Vec<u8>> = self.contents.par_iter().map(|it| deflated(it)).collect();
        let names = self.hashes.iter().map(name_of);
        names
            .zip(compressed)
            .map(|(name, bytes)| File { name, bytes })
            .collect()
    }
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}
