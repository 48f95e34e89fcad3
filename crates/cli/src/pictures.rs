//! Picture files: found in folders, decoded upright.

#[cfg(not(target_os = "wasi"))]
pub(crate) mod features;
pub(crate) mod place;
pub(crate) mod thumbnails;

use std::io::Cursor;
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use nearsight_image::{MAX_PIXELS, Picture};

use crate::error::CliError;
use crate::files::{self, Found};

/// Bytes that a decoder may take: what the largest picture has, and as much again to work with.
const MOST_BYTES: u64 = 8 * MAX_PIXELS as u64;

/// Whether a file's name is that of a picture.
pub(crate) fn is_picture(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["jpg", "jpeg", "png", "webp", "gif"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// All pictures below a folder, sorted by name.
///
/// # Errors
/// [`CliError::NoFiles`] if there is none; what the disk refused.
pub(crate) fn find(folder: &Path) -> Result<Vec<Found>, CliError> {
    let found = files::walk(folder, is_picture)?;
    if found.is_empty() {
        return Err(CliError::NoFiles {
            path: folder.to_path_buf(),
            wanted: "pictures (JPEG, PNG, WebP, GIF)".into(),
        });
    }
    Ok(found)
}

/// A picture as people see it: upright as its EXIF data says, the first frame if it moves. What it is is read off its
/// bytes, not off its name.
///
/// # Errors
/// [`CliError::Picture`], [`CliError::PictureSize`], what the disk refused.
pub(crate) fn read(path: &Path) -> Result<Picture, CliError> {
    of_upright(path, upright(path, &files::read(path)?)?)
}

/// The same of bytes; `path` names them.
///
/// # Errors
/// [`CliError::Picture`].
pub(crate) fn upright(path: &Path, bytes: &[u8]) -> Result<DynamicImage, CliError> {
    decode(bytes).map_err(|reason| CliError::Picture {
        path: path.to_path_buf(),
        reason,
    })
}

/// What encoders read.
///
/// # Errors
/// [`CliError::PictureSize`].
pub(crate) fn of_upright(path: &Path, upright: DynamicImage) -> Result<Picture, CliError> {
    let rgba = upright.into_rgba8();
    let (width, height) = rgba.dimensions();
    Picture::from_rgba(width, height, rgba.as_raw()).map_err(|error| CliError::PictureSize {
        path: path.to_path_buf(),
        error,
    })
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, String> {
    let reason = |error: image::ImageError| error.to_string();
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(reason)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > u64::from(MAX_PIXELS) {
        // Before anything is taken for it: a bomb says large sizes in few bytes.
        return Err(format!(
            "it has {width} x {height} pixels, at most {MAX_PIXELS} are read"
        ));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(reason)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[cfg(test)]
mod tests;
