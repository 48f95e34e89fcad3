//! Vectors and their representations: unit-norm [`Embedding`]s, their 8-bit and 1-bit codes, and the
//! kernels that compare them. Floor 0: bytes in, bytes out, no IO, no entropy.

mod code;
mod embedding;
mod error;
pub mod kernel;
mod levels;
mod metric;
mod rotation;

pub use code::{BinaryCode, Int8Code, QueryCode};
pub use embedding::Embedding;
pub use error::VectorError;
pub use levels::{Bits, LevelCode, levels};
pub use metric::Metric;
pub use rotation::Rotation;
