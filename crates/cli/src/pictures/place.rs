//! Where a picture that a document names is: a file beside the document's, or an address.

use std::io::Read;
use std::path::{Path, PathBuf};

use image::DynamicImage;

use crate::error::CliError;
use crate::model::http;
use crate::{files, pictures};

/// Longest picture that is fetched, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// Where a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// On this machine.
    File(PathBuf),
    /// An http or https address.
    Url(String),
}

impl Place {
    /// What `named` means in a document of a file in `folder`.
    pub(crate) fn of(named: &str, folder: &Path) -> Self {
        match named.starts_with("https://") || named.starts_with("http://") {
            true => Self::Url(named.into()),
            false => Self::File(folder.join(named)),
        }
    }

    /// What it is called in messages: the path, or the address.
    pub(crate) fn name(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Url(url) => Path::new(url),
        }
    }

    /// The picture, upright.
    ///
    /// # Errors
    /// [`CliError::Picture`], [`CliError::Network`], what the disk refused.
    pub(crate) fn read(&self) -> Result<DynamicImage, CliError> {
        let bytes = match self {
            Self::File(path) => files::read(path)?,
            Self::Url(url) => fetch(url)?,
        };
        pictures::upright(self.name(), &bytes)
    }
}

fn fetch(url: &str) -> Result<Vec<u8>, CliError> {
    let refuse = |reason: String| CliError::Network {
        what: url.into(),
        reason,
    };
    let response = http::get(url, 0).map_err(|failure| refuse(failure.to_string()))?;
    if !(200..300).contains(&response.status) {
        return Err(refuse(response.refusal().to_string()));
    }
    let mut bytes = Vec::new();
    let read = response.body.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| refuse(error.to_string()))?;
    match bytes.len() as u64 > MOST_BYTES {
        true => Err(refuse(format!("it has more than {MOST_BYTES} bytes"))),
        false => Ok(bytes),
    }
}
