//! BERT with int8 weights: the path that people wait for.

mod embeddings;
mod layer;
mod model;
mod table;

pub use model::Int8Bert;
pub(crate) use table::{GROUP, N_LEVELS, N_SCALES};
