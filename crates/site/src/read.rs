//! Answers from the files that are there, and says which ones a better answer needs.
//!
//! ```text
//! loop { answer = index.search(&search); fetch and insert answer.missing; until nothing is missing }
//! ```
//! Words first need the files of the question's words; these say which cells to look into; a hit's text is in a file of passages.

mod excerpt;
mod filter;
mod index;
mod meaning;
mod pages;
mod phrases;
mod ranked;
mod search;
mod show;
mod vocabulary;
mod words;

pub use excerpt::Marked;
pub use index::SiteIndex;
pub use search::{Answer, By, Hit, Search};
pub use show::{HitData, Shown, SubResult};
