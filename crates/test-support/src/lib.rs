//! What tests and benches share: seeded randomness, tiny random models, seeded corpora, questions and the answers
//! brute force gives. Nothing here draws entropy: the same seed gives the same data on every target.

mod corpus;
mod questions;
mod random;
mod random_tensors;
mod rows;
mod tiny_bert;
mod tiny_clip;
mod truth;

pub use corpus::{clustered, perturbed};
pub use questions::Question;
pub use random::Random;
pub use rows::rows_from_i8;
pub use tiny_bert::TinyBert;
pub use tiny_clip::TinyClip;
pub use truth::{nearest_exact, recall};
