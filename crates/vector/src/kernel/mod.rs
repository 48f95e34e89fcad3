//! Inner loops. The path alone finds one: `scalar` is the reference, kept for ever and run where nothing better is
//! compiled in; `simd128` is WebAssembly's; `wide` is for native targets. Integer kernels agree bit for bit, and those two in
//! `dot_f32` too, so that a site's index is the same whoever makes it. The reference adds in another order: it agrees within
//! `n * 2^-23 * sum |a_i b_i|`.
//!
//! Slices are compared up to the shorter length.

pub mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod simd128;
#[cfg(not(target_arch = "wasm32"))]
pub mod wide;

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
pub use scalar::{dot_f32, dot_i8, dot_i8_i8, hamming};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd128::{dot_f32, dot_i8, dot_i8_i8, hamming};
#[cfg(not(target_arch = "wasm32"))]
pub use wide::{dot_f32, dot_i8, dot_i8_i8, hamming};

#[cfg(test)]
mod tests;
