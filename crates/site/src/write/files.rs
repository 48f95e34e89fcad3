//! Files, compressed and named by their content.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::File;
use crate::format::{Hash, hash, name_of};

#[derive(Debug, Default)]
pub(super) struct Files {
    hashes: Vec<Hash>,
    files: Vec<File>,
}

impl Files {
    pub(super) fn push(&mut self, content: &[u8]) {
        let hash = hash(content);
        self.hashes.push(hash);
        self.files.push(File {
            name: name_of(&hash),
            bytes: deflated(content),
        });
    }

    pub(super) fn hashes(&self) -> Vec<Hash> {
        self.hashes.clone()
    }

    pub(super) fn finish(self) -> Vec<File> {
        self.files
    }
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}
