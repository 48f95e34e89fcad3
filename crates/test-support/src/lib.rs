//! What tests share: seeded randomness, tiny random models, seeded corpora and brute-force truth.

mod random;
mod tiny_bert;

pub use random::Random;
pub use tiny_bert::TinyBert;
