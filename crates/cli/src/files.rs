//! Reading whole files, writing them in one go, and listing folders in a fixed order.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};

use crate::error::CliError;

/// All bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    fs::read(path).map_err(|error| CliError::read(path, error))
}

/// Writes a file so that nobody ever sees half of it: under another name first, then renamed.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let part = with_suffix(path, &format!(".{:x}.part", unique()));
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        // What could be written of it is of no use.
        let _ = fs::remove_file(&part);
        CliError::write(path, error)
    })
}

/// A number that no other run has either. Not that of the process: WASI programs have none.
fn unique() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Copies a file, unless the same is there already: what publishes changed files does not publish it again.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), CliError> {
    let bytes = read(from)?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    write(to, &bytes)
}

/// Makes a folder and those above it.
pub(crate) fn create_folder(path: &Path) -> Result<(), CliError> {
    fs::create_dir_all(path).map_err(|error| CliError::write(path, error))
}

/// `vocab.txt` and `.part` make `vocab.txt.part`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A file below a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Path below the folder, parts joined with `/` on every system: the name of its documents.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
}

/// All files below a folder that `wanted` takes by name, sorted by name. Hidden files and folders (`.git`) and links to
/// folders are passed over.
pub(crate) fn walk(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Found>, CliError> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| CliError::read(&folder, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| CliError::read(&folder, error))?;
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if file_name.starts_with('.') {
                continue;
            }
            let path = entry.path();
            let name = format!("{prefix}{file_name}");
            let kind = entry
                .file_type()
                .map_err(|error| CliError::read(&path, error))?;
            if kind.is_dir() {
                folders.push((path, format!("{name}/")));
            } else if wanted(&name) && path.is_file() {
                found.push(Found { name, path });
            }
        }
    }
    found.sort();
    Ok(found)
}
