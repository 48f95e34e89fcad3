//! Eight f32 side by side: the words in which the float kernels are written, once for all targets.
//!
//! `scalar` is the reference; `simd128` is two 128-bit wasm registers. Results are equal bit for bit,
//! with one exception: in the relaxed-simd build [`F32x8::mul_add`] may round once instead of twice.

#[cfg(any(test, not(all(target_family = "wasm", target_feature = "simd128"))))]
pub mod scalar;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
mod simd128;

#[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
pub use scalar::F32x8;
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
pub use simd128::F32x8;

/// Number of lanes.
pub const LANES: usize = 8;

#[cfg(test)]
mod tests;
