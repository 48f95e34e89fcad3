//! A folder of built pages to the index of its search.

pub(crate) mod encoded;
pub(crate) mod output;
pub(crate) mod pages;
pub(crate) mod vector_cache;
