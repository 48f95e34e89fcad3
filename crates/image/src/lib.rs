//! Decoded pictures to what a picture encoder reads: resized as Pillow does it, cropped, normalised.
//!
//! Floor 0: pixels in, numbers out. Decoding files is the matter of who has a decoder: the browser, or the command.

mod error;
mod picture;
mod pixel_values;
mod preprocessing;
mod resize;

pub use error::ImageError;
pub use picture::{MAX_PIXELS, Picture};
pub use pixel_values::PixelValues;
pub use preprocessing::Preprocessing;
pub use resize::{Filter, Window, resize};
