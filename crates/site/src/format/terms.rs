//! Words in the order of their stems, with the passages that have each and its vector.
//!
//! Layout: the keys (front coded, counted); for each a varint of twice its number of passages, plus 1 where it has a vector,
//! and the length of its list; the lists: varint of (passages skipped since the last one) * 16 + level of frequency; then a
//! scale and a code for each vector. A key is the stem, a zero, and the word by what it shares with its stem: so the forms of
//! a word lie together, and the stem alone says where.

use nearsight_lexical::{Step, Terms};
use nearsight_segment::varint;
use nearsight_vector::{Bits, LevelCode};

use super::frequency;
use super::wire::{Reader, Writer};
use crate::SiteError;

/// A word of the site, or one that questions have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub(crate) key: String,
    /// Passages that have it.
    pub(crate) n_found: u32,
    /// The passages where it says most, ascending, with the level of its frequency: all, unless there are very many.
    pub(crate) postings: Vec<(u32, u32)>,
    pub(crate) vector: Option<LevelCode>,
}

impl Term {
    /// About how many bytes it takes in a file.
    pub(crate) fn size(&self) -> usize {
        let vector = self.vector.as_ref().map_or(0, |code| code.bytes.len() + 2);
        self.key.len() / 2 + 3 + self.postings.len() * 3 / 2 + vector
    }
}

/// Where the forms of a stem begin.
pub(crate) fn stem_key(stem: &str) -> String {
    format!("{stem}\0")
}

/// The key of a word.
pub(crate) fn key(stem: &str, term: &str) -> String {
    let shared = shared(stem, term);
    // Folded words have 64 bytes at most.
    let n_shared = shared.chars().count() as u8;
    format!(
        "{stem}\0{}{}",
        char::from(b'0' + n_shared),
        &term[shared.len()..]
    )
}

/// What both begin with.
pub(crate) fn shared<'a>(a: &str, b: &'a str) -> &'a str {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    &b[..same.map(|(c, _)| c.len_utf8()).sum()]
}

/// The stem of a key.
pub(crate) fn stem_of(key: &str) -> &str {
    key.split_once('\0').map_or(key, |(stem, _)| stem)
}

/// The word of a key.
pub(crate) fn term(key: &str) -> Option<String> {
    let (stem, rest) = key.split_once('\0')?;
    let n_shared = rest.bytes().next()?.checked_sub(b'0')?;
    let shared = stem.chars().take(usize::from(n_shared));
    Some(shared.chain(rest.chars().skip(1)).collect())
}

pub(crate) fn to_bytes(terms: &[Term]) -> Vec<u8> {
    let (mut words, mut lists, mut vectors) = (Terms::default(), Vec::new(), Writer::default());
    let mut head = Writer::default();
    for term in terms {
        words.push(&term.key);
        let list = list_to_bytes(&term.postings);
        head.number(term.n_found << 1 | u32::from(term.vector.is_some()));
        head.number(list.len() as u32);
        lists.extend(list);
        if let Some(code) = &term.vector {
            vectors.half(code.scale);
            vectors.bytes.extend_from_slice(&code.bytes);
        }
    }
    let mut out = Writer::default();
    out.slice(&words.to_bytes());
    out.bytes.extend(head.bytes);
    out.bytes.extend(lists);
    out.bytes.extend(vectors.bytes);
    out.bytes
}

fn list_to_bytes(postings: &[(u32, u32)]) -> Vec<u8> {
    let (mut out, mut next) = (Vec::new(), 0);
    for &(row, level) in postings {
        varint::write(&mut out, u64::from(row - next) << 4 | u64::from(level));
        next = row + 1;
    }
    out
}

/// A file of words.
#[derive(Debug, Clone)]
pub(crate) struct TermShard {
    terms: Terms,
    /// By word: passages, end of its list, place of its vector.
    heads: Vec<(u32, usize, Option<usize>)>,
    lists: Vec<u8>,
    /// Scales and codes.
    vectors: Vec<(f32, Box<[u8]>)>,
}

impl TermShard {
    pub(crate) fn from_bytes(
        bytes: &[u8],
        bits: Bits,
        dimension: usize,
    ) -> Result<Self, SiteError> {
        let mut reader = Reader::new(bytes, "a file of words");
        let terms = Terms::from_bytes(reader.slice()?).ok_or_else(|| reader.damaged())?;
        let mut heads = Vec::with_capacity(terms.len());
        let (mut end, mut n_vectors) = (0usize, 0);
        for _ in 0..terms.len() {
            let head = reader.number()?;
            end = end.saturating_add(reader.number()? as usize);
            let vector = (head & 1 == 1).then_some(n_vectors);
            n_vectors += usize::from(vector.is_some());
            heads.push((head >> 1, end, vector));
        }
        let lists = reader.bytes(end)?.to_vec();
        let mut vectors = Vec::with_capacity(n_vectors);
        for _ in 0..n_vectors {
            vectors.push((reader.half()?, reader.bytes(bits.bytes(dimension))?.into()));
        }
        reader.end()?;
        Ok(Self {
            terms,
            heads,
            lists,
            vectors,
        })
    }

    fn entry(&self, i: usize) -> Entry<'_> {
        let start = i.checked_sub(1).map_or(0, |before| self.heads[before].1);
        let (n_found, end, vector) = self.heads[i];
        let vector = vector.map(|place| &self.vectors[place]);
        Entry {
            n_found,
            list: &self.lists[start..end],
            vector: vector.map(|(scale, code)| (*scale, &code[..])),
        }
    }
}

impl TermShard {
    /// Gives the keys from `from` on with what is known of them, until `each` wants no more.
    pub(crate) fn walk<'a>(&'a self, from: &str, mut each: impl FnMut(&'a str, Entry<'a>) -> bool) {
        self.terms
            .walk(from, |key, i| match each(key, self.entry(i)) {
                true => Step::Next,
                false => Step::Stop,
            });
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// Passages that have it.
    pub(crate) n_found: u32,
    list: &'a [u8],
    /// Scale and code.
    pub(crate) vector: Option<(f32, &'a [u8])>,
}

impl Entry<'_> {
    /// Gives the passages below `end` that have the word to `each`, with its frequency there.
    pub(crate) fn postings(&self, end: u32, mut each: impl FnMut(u32, f32)) {
        let (mut list, mut next) = (self.list, 0u32);
        while let Some(posting) = varint::read(&mut list) {
            let skipped = u32::try_from(posting >> 4).unwrap_or(u32::MAX);
            let row = next.saturating_add(skipped);
            if row >= end {
                return;
            }
            each(row, frequency::of_level((posting & 15) as u32));
            next = row + 1;
        }
    }
}
