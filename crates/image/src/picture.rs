//! A decoded picture: opaque pixels with a size, both checked once.

use crate::ImageError;

/// Most pixels of a picture: 2^26, which a 50-megapixel camera does not reach. Four bytes each, they are 256 MiB.
pub const MAX_PIXELS: u32 = 1 << 26;

/// Pixels row by row, four bytes each: red, green, blue, and a fourth that is 255.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    pixels: Vec<[u8; 4]>,
}

impl Picture {
    /// Takes RGBA as canvases and decoders give it: four bytes a pixel, alpha not multiplied in.
    ///
    /// What is transparent is laid on white, because that is how most pages and shops show such pictures, and
    /// encoders have seen them so; without a background, the colours that a file happens to hold under its
    /// transparent pixels (mostly black) would count as if they were seen.
    ///
    /// # Errors
    /// [`ImageError::Empty`], [`ImageError::TooLarge`], [`ImageError::Length`].
    pub fn from_rgba(width: u32, height: u32, rgba: &[u8]) -> Result<Self, ImageError> {
        if width == 0 || height == 0 {
            return Err(ImageError::Empty { width, height });
        }
        let n_pixels = u64::from(width) * u64::from(height);
        if n_pixels > u64::from(MAX_PIXELS) {
            return Err(ImageError::TooLarge { width, height });
        }
        let (pixels, rest) = rgba.as_chunks::<4>();
        if pixels.len() as u64 != n_pixels || !rest.is_empty() {
            let found = rgba.len();
            return Err(ImageError::Length {
                width,
                height,
                found,
            });
        }
        Ok(Self {
            width: width as usize,
            pixels: pixels.iter().copied().map(on_white).collect(),
        })
    }

    /// Of pixels that are opaque already, `width` in a row.
    pub(crate) fn from_pixels(width: usize, pixels: Vec<[u8; 4]>) -> Self {
        Self { width, pixels }
    }

    /// In pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// In pixels.
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// `[height * width]`, row by row.
    pub fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    /// The pixels of a row.
    pub(crate) fn row(&self, y: usize) -> &[[u8; 4]] {
        &self.pixels[y * self.width..][..self.width]
    }
}

/// Porter and Duff's "over" with white below, rounded to nearest.
fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    let over = |value: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    match alpha {
        255 => [red, green, blue, 255],
        _ => [over(red), over(green), over(blue), 255],
    }
}

#[cfg(test)]
mod tests;
