//! Tokens and pixels to vectors: BERT sentence encoders, EfficientNet-Lite and CLIP with int8 weights, and the f32 references beside them.
//!
//! The only crate that names candle: it holds the tensors, runs the f32 reference and carries the
//! int8 path as one custom operation per transformer layer, or per block of convolutions. Bytes in, vectors out; nothing
//! here reads files, clocks or entropy.

mod activation;
mod alignment;
mod classifier;
pub mod clip;
mod config;
pub mod efficientnet;
mod error;
mod half;
mod hash;
mod hub_config;
mod image_config;
mod image_encoder;
mod image_loader;
mod image_manifest;
pub mod kernel;
mod loader;
mod manifest;
mod model_kind;
mod parts;
mod pooling;
mod precision;
mod prefixes;
pub mod quantize;
pub mod reference;
mod tensor;
mod tensor_stream;
mod text_encoder;
mod torch_file;
mod transformer;
mod weights;

pub use activation::Activation;
pub use alignment::{AlignmentConfig, AlignmentManifest, AlignmentWeights, TrainedAlignment};
pub use classifier::Classifier;
pub use clip::{ClipOriginal, QuantizedClip, ReferenceClip, is_clip, quantize_clip};
pub use config::{TextArchitecture, TextConfig};
pub use efficientnet::{QuantizedImageModel, ReferenceImageEncoder, quantize_image_model};
pub use error::EncoderError;
pub use image_config::ImageConfig;
pub use image_encoder::ImageEncoder;
pub use image_loader::ImageModelLoader;
pub use image_manifest::ImageManifest;
pub use loader::ModelLoader;
pub use manifest::{FileRole, Manifest, ModelFile};
pub use model_kind::ModelKind;
pub use pooling::Pooling;
pub use precision::Precision;
pub use prefixes::Prefixes;
pub use quantize::{
    Original, Pieces, QuantizedModel, Source, Variant, WordBits, quantize, quantize_as,
};
pub use reference::ReferenceEncoder;
pub use text_encoder::TextEncoder;
