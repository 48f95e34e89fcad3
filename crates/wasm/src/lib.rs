//! The JavaScript boundary: conversions only, one exported type per file. What it does is in `nearsight-engine`.
//!
//! Plain objects cross as JSON, texts and bytes as they are. Whatever is thrown is an `Error` with a
//! string `code`. Ranges are UTF-16 code units, as JavaScript counts.

mod collection;
mod documents;
mod encoder;
mod hit;
mod json;
mod model_loader;
mod panic;
mod passage_batch;
mod thrown;
mod types;
mod upsert;
mod utf16;

pub use documents::documents;
