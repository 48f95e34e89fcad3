//! EfficientNet-Lite: pictures to features (Tan and Le 2019; the Lite variants of 2020 have ReLU6 and no
//! squeeze-and-excitation, so that they quantize well).

mod architecture;
mod checkpoint;
mod convert;
mod expectation;
mod network;
mod reference;

/// Largest code of a stem's weights: two bytes of a weight are multiplied apart, the upper one up to 127.
const STEM_LARGEST: i16 = 127 << 7;

/// Largest code of a depthwise weight: 25 products with activations of 13 bits fit 31 bits.
const DEPTHWISE_LARGEST: i16 = 8191;

pub use architecture::{Architecture, Block};
pub use convert::{QuantizedImageModel, quantize_image_model};
pub(crate) use network::EfficientNet;
pub use reference::ReferenceImageEncoder;
