//! SHA-256 of files, read piece by piece.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::CliError;

/// Lower-case hex SHA-256 of a file.
pub(crate) fn sha256(path: &Path) -> Result<String, CliError> {
    let digest = File::open(path).and_then(digest);
    digest.map_err(|error| CliError::read(path, error))
}

fn digest(mut file: File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let length = file.read(&mut piece)?;
        if length == 0 {
            break;
        }
        hasher.update(piece.get(..length).unwrap_or_default());
    }
    Ok(hex(&hasher.finalize()))
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a file that was fetched.
///
/// # Errors
/// [`CliError::HashMismatch`] naming `what`.
pub(crate) fn check(path: &Path, expected: &str, what: &str) -> Result<(), CliError> {
    let found = sha256(path)?;
    if found == expected {
        return Ok(());
    }
    Err(CliError::HashMismatch {
        what: what.into(),
        found,
        expected: expected.into(),
    })
}

/// True if the file is there with this length and hash.
pub(crate) fn is_intact(path: &Path, bytes: u64, expected: &str) -> bool {
    let has_length = path
        .metadata()
        .is_ok_and(|metadata| metadata.len() == bytes);
    has_length && sha256(path).is_ok_and(|found| found == expected)
}
