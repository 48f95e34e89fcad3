//! What all other files are: their hashes, and where in the order of words, passages and cells each begins.

use std::ops::Range;

use nearsight_lexical::Terms;
use nearsight_vector::{Bits, LevelCode};

use super::wire::{Reader, Writer};
use super::{ChunkId, FORMAT_VERSION, HASH_LEN, Hash};
use crate::SiteError;

const KIND: &[u8] = b"SITE";

/// Longest vectors.
const MAX_DIMENSION: usize = 4096;

/// The root of an index. Files are numbered: words, passages, cells, filter keys, sort keys,
/// spellings, directions where there are vectors.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Root {
    /// Tag of the stemmer.
    pub(crate) language: String,
    /// Fingerprint of the model that made the passages' vectors; empty without vectors.
    pub(crate) model: String,
    pub(crate) dimension: usize,
    /// Bits a dimension of words, cells and centres.
    pub(crate) bits: Bits,
    /// Ends of the pages in the order of passages.
    pub(crate) page_ends: Vec<u32>,
    /// The words that most questions have some of, as a file of words.
    pub(crate) frequent: Vec<u8>,
    /// Where each file of words but the first begins.
    pub(crate) shard_starts: Terms,
    /// Ends of the files of passages.
    pub(crate) fragment_ends: Vec<u32>,
    /// A code for each cell.
    pub(crate) centres: Vec<LevelCode>,
    pub(crate) filters: Vec<String>,
    pub(crate) sorts: Vec<String>,
    /// Of every file, in the order of their numbers.
    pub(crate) hashes: Vec<Hash>,
}

impl Root {
    pub(crate) fn n_rows(&self) -> u32 {
        self.page_ends.last().copied().unwrap_or(0)
    }

    pub(crate) fn n_pages(&self) -> u32 {
        self.page_ends.len() as u32
    }

    pub(crate) fn n_shards(&self) -> usize {
        self.shard_starts.len() + 1
    }

    pub(crate) fn shard(&self, i: usize) -> ChunkId {
        ChunkId(i as u32)
    }

    pub(crate) fn fragment(&self, i: usize) -> ChunkId {
        ChunkId((self.n_shards() + i) as u32)
    }

    pub(crate) fn cell(&self, i: usize) -> ChunkId {
        ChunkId((self.n_shards() + self.fragment_ends.len() + i) as u32)
    }

    pub(crate) fn facet(&self, i: usize) -> ChunkId {
        self.cell(self.centres.len() + i)
    }

    pub(crate) fn order(&self, i: usize) -> ChunkId {
        self.facet(self.filters.len() + i)
    }

    pub(crate) fn spellings(&self) -> ChunkId {
        self.order(self.sorts.len())
    }

    /// Where there are vectors.
    pub(crate) fn directions(&self) -> ChunkId {
        ChunkId(self.spellings().0 + 1)
    }

    fn n_files(&self) -> usize {
        self.spellings().0 as usize + 1 + usize::from(self.dimension > 0)
    }

    /// The page of a passage.
    pub(crate) fn page_of(&self, row: u32) -> u32 {
        self.page_ends.partition_point(|&end| end <= row) as u32
    }

    /// The passages of a page.
    pub(crate) fn rows_of(&self, page: u32) -> Range<u32> {
        let page = page as usize;
        start(&self.page_ends, page)..self.page_ends.get(page).copied().unwrap_or(0)
    }

    /// The file of a passage, and its place there.
    pub(crate) fn fragment_of(&self, row: u32) -> (usize, u32) {
        let i = self.fragment_ends.partition_point(|&end| end <= row);
        (i, row - start(&self.fragment_ends, i))
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes.extend_from_slice(KIND);
        out.number(FORMAT_VERSION);
        out.text(&self.language);
        out.text(&self.model);
        out.number(self.dimension as u32);
        out.number(self.bits.count() as u32);
        for names in [&self.filters, &self.sorts] {
            out.number(names.len() as u32);
            names.iter().for_each(|name| out.text(name));
        }
        out.slice(&ends_to_bytes(&self.page_ends));
        out.slice(&self.frequent);
        out.slice(&self.shard_starts.to_bytes());
        out.slice(&ends_to_bytes(&self.fragment_ends));
        let mut centres = Writer::default();
        for code in &self.centres {
            centres.half(code.scale);
            centres.bytes.extend_from_slice(&code.bytes);
        }
        out.slice(&centres.bytes);
        out.slice(&self.hashes.concat());
        out.bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, SiteError> {
        let mut reader = Reader::new(bytes, "the root");
        if reader.bytes(KIND.len())? != KIND {
            return Err(reader.damaged());
        }
        let version = reader.number()?;
        if version != FORMAT_VERSION {
            return Err(SiteError::Version { found: version });
        }
        let [language, model] = [reader.text()?.to_owned(), reader.text()?.to_owned()];
        let dimension = reader.number()? as usize;
        let bits = match reader.number()? {
            2 => Bits::Two,
            4 => Bits::Four,
            _ => return Err(reader.damaged()),
        };
        if dimension > MAX_DIMENSION {
            return Err(reader.damaged());
        }
        let [filters, sorts] = [names(&mut reader)?, names(&mut reader)?];
        let page_ends = ends(reader.slice()?)?;
        let frequent = reader.slice()?.to_vec();
        let shard_starts = Terms::from_bytes(reader.slice()?).ok_or_else(|| reader.damaged())?;
        let fragment_ends = ends(reader.slice()?)?;
        let centres = centres(reader.slice()?, bits, dimension)?;
        let (hashes, odd) = reader.slice()?.as_chunks::<HASH_LEN>();
        reader.end()?;
        let root = Self {
            language,
            model,
            dimension,
            bits,
            page_ends,
            frequent,
            shard_starts,
            fragment_ends,
            centres,
            filters,
            sorts,
            hashes: hashes.to_vec(),
        };
        let is_whole = odd.is_empty()
            && root.hashes.len() == root.n_files()
            && root.fragment_ends.last() == root.page_ends.last();
        is_whole
            .then_some(root)
            .ok_or_else(|| SiteError::damaged("the root's numbers"))
    }
}

fn start(ends: &[u32], i: usize) -> u32 {
    i.checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0)
}

fn names(reader: &mut Reader) -> Result<Vec<String>, SiteError> {
    let n = reader.count()?;
    (0..n).map(|_| reader.text().map(str::to_owned)).collect()
}

/// Ascending ends by the lengths between them.
fn ends_to_bytes(ends: &[u32]) -> Vec<u8> {
    let (mut out, mut last) = (Writer::default(), 0);
    for &end in ends {
        out.number(end - last);
        last = end;
    }
    out.bytes
}

fn ends(bytes: &[u8]) -> Result<Vec<u32>, SiteError> {
    let mut reader = Reader::new(bytes, "the root's ends");
    let (mut ends, mut end) = (Vec::new(), 0u32);
    while !reader.rest.is_empty() {
        end = end
            .checked_add(reader.number()?)
            .ok_or_else(|| reader.damaged())?;
        ends.push(end);
    }
    Ok(ends)
}

fn centres(bytes: &[u8], bits: Bits, dimension: usize) -> Result<Vec<LevelCode>, SiteError> {
    let mut reader = Reader::new(bytes, "the root's centres");
    let mut centres = Vec::new();
    while !reader.rest.is_empty() {
        let scale = reader.half()?;
        centres.push(LevelCode {
            scale,
            bytes: reader.bytes(bits.bytes(dimension))?.into(),
        });
    }
    Ok(centres)
}
