//! Tokens to unit vectors: BERT sentence encoders with int8 weights, and the f32 reference beside them.
//!
//! The only crate that names candle: it holds the tensors, runs the f32 reference and carries the
//! int8 path as one in-place custom operation per transformer layer. Bytes in, vectors out; nothing
//! here reads files, clocks or entropy.

pub mod bert;
mod config;
mod error;
mod half;
mod hash;
mod hub_config;
pub mod kernel;
mod loader;
mod manifest;
mod pooling;
mod precision;
mod prefixes;
pub mod quantize;
pub mod reference;
mod tensor;
mod tensor_stream;
mod text_encoder;
mod weights;

pub use config::BertConfig;
pub use error::EncoderError;
pub use loader::ModelLoader;
pub use manifest::{FileRole, Manifest, ModelFile};
pub use pooling::Pooling;
pub use precision::Precision;
pub use prefixes::Prefixes;
pub use quantize::{
    Original, Pieces, QuantizedModel, Source, Variant, WordBits, quantize, quantize_as,
};
pub use reference::ReferenceEncoder;
pub use text_encoder::TextEncoder;
