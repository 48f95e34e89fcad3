//! The files: what is in each, as bytes and back. A reader trusts nothing that it was not told by a hash.
//!
//! | file | what |
//! |---|---|
//! | root | what all others are: their hashes, and where in the order of words, passages and cells each begins |
//! | terms | words in order, with the passages that have each and its vector |
//! | spellings | all words of the site, for those that were mistyped |
//! | cell | codes of the passages that are near one centre |
//! | fragment | passages in order, with what is shown of their pages |
//! | facet | the values of a filter key with their pages |
//! | order | the pages by a sort key |
//! | directions | how to see a vector of the encoder as those of the index are seen |

pub(crate) mod cell;
pub(crate) mod deflate;
pub(crate) mod directions;
pub(crate) mod facet;
pub(crate) mod fragment;
pub(crate) mod frequency;
pub(crate) mod order;
pub(crate) mod root;
pub(crate) mod terms;
pub(crate) mod wire;

pub use deflate::inflated;
use sha2::{Digest, Sha256};

/// Version of all files of an index.
pub const FORMAT_VERSION: u32 = 1;

/// Bytes of a hash that names a file. Everybody fetches those of all files: among 5,000, which a large site has, two share a name
/// once in 90,000 sites, and then the index is refused while it is written.
pub(crate) const HASH_LEN: usize = 5;

/// Digits of a file's name.
pub const NAME_LEN: usize = 2 * HASH_LEN;

/// A file, by its place in the root's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChunkId(pub u32);

pub(crate) type Hash = [u8; HASH_LEN];

/// The hash of a file's content, before it is compressed.
pub(crate) fn hash(content: &[u8]) -> Hash {
    let digest = Sha256::digest(content);
    std::array::from_fn(|i| digest[i])
}

/// The name of a file with this content: 10 hexadecimal digits.
pub fn chunk_name(content: &[u8]) -> String {
    name_of(&hash(content))
}

pub(crate) fn name_of(hash: &Hash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| DIGITS[usize::from(digit)] as char)
        .collect()
}
