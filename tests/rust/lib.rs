//! The rules that cross crates, as functions from text to complaints: each has a unit test that sees it fail, and
//! `layering.rs` and `tidy.rs` apply them to the tree.

pub mod edges;
pub mod functions;
pub mod manifests;
pub mod purity;
pub mod rules;
pub mod spans;
pub mod tokens;
pub mod tree;
pub mod www;
