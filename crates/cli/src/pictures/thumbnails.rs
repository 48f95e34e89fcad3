//! Small pictures to show beside hits.

use std::io::Cursor;
use std::path::PathBuf;

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use sha2::{Digest, Sha256};

use super::place::Place;
use crate::error::CliError;
use crate::files;
use crate::model::hash;

/// Of JPEG, 1 to 100: no artefacts that a page shows.
const QUALITY: u8 = 82;

/// A folder of them.
#[derive(Debug)]
pub(crate) struct Thumbnails {
    folder: PathBuf,
    /// Of the longer side, in pixels.
    side: u32,
}

impl Thumbnails {
    /// Into that folder, which is made if it is not there.
    ///
    /// # Errors
    /// What the disk refused.
    pub(crate) fn new(folder: PathBuf, side: u32) -> Result<Self, CliError> {
        files::create_folder(&folder)?;
        Ok(Self { folder, side })
    }

    /// Writes that of a picture: as a JPEG, on white, never larger than the picture. Returns its name in the folder.
    ///
    /// # Errors
    /// [`CliError::Picture`], what the disk refused.
    pub(crate) fn write(&self, place: &Place, picture: &DynamicImage) -> Result<String, CliError> {
        let name = place.name().to_string_lossy();
        let digest = hash::hex(&Sha256::digest(name.as_bytes())[..8]);
        let path = self.folder.join(format!("{digest}.jpg"));
        let longer = picture.width().max(picture.height());
        let small = match longer > self.side {
            true => &picture.thumbnail(self.side, self.side),
            false => picture,
        };
        let mut bytes = Cursor::new(Vec::new());
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        let written = on_white(small).write_with_encoder(encoder);
        written.map_err(|error| CliError::Picture {
            path: path.clone(),
            reason: error.to_string(),
        })?;
        files::write(&path, bytes.get_ref())?;
        Ok(format!("{digest}.jpg"))
    }
}

/// JPEG has no transparency.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut rgba = picture.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let alpha = u32::from(pixel[3]);
        for channel in 0..3 {
            let mixed = u32::from(pixel[channel]) * alpha + 255 * (255 - alpha);
            pixel[channel] = (mixed / 255) as u8;
        }
        pixel[3] = 255;
    }
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(rgba).into_rgb8())
}
