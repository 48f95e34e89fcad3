//! Neighbours of a vector: a flat index that scans bits and rescores with bytes, and a sealed graph
//! index for collections too big for that. Floor 1: bytes in, bytes out, no IO; seeds are arguments.
//!
//! The only crate that names instant-distance, which builds the graph; the graph is then taken out, stored and
//! walked by code of our own.

mod arena;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod entropy;
mod error;
mod explore;
mod hnsw;
mod marginal_relevance;
mod nearest_rows;
mod neighbor;
mod persist;
mod scan;
mod selection;
mod varint;
mod vector_index;

pub use error::IndexError;
pub use explore::{Example, Pair, Scored, Strategy, context, discover, diversify, recommend};
pub use marginal_relevance::marginal_relevance;
pub use neighbor::{Neighbor, SearchParams, VectorId};
pub use vector_index::VectorIndex;
