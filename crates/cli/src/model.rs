//! Models on this machine: where they are kept, where they come from, how they are converted and checked.

pub(crate) mod cache;
pub(crate) mod convert;
mod download;
pub(crate) mod fetch;
mod hash;
mod pip;
pub(crate) mod registry;
pub(crate) mod verify;
mod wheel;
