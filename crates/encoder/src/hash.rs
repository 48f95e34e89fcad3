//! SHA-256 as lower-case hex: names bytes in manifests and fingerprints.

use sha2::{Digest, Sha256};

/// A hash of bytes that arrive in pieces.
#[derive(Default)]
pub(crate) struct Sha256Hex(Sha256);

impl Sha256Hex {
    /// Adds the next bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hex digest of all bytes.
    pub(crate) fn finish(self) -> String {
        let digest = self.0.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Hex digest of the concatenated parts.
pub(crate) fn sha256_hex(parts: &[&[u8]]) -> String {
    let mut hash = Sha256Hex::default();
    for part in parts {
        hash.update(part);
    }
    hash.finish()
}
