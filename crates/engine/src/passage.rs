//! Long texts to overlapping passages that fit the encoder.
//!
//! A passage is a row of whole sentences. Paragraphs (an empty line between) are the preferred borders; a sentence that
//! does not fit is cut between words, a word that does not fit between characters. Listings belong to no passage's tokens.

mod code;
mod context;
mod pack;
mod pieces;

use std::ops::Range;

pub use code::{INDENT, has_listings, without_listings};
pub use context::{context, in_context};

/// Byte ranges of the passages of `text`, in order, each on character borders and without white space at its ends.
/// Together they cover everything that is not white space, but for listings ([`has_listings`]) before the first and after
/// the last sentence of a passage. No text, no passages.
///
/// A passage has at most `max_tokens` tokens (at least one character, if a character alone has more), and begins with
/// the sentences that end the passage before it, as far as they have at most `overlap_tokens` tokens. `count` gives the
/// tokens of a text; it must not give more for a text than for its parts together, as counts of WordPiece tokens do not
/// where texts are parted between words. Each sentence is counted once, longer ones once more in parts.
pub fn split(
    text: &str,
    max_tokens: usize,
    overlap_tokens: usize,
    count: impl Fn(&str) -> usize,
) -> Vec<Range<usize>> {
    let max_tokens = max_tokens.max(1);
    let pieces = pieces::pieces(text, max_tokens, has_listings(text), &count);
    pack::pack(&pieces, max_tokens, overlap_tokens)
}

#[cfg(test)]
mod tests;
