//! How a picture is prepared for an encoder: data, so that a model's manifest can say it.

use serde::{Deserialize, Serialize};

use crate::{Filter, ImageError, Picture, PixelValues, Window, resize};

/// Largest side of what an encoder reads: the largest vision transformers take 1,024 pixels.
const LARGEST_SIDE: usize = 2048;

/// Shorter side to `resize`, the middle `crop` x `crop` of it, then `(byte - mean) / std` of each channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preprocessing {
    /// Length of the shorter side, in pixels; the longer one keeps the proportion, rounded down.
    pub resize: usize,
    /// Side of the square that is kept, in pixels, at most `resize`.
    pub crop: usize,
    /// How pixels are made of their neighbours.
    pub filter: Filter,
    /// Of red, green and blue, in bytes: 0 to 255.
    pub mean: [f32; 3],
    /// Of red, green and blue, in bytes.
    pub std: [f32; 3],
}

impl Preprocessing {
    /// EfficientNet-Lite as TensorFlow trained it: the middle seven eighths, and about -1 to 1.
    pub const EFFICIENTNET_LITE: Self = Self {
        resize: 256,
        crop: 224,
        filter: Filter::Bicubic,
        mean: [127.0; 3],
        std: [128.0; 3],
    };

    /// Checks that it can be done.
    ///
    /// # Errors
    /// [`ImageError::Preprocessing`], naming the field and its value.
    pub fn validate(&self) -> Result<(), ImageError> {
        let refuse = |reason: String| Err(ImageError::Preprocessing { reason });
        if !(1..=LARGEST_SIDE).contains(&self.resize) {
            let (found, most) = (self.resize, LARGEST_SIDE);
            return refuse(format!("resize is {found}; it must be 1 to {most}"));
        }
        if !(1..=self.resize).contains(&self.crop) {
            let (found, most) = (self.crop, self.resize);
            return refuse(format!("crop is {found}; it must be 1 to resize {most}"));
        }
        let is_mean = |mean: f32| mean.is_finite();
        let is_std = |std: f32| std.is_finite() && std > 0.0;
        if !self.mean.into_iter().all(is_mean) || !self.std.into_iter().all(is_std) {
            let (mean, std) = (self.mean, self.std);
            return refuse(format!(
                "mean {mean:?} and std {std:?} must be finite, std above 0"
            ));
        }
        Ok(())
    }

    /// What the encoder reads of a picture: `[3, crop, crop]`.
    ///
    /// # Errors
    /// [`ImageError::Preprocessing`] if it cannot be done at all.
    pub fn apply(&self, picture: &Picture) -> Result<PixelValues, ImageError> {
        self.validate()?;
        let (width, height) = self.resized(picture.width(), picture.height());
        let window = Window {
            x: (width - self.crop) / 2,
            y: (height - self.crop) / 2,
            width: self.crop,
            height: self.crop,
        };
        let middle = resize(picture, width, height, self.filter, window)?;
        Ok(self.normalize(&middle))
    }

    /// Size with the shorter side as long as wanted, as torchvision and transformers round it.
    fn resized(&self, width: usize, height: usize) -> (usize, usize) {
        let (short, long) = (width.min(height) as u64, width.max(height) as u64);
        // The product fits 64 bits; a line of millions of pixels may not fit the 32 of wasm, and is a little less long then.
        let longer = self.resize as u64 * long / short;
        let longer = usize::try_from(longer).unwrap_or(usize::MAX);
        if width <= height {
            (self.resize, longer)
        } else {
            (longer, self.resize)
        }
    }

    fn normalize(&self, picture: &Picture) -> PixelValues {
        let mut values = Vec::with_capacity(3 * picture.pixels().len());
        for channel in 0..3 {
            let (mean, std) = (self.mean[channel], self.std[channel]);
            let pixels = picture.pixels().iter();
            values.extend(pixels.map(|pixel| (f32::from(pixel[channel]) - mean) / std));
        }
        PixelValues::of_picture(picture, values)
    }
}

#[cfg(test)]
mod tests;
