//! Packages through pip, which knows this machine's mirrors and proxies.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use crate::error::CliError;
use crate::process::{Ended, Program};

/// Names that Python goes by.
const PYTHONS: [&str; 2] = ["python3", "python"];

const DOWNLOAD: [&str; 10] = [
    "-m",
    "pip",
    "download",
    "--no-deps",
    "--no-cache-dir",
    "--no-input",
    "--quiet",
    "--disable-pip-version-check",
    "--only-binary",
    ":all:",
];

/// Downloads the wheel of a requirement into an empty folder. `bar` follows pip's file as it grows.
///
/// # Errors
/// [`CliError::PipMissing`]; [`CliError::Network`] with pip's own last words.
pub(crate) fn download(
    requirement: &str,
    folder: &Path,
    bar: &ProgressBar,
) -> Result<PathBuf, CliError> {
    let growing = folder.join("growing");
    crate::files::create_folder(&growing)?;
    let ended = run(requirement, folder, &growing, bar)?;
    if ended.is_success
        && let Some(wheel) = wheel_in(folder)
    {
        return Ok(wheel);
    }
    if ended.stderr.contains("No module named pip") {
        return Err(CliError::PipMissing {
            reason: "Python has no pip module".into(),
        });
    }
    let reason = match ended.stderr.trim() {
        "" => format!("pip ended with {}", ended.status),
        complaint => format!("pip says: {complaint}"),
    };
    Err(CliError::Network {
        what: requirement.to_owned(),
        reason,
    })
}

fn run(
    requirement: &str,
    folder: &Path,
    growing: &Path,
    bar: &ProgressBar,
) -> Result<Ended, CliError> {
    let mut arguments: Vec<&OsStr> = DOWNLOAD.iter().map(OsStr::new).collect();
    arguments.extend([
        OsStr::new("--dest"),
        folder.as_os_str(),
        OsStr::new(requirement),
    ]);
    let mut reason = String::new();
    for name in PYTHONS {
        let pip = Program {
            name,
            arguments: &arguments,
            // pip fills its file in the folder for temporary files: there it can be watched.
            variables: &[("TMPDIR", growing), ("TEMP", growing), ("TMP", growing)],
        };
        match pip.run(|| bar.set_position(length_of_all(folder))) {
            Ok(ended) => return Ok(ended),
            Err(error) => reason = format!("{name}: {error}"),
        }
    }
    Err(CliError::PipMissing { reason })
}

fn wheel_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.find(|path| path.extension().is_some_and(|extension| extension == "whl"))
}

/// Bytes of all files below a folder. Files come and go meanwhile: one that cannot be seen counts nothing.
fn length_of_all(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let lengths = entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => length_of_all(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        });
    lengths.sum()
}
