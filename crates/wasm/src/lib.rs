//! The JavaScript boundary: conversions only, one exported type per file. What it does is in `nearsight-engine`.
//!
//! Plain objects cross as JSON (those of a site, which are small, key by key), texts and bytes as they are. Whatever is thrown is an `Error` with a
//! string `code`. Ranges are UTF-16 code units, as JavaScript counts.
//!
//! Modules are built of it, by feature: `collection`; `words`, which is the same without a model; `documents`, which reads files;
//! `pictures`, which makes vectors of pictures; `sealing`, which makes graphs; and `site`, which searches a static site. A page that
//! finds texts by their words does not download what encodes them, one that reads no files not what parses them, one whose pictures
//! were indexed before not what sees them, and one with few vectors not what links them.

#![cfg_attr(
    not(all(
        feature = "collection",
        feature = "documents",
        feature = "pictures",
        feature = "sealing",
        feature = "site"
    )),
    allow(dead_code, reason = "each module uses a part of what all share")
)]

#[cfg(feature = "words")]
mod collection;
#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "words")]
mod duplicates;
#[cfg(feature = "collection")]
mod encoder;
#[cfg(feature = "words")]
mod encoders;
#[cfg(feature = "words")]
mod hit;
#[cfg(feature = "engine")]
mod json;
#[cfg(feature = "engine")]
mod model_files;
#[cfg(feature = "collection")]
mod model_loader;
#[cfg(feature = "site")]
mod normalization;
#[cfg(feature = "site")]
mod object;
mod panic;
#[cfg(feature = "collection")]
mod passage_batch;
#[cfg(feature = "pictures")]
mod picture_encoder;
#[cfg(feature = "pictures")]
mod picture_loader;
#[cfg(feature = "engine")]
mod precision;
#[cfg(feature = "words")]
mod seal_input;
#[cfg(feature = "sealing")]
mod sealing;
#[cfg(feature = "site")]
mod site_index;
mod thrown;
#[cfg(feature = "engine")]
mod types;
#[cfg(feature = "words")]
mod upsert;
mod utf16;
#[cfg(feature = "words")]
mod vectors;

#[cfg(feature = "documents")]
pub use documents::documents;
#[cfg(feature = "sealing")]
pub use sealing::seal;
