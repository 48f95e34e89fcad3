//! The JavaScript boundary: conversions only, one exported type per file. What it does is in `nearsight-engine`.
//!
//! Plain objects cross as JSON, texts and bytes as they are. Whatever is thrown is an `Error` with a
//! string `code`. Ranges are UTF-16 code units, as JavaScript counts.
//!
//! Four modules are built of it, by feature: `collection`; `documents`, which reads files; `pictures`, which makes vectors of
//! pictures; and `sealing`, which makes graphs. A page that reads no files does not download what parses them, one whose pictures were
//! indexed before not what sees them, and one with few vectors not what links them.

#![cfg_attr(
    not(all(
        feature = "collection",
        feature = "documents",
        feature = "pictures",
        feature = "sealing"
    )),
    allow(dead_code, reason = "each module uses a part of what all share")
)]

#[cfg(feature = "collection")]
mod collection;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "collection")]
mod duplicates;
#[cfg(feature = "collection")]
mod encoder;
#[cfg(feature = "collection")]
mod encoders;
#[cfg(feature = "collection")]
mod hit;
mod json;
mod model_files;
#[cfg(feature = "collection")]
mod model_loader;
mod panic;
#[cfg(feature = "collection")]
mod passage_batch;
#[cfg(feature = "pictures")]
mod picture_encoder;
#[cfg(feature = "pictures")]
mod picture_loader;
mod precision;
#[cfg(feature = "collection")]
mod seal_input;
#[cfg(feature = "sealing")]
mod sealing;
mod thrown;
mod types;
#[cfg(feature = "collection")]
mod upsert;
mod utf16;
#[cfg(feature = "collection")]
mod vectors;

#[cfg(feature = "documents")]
pub use documents::documents;
#[cfg(feature = "sealing")]
pub use sealing::seal;
