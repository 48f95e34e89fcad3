//! The arithmetic of the int8 path. `kernel/gemm/<target>` holds one implementation per target;
//! `scalar` is the reference that stays for ever, and every other one equals it bit for bit.

pub mod activation;
pub mod attention;
pub mod depthwise;
mod dot;
pub mod exp;
pub mod gemm;
pub mod lanes;
pub mod layer_norm;
pub mod packed;
pub mod quantized_rows;
pub mod relu6;
mod target;

pub use packed::PackedMatrix;
pub use quantized_rows::QuantizedRows;
pub use target::Target;
