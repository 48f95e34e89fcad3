//! A folder of built pages to the index of its search.

mod addresses;
mod config;
mod content_type;
mod encoded;
pub(crate) mod indexer;
pub(crate) mod options;
mod output;
pub(crate) mod pages;
mod passages;
mod patterns;
mod port;
pub(crate) mod report;
mod runtime;
pub(crate) mod server;
mod tier;
mod vector_cache;
pub(crate) mod watch;
