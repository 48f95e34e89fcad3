//! Hashes of original files that nobody here knew before they came: what came first is what must come again.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::CliError;
use crate::files;
use crate::model::hash;

/// A file as it first came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FirstSeen {
    /// Name, the same on the hub and here.
    pub(crate) name: String,
    /// Length in bytes.
    pub(crate) bytes: u64,
    /// Lower-case hex SHA-256.
    pub(crate) sha256: String,
}

/// What is kept beside the original files; nothing if none came so far.
///
/// # Errors
/// [`CliError::HubFile`] if the list is damaged: to take that for no list would trust whatever comes.
pub(crate) fn read(source: &Path) -> Result<Vec<FirstSeen>, CliError> {
    let path = list(source);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    serde_json::from_slice(&files::read(&path)?).map_err(|error| CliError::HubFile {
        path,
        reason: format!("{error}; delete it to trust what comes next"),
    })
}

/// Keeps the files of these names as what they are now.
pub(crate) fn keep(names: &[&str], source: &Path) -> Result<(), CliError> {
    let files = names.iter().map(|&name| {
        let path = source.join(name);
        let metadata = fs::metadata(&path).map_err(|error| CliError::read(&path, error))?;
        Ok(FirstSeen {
            name: name.into(),
            bytes: metadata.len(),
            sha256: hash::sha256(&path)?,
        })
    });
    let files = files.collect::<Result<Vec<_>, CliError>>()?;
    let path = list(source);
    let json = serde_json::to_vec_pretty(&files).map_err(|error| CliError::HubFile {
        path: path.clone(),
        reason: error.to_string(),
    })?;
    files::write(&path, &json)
}

fn list(source: &Path) -> PathBuf {
    source.join("hashes.json")
}
