//! Columns and filters from outside.

mod columns;
mod documents;
mod qdrant;
