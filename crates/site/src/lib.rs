//! A static site's index: many small files, of which a search needs a few. Floor 2: bytes in, bytes out, no IO.
//!
//! `write` makes the files of pages and of vectors that somebody else encoded; `fit` finds, for each word of the site, the vector
//! whose sum with those of its neighbours lands where the encoder puts the whole; `read` answers from the files that it has,
//! and says which ones a better answer needs. `format` is what both know of the files; `trial` asks one question as a browser
//! does, and counts.

mod error;
mod fit;
mod format;
mod page;
mod read;
mod trial;
mod write;

pub use error::SiteError;
pub use fit::{Corpus, Encoded, Matrix};
pub use format::{ChunkId, FORMAT_VERSION, NAME_LEN, chunk_name, inflated};
pub use nearsight_lexical::lend_normalization;
pub use page::{Page, Passage};
pub use read::{Answer, By, Hit, HitData, Marked, Search, Shown, SiteIndex, SubResult};
pub use trial::{Trial, trial};
pub use write::{File, Language, Settings, write};
