//! What tests and benches share: seeded corpora and the answers brute force gives. Nothing here draws
//! entropy: a seed is an argument and the same seed gives the same corpus on every target.

mod corpus;
mod random;
mod rows;
mod truth;

pub use corpus::{clustered, perturbed};
pub use random::Random;
pub use rows::rows_from_i8;
pub use truth::{nearest_exact, recall};
