//! A folder of built pages to the index of its search.

#[cfg(not(target_os = "wasi"))]
mod addresses;
mod config;
#[cfg(not(target_os = "wasi"))]
mod content_type;
pub(crate) mod crew;
mod encoded;
pub(crate) mod indexer;
#[cfg(target_os = "wasi")]
mod instances;
pub(crate) mod options;
mod output;
pub(crate) mod pages;
mod passages;
mod patterns;
mod port;
pub(crate) mod report;
mod runtime;
#[cfg(not(target_os = "wasi"))]
pub(crate) mod server;
#[cfg(any(test, target_os = "wasi"))]
pub(crate) mod spool;
mod tier;
mod vector_cache;
#[cfg(not(target_os = "wasi"))]
pub(crate) mod watch;

#[cfg(target_os = "wasi")]
pub(crate) mod polled;
#[cfg(target_os = "wasi")]
pub(crate) use polled as watch;
#[cfg(target_os = "wasi")]
pub(crate) mod unserved;
#[cfg(target_os = "wasi")]
pub(crate) use unserved as server;
