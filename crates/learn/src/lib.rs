//! Metric learning: small networks on frozen encoders, trained from pairs.
//!
//! Vectors in, weights out; nothing here reads files or clocks, and seeds are arguments: the same training gives the same
//! weights on the same machine.

pub mod alignment;
mod error;
pub mod heads;
pub mod imagenet;
mod info_nce;
mod k_means;
mod random;

pub use error::LearnError;
