//! What a picture encoder reads.

use crate::Picture;

/// Numbers of one picture, channel after channel (red, green, blue): `[3, height, width]`, as the hub's processors
/// make them.
#[derive(Debug, Clone, PartialEq)]
pub struct PixelValues {
    width: usize,
    values: Vec<f32>,
}

/// Red, green, blue.
const CHANNELS: usize = 3;

impl PixelValues {
    /// Takes `[3, height, width]` values; `None` if they are not as many, or none.
    pub fn new(width: usize, height: usize, values: Vec<f32>) -> Option<Self> {
        let n = width.checked_mul(height)?.checked_mul(CHANNELS)?;
        (n > 0 && values.len() == n).then_some(Self { width, values })
    }

    /// Three values for each pixel of the picture.
    pub(crate) fn of_picture(picture: &Picture, values: Vec<f32>) -> Self {
        Self {
            width: picture.width(),
            values,
        }
    }

    /// The same picture in a mirror, left to right.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for row in self.values.chunks_exact_mut(self.width) {
            row.reverse();
        }
        self
    }

    /// In pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// In pixels.
    pub fn height(&self) -> usize {
        self.values.len() / (CHANNELS * self.width)
    }

    /// All values, `[3, height, width]`.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}
