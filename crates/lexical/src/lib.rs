//! Search by words: BM25F over postings, with prefixes, typos, phrases and highlights. Floor 1: bytes in, bytes out,
//! no IO.
//!
//! Documents are fields of text at rows. A query word is looked up in a sorted dictionary of the words as written, folded:
//! its other forms (same stem), what it begins (as you type) and what was meant (typos) are found at the time of the
//! search, each worth a share of the word itself. New documents go to a tail that is merged when it has grown; no answer
//! depends on what lies where, nor on what was once there.

mod analysis;
mod documents;
mod error;
mod expand;
mod explain;
mod field;
mod highlight;
mod index;
mod kin;
mod parameters;
mod persist;
mod phrase;
mod postings;
mod query;
#[cfg(test)]
mod reference;
mod score;
mod sealed;
mod search;
mod tail;
mod terms;
mod typo;

pub use analysis::{Language, Normalize, lend_normalization, terms, words};
pub use error::LexicalError;
pub use expand::Expansion;
pub use explain::{Explanation, Part};
pub use field::{Field, MAX_FIELDS};
pub use highlight::{Highlighter, has_phrase, merged};
pub use index::LexicalIndex;
pub use kin::{Dictionary, Kin, Kinship, Step, forms, typos};
pub use parameters::Parameters;
pub use query::{Phrase, Query, Word};
pub use score::{idf, saturated};
pub use search::Match;
pub use terms::Terms;
pub use typo::Distance;
