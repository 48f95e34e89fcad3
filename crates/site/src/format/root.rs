//! What all other files are: their hashes, and where in the order of words, passages and cells each begins.

use nearsight_lexical::Terms;
use nearsight_segment::{Segment, SegmentWriter};
use nearsight_vector::{Bits, LevelCode};

use super::wire::{Reader, Writer};
use super::{ChunkId, FORMAT_VERSION, HASH_LEN, Hash};
use crate::SiteError;

const KIND: [u8; 4] = *b"SITE";

/// Longest vectors.
const MAX_DIMENSION: usize = 4096;

/// The root of an index. Files are numbered: words, passages, cells, filter keys, sort keys, spellings.
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
    /// First word of each file of words but the first.
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

    /// The page of a passage.
    pub(crate) fn page_of(&self, row: u32) -> u32 {
        self.page_ends.partition_point(|&end| end <= row) as u32
    }

    /// The file of a passage, and its place there.
    pub(crate) fn fragment_of(&self, row: u32) -> (usize, u32) {
        let i = self.fragment_ends.partition_point(|&end| end <= row);
        (i, row - start(&self.fragment_ends, i))
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut about = Writer::default();
        about.text(&self.language);
        about.text(&self.model);
        about.number(self.dimension as u32);
        about.number(self.bits.count() as u32);
        for names in [&self.filters, &self.sorts] {
            about.number(names.len() as u32);
            names.iter().for_each(|name| about.text(name));
        }
        let mut centres = Writer::default();
        for code in &self.centres {
            centres.half(code.scale);
            centres.bytes.extend_from_slice(&code.bytes);
        }
        SegmentWriter::new(KIND, FORMAT_VERSION)
            .section("about", about.bytes)
            .section("pages", ends_to_bytes(&self.page_ends))
            .section("frequent", self.frequent.clone())
            .section("shards", self.shard_starts.to_bytes())
            .section("fragments", ends_to_bytes(&self.fragment_ends))
            .section("centres", centres.bytes)
            .section("hashes", self.hashes.concat())
            .finish()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, SiteError> {
        let segment = Segment::from_bytes(bytes, KIND, FORMAT_VERSION)?;
        let mut about = Reader::new(segment.section("about")?, "the root's head");
        let language = about.text()?.to_owned();
        let model = about.text()?.to_owned();
        let dimension = about.number()? as usize;
        let bits = match about.number()? {
            2 => Bits::Two,
            4 => Bits::Four,
            _ => return Err(about.damaged()),
        };
        let [filters, sorts] = [names(&mut about)?, names(&mut about)?];
        if dimension > MAX_DIMENSION {
            return Err(about.damaged());
        }
        about.end()?;
        let shard_starts = Terms::from_bytes(segment.section("shards")?);
        let (hashes, odd) = segment.section("hashes")?.as_chunks::<HASH_LEN>();
        let root = Self {
            language,
            model,
            dimension,
            bits,
            page_ends: ends(segment.section("pages")?)?,
            frequent: segment.section("frequent")?.to_vec(),
            shard_starts: shard_starts.ok_or_else(|| SiteError::damaged("the root's words"))?,
            fragment_ends: ends(segment.section("fragments")?)?,
            centres: centres(segment.section("centres")?, bits, dimension)?,
            filters,
            sorts,
            hashes: hashes.to_vec(),
        };
        let n_files = root.spellings().0 as usize + 1;
        let is_whole = odd.is_empty()
            && root.hashes.len() == n_files
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
