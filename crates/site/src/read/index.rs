//! The files that are there.

use nearsight_lexical::{Language, Terms};

use crate::fit::Matrix;
use crate::format::cell::Cell;
use crate::format::facet::{self, Value};
use crate::format::fragment::{self, Fragment};
use crate::format::root::Root;
use crate::format::terms::TermShard;
use crate::format::{ChunkId, directions, hash, name_of, order};
use crate::{Page, SiteError};

/// What a file holds.
#[derive(Debug)]
pub(super) enum Chunk {
    Terms(TermShard),
    Fragment(Fragment),
    Cell(Cell),
    Facet(Vec<Value>),
    Order(Vec<u32>),
    Spellings(Terms),
    Directions(Matrix),
}

/// A site's index, of which some files are there.
#[derive(Debug)]
pub struct SiteIndex {
    pub(super) root: Root,
    pub(super) language: Language,
    pub(super) frequent: TermShard,
    /// By number of the file.
    chunks: Vec<Option<Chunk>>,
}

impl SiteIndex {
    /// Opens an index by the content of its root file, inflated, which must have this `name`.
    ///
    /// # Errors
    /// `site-damaged` for other bytes, `site-version` for other versions, `lexical-language` where this build lacks the stemmer.
    pub fn open(name: &str, content: &[u8]) -> Result<Self, SiteError> {
        if name_of(&hash(content)) != name {
            return Err(SiteError::damaged(format!("the root {name}")));
        }
        let root = Root::from_bytes(content)?;
        let language = Language::from_tag(&root.language)?;
        let frequent = TermShard::from_bytes(&root.frequent, root.bits, root.dimension)?;
        let chunks = root.hashes.iter().map(|_| None).collect();
        Ok(Self {
            root,
            language,
            frequent,
            chunks,
        })
    }

    /// The name of a file; `None` where the index has no such file.
    pub fn name(&self, id: ChunkId) -> Option<String> {
        self.root.hashes.get(id.0 as usize).map(name_of)
    }

    /// Takes in the content of a file, inflated.
    ///
    /// # Errors
    /// `site-damaged` unless it is what was written.
    pub fn insert(&mut self, id: ChunkId, content: &[u8]) -> Result<(), SiteError> {
        let wanted = self.root.hashes.get(id.0 as usize);
        if wanted != Some(&hash(content)) {
            let name = self.name(id).unwrap_or_else(|| id.0.to_string());
            return Err(SiteError::damaged(format!("the file {name}")));
        }
        let chunk = self.parsed(id, content)?;
        self.chunks[id.0 as usize] = Some(chunk);
        Ok(())
    }

    /// Number of files but the root: their ids are below it.
    pub fn n_files(&self) -> usize {
        self.root.hashes.len()
    }

    /// Fingerprint of the encoder whose vectors questions may bring; empty where meaning does not count.
    pub fn model(&self) -> &str {
        &self.root.model
    }

    /// Pages with those of their passages whose files are there, in order; a page may come in several parts.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        let fragments = self.chunks.iter().filter_map(|chunk| match chunk {
            Some(Chunk::Fragment(fragment)) => Some(fragment),
            _ => None,
        });
        fragments.flat_map(|fragment| fragment.pieces.iter().map(|piece| &piece.page))
    }

    /// Whether a file is there.
    pub fn has(&self, id: ChunkId) -> bool {
        self.chunk(id).is_some()
    }

    /// Pages of the site.
    pub fn n_pages(&self) -> u32 {
        self.root.n_pages()
    }

    /// Keys that pages can be filtered by.
    pub fn filters(&self) -> &[String] {
        &self.root.filters
    }

    /// Keys that pages can be sorted by.
    pub fn sorts(&self) -> &[String] {
        &self.root.sorts
    }

    pub(super) fn chunk(&self, id: ChunkId) -> Option<&Chunk> {
        self.chunks.get(id.0 as usize)?.as_ref()
    }

    /// The file of a passage, and its place there; `None` while it is missing.
    pub(super) fn fragment_of(
        &self,
        row: u32,
        missing: &mut Missing,
    ) -> Option<(&Fragment, usize)> {
        let (file, place) = self.root.fragment_of(row);
        let id = self.root.fragment(file);
        match self.chunk(id) {
            Some(Chunk::Fragment(fragment)) => Some((fragment, place as usize)),
            _ => {
                missing.add(id);
                None
            }
        }
    }

    fn parsed(&self, id: ChunkId, content: &[u8]) -> Result<Chunk, SiteError> {
        let root = &self.root;
        let (bits, dimension) = (root.bits, root.dimension);
        Ok(if id < root.fragment(0) {
            Chunk::Terms(TermShard::from_bytes(content, bits, dimension)?)
        } else if id < root.cell(0) {
            Chunk::Fragment(fragment::from_bytes(
                content,
                bits,
                dimension,
                root.centres.len(),
            )?)
        } else if id < root.facet(0) {
            Chunk::Cell(Cell::from_bytes(content, dimension, root.n_rows())?)
        } else if id < root.order(0) {
            Chunk::Facet(facet::from_bytes(content, root.n_pages())?)
        } else if id < root.spellings() {
            Chunk::Order(order::from_bytes(content, root.n_pages())?)
        } else if id == root.spellings() {
            let terms = Terms::from_bytes(content);
            Chunk::Spellings(terms.ok_or_else(|| SiteError::damaged("the spellings"))?)
        } else {
            Chunk::Directions(directions::from_bytes(content, dimension)?)
        })
    }
}

/// Files that are not there, each once, in the order in which they were missed.
#[derive(Debug, Default)]
pub(super) struct Missing(pub(super) Vec<ChunkId>);

impl Missing {
    pub(super) fn add(&mut self, id: ChunkId) {
        if !self.0.contains(&id) {
            self.0.push(id);
        }
    }
}
