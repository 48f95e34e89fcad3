//! SHA-256 as lower-case hex: names bytes in manifests and fingerprints.

use sha2::{Digest, Sha256};

/// Hex digest of the concatenated parts.
pub(crate) fn sha256_hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
