//! Models on this machine: where they are kept, where they come from, how they are converted and checked.

pub(crate) mod cache;
pub(crate) mod convert;
pub(crate) mod download;
pub(crate) mod fetch;
mod first_seen;
pub(crate) mod folder;
pub(crate) mod hash;
pub(crate) mod head;
pub(crate) mod http;
pub(crate) mod hub_folder;
mod pip;
pub(crate) mod registry;
mod unpinned;
#[cfg(not(target_os = "wasi"))]
pub(crate) mod verify;
#[cfg(not(target_os = "wasi"))]
pub(crate) mod verify_pictures;
mod wheel;
