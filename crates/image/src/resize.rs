//! Resizing with antialiasing, equal to Pillow's bit for bit.
//!
//! What `Resample.c` of Pillow does: filters stretched by the scale, so that every pixel counts when a picture gets
//! smaller; weights in fixed point; first along the rows, rounded to bytes, then along the columns. Encoders were
//! trained on such pixels. The crate `fast_image_resize` has the same filters and goes the other way round, with
//! weights of 16 bits: a quarter of all values differed, those of strong edges by up to 26.

mod weights;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{ImageError, MAX_PIXELS, Picture};
use weights::{PRECISION_BITS, Weights};

/// How a pixel is made of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    /// A triangle, one pixel to each side.
    Bilinear,
    /// Keys 1981 with a = -0.5, two pixels to each side.
    Bicubic,
}

/// A part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Leftmost column.
    pub x: usize,
    /// Topmost row.
    pub y: usize,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
}

/// Resizes a picture to `width` x `height` and keeps the window. Only the window is computed: a crop out of a
/// very long picture costs no more than another.
///
/// # Errors
/// [`ImageError::Target`] if the window is empty, too large, or not within the size.
pub fn resize(
    picture: &Picture,
    width: usize,
    height: usize,
    filter: Filter,
    window: Window,
) -> Result<Picture, ImageError> {
    let columns = window.x..window.x.saturating_add(window.width);
    let rows = window.y..window.y.saturating_add(window.height);
    let n_pixels = window.width.checked_mul(window.height);
    let is_within = columns.end <= width && rows.end <= height;
    if !is_within || !n_pixels.is_some_and(|n| (1..=MAX_PIXELS as usize).contains(&n)) {
        let what = format!("{width} x {height} pixels, with {window:?} kept");
        return Err(ImageError::Target { what });
    }
    let vertical = Weights::new(picture.height(), height, filter, rows);
    let horizontal = Weights::new(picture.width(), width, filter, columns);
    // Only the rows that the second pass reads.
    let needed = vertical.reach();
    let narrow = along_rows(picture, &horizontal, needed.clone());
    Ok(along_columns(&narrow, &vertical, needed.start))
}

/// The rows `needed`, resized one by one.
fn along_rows(picture: &Picture, weights: &Weights, needed: Range<usize>) -> Picture {
    let mut pixels = Vec::with_capacity(needed.len() * weights.len());
    for y in needed {
        let row = picture.row(y);
        pixels.extend(weights.iter().map(|(first, weights)| {
            let mut sums = [ROUND; 4];
            for (pixel, &weight) in row[first..].iter().zip(weights) {
                for channel in 0..4 {
                    sums[channel] += i32::from(pixel[channel]) * weight;
                }
            }
            sums.map(to_byte)
        }));
    }
    Picture::from_pixels(weights.len(), pixels)
}

/// Rows of `picture`, whose first is row `offset` of the whole, summed to rows of the result.
fn along_columns(picture: &Picture, weights: &Weights, offset: usize) -> Picture {
    let width = picture.width();
    let mut pixels = Vec::with_capacity(width * weights.len());
    let mut sums = vec![0; 4 * width];
    for (first, weights) in weights.iter() {
        sums.fill(ROUND);
        for (y, &weight) in (first - offset..).zip(weights) {
            let row = picture.row(y).as_flattened();
            for (sum, &value) in sums.iter_mut().zip(row) {
                *sum += i32::from(value) * weight;
            }
        }
        pixels.extend(sums.as_chunks::<4>().0.iter().map(|sums| sums.map(to_byte)));
    }
    Picture::from_pixels(width, pixels)
}

/// Half of the last bit that is kept.
const ROUND: i32 = 1 << (PRECISION_BITS - 1);

fn to_byte(sum: i32) -> u8 {
    (sum >> PRECISION_BITS).clamp(0, 255) as u8
}

#[cfg(test)]
pub(crate) mod tests;
