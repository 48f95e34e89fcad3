//! A collection from outside, as hosts use it.

mod duplicates;
mod invalid_documents;
mod own_vectors;
mod pictures;
mod uuids;
