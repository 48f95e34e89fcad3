//! What can be wrong with a picture or with how it is to be prepared.

use crate::MAX_PIXELS;

/// Why a picture was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// A picture without any pixel.
    #[error("the picture is {width} x {height} pixels: give one that has at least one")]
    Empty {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// More pixels than are held in memory.
    #[error(
        "the picture is {width} x {height} pixels, more than {MAX_PIXELS} together: make it smaller first"
    )]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// Bytes that are not as many as the size says.
    #[error(
        "a picture of {width} x {height} pixels has four bytes for each, and {found} bytes were given: \
         pass RGBA and the size that belongs to it"
    )]
    Length {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Bytes given.
        found: usize,
    },
    /// A size to resize to, or a part to keep, that cannot be.
    #[error(
        "a picture cannot be made {what}: choose 1 to {MAX_PIXELS} pixels, and a part within the whole"
    )]
    Target {
        /// The size or part.
        what: String,
    },
    /// A preparation that makes no sense.
    #[error(
        "the preprocessing of the model's manifest cannot be used: {reason}; fetch the model again"
    )]
    Preprocessing {
        /// The field and its value.
        reason: String,
    },
}

impl ImageError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } | Self::Length { .. } | Self::Target { .. } => "image-invalid",
            Self::TooLarge { .. } => "image-too-large",
            Self::Preprocessing { .. } => "manifest-invalid",
        }
    }
}
