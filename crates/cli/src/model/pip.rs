//! Packages through pip, which knows this machine's mirrors and proxies.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use indicatif::ProgressBar;

use crate::error::CliError;

/// Names that Python goes by.
const PYTHONS: [&str; 2] = ["python3", "python"];

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
    let mut pip = start(requirement, folder, &growing)?;
    // Read aside, so that a long complaint cannot fill the pipe and stop pip.
    let stderr = pip.stderr.take();
    let complaint = std::thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut stderr) = stderr {
            // What cannot be read is not told.
            let _ = stderr.read_to_end(&mut text);
        }
        String::from_utf8_lossy(&text).into_owned()
    });
    let status = loop {
        match pip.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => {}
            Err(error) => {
                return Err(CliError::PipMissing {
                    reason: error.to_string(),
                });
            }
        }
        bar.set_position(length_of_all(folder));
        std::thread::sleep(Duration::from_millis(100));
    };
    let complaint = complaint.join().unwrap_or_default();
    if status.success()
        && let Some(wheel) = wheel_in(folder)
    {
        return Ok(wheel);
    }
    if complaint.contains("No module named pip") {
        return Err(CliError::PipMissing {
            reason: "Python has no pip module".into(),
        });
    }
    let reason = match complaint.trim() {
        "" => format!("pip ended with {status}"),
        complaint => format!("pip says: {complaint}"),
    };
    Err(CliError::Network {
        what: requirement.to_owned(),
        reason,
    })
}

fn start(requirement: &str, folder: &Path, growing: &Path) -> Result<Child, CliError> {
    let mut reason = String::new();
    for python in PYTHONS {
        let pip = Command::new(python)
            .args([
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--no-cache-dir",
                "--no-input",
                "--quiet",
            ])
            .args([
                "--disable-pip-version-check",
                "--only-binary",
                ":all:",
                "--dest",
            ])
            .arg(folder)
            .arg(requirement)
            // pip fills its file in the folder for temporary files: there it can be watched.
            .env("TMPDIR", growing)
            .env("TEMP", growing)
            .env("TMP", growing)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        match pip {
            Ok(pip) => return Ok(pip),
            Err(error) => reason = format!("{python}: {error}"),
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
