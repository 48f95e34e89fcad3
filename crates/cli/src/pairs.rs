//! Pictures and what describes them: a JSON Lines file, a picture a line.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::CliError;
use crate::files;

/// What a picture is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Split {
    /// To learn from.
    #[default]
    Train,
    /// To choose settings by.
    Validation,
    /// To measure what was chosen.
    Test,
}

/// A line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    /// Where the picture is, below the folder of the file.
    pub(crate) picture: PathBuf,
    /// What describes it; any of them.
    pub(crate) texts: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub(crate) source: String,
    /// What it is for.
    #[serde(default)]
    pub(crate) split: Split,
    /// What it shows: pictures of a group are as good as each other. By default its first text.
    #[serde(default)]
    pub(crate) group: Option<String>,
    /// What somebody would ask who looks for it. By default its first text.
    #[serde(default)]
    pub(crate) query: Option<String>,
}

impl Pair {
    /// All of a file.
    ///
    /// # Errors
    /// [`CliError::Pairs`] naming the line; what the disk refused.
    pub(crate) fn read(path: &Path) -> Result<Vec<Self>, CliError> {
        let bytes = files::read(path)?;
        let refuse = |line: usize, reason: String| CliError::Pairs {
            path: path.to_path_buf(),
            line,
            reason,
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut pairs = Vec::new();
        for (at, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let mut pair: Self =
                serde_json::from_slice(line).map_err(|error| refuse(at + 1, error.to_string()))?;
            if pair.texts.iter().all(|text| text.trim().is_empty()) {
                return Err(refuse(at + 1, "it has no text".into()));
            }
            pair.picture = folder.join(&pair.picture);
            pairs.push(pair);
        }
        match pairs.is_empty() {
            true => Err(refuse(1, "there is no pair".into())),
            false => Ok(pairs),
        }
    }

    /// What it shows.
    pub(crate) fn group(&self) -> &str {
        self.group.as_deref().unwrap_or(&self.texts[0])
    }

    /// What somebody would ask who looks for it.
    pub(crate) fn query(&self) -> &str {
        self.query.as_deref().unwrap_or(&self.texts[0])
    }
}

#[cfg(test)]
mod tests;
