//! Files are deflated (RFC 1951), because every browser inflates.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::SiteError;

pub(crate) fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// The content of a file of an index. Browsers inflate on their own; this is for everybody else.
///
/// # Errors
/// `site-damaged` for bytes that are not deflated.
pub fn inflated(bytes: &[u8]) -> Result<Vec<u8>, SiteError> {
    let mut content = Vec::new();
    let read = DeflateDecoder::new(bytes).read_to_end(&mut content);
    read.map_err(|error| SiteError::damaged(format!("a file: {error}")))?;
    Ok(content)
}
