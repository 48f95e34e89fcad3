//! The vectors of documents as sections of a file, and back.
//!
//! `vectors` holds those of texts, in the order of the documents and of their passages; `vectors.N` those of vector field
//! `N`, counted from 0 in the order of declaration, and `owners.N` a bit for each document: whether it has one.

use nearsight_index::VectorIndex;
use nearsight_segment::{Segment, SegmentWriter};

use crate::error::EngineError;
use crate::fields::Fields;

use super::Collection;
use super::documents::DocumentStore;
use super::persist::{damaged, refused, refused_vectors};
use super::space::VectorSpace;

/// Vectors of one kind as they stand in a file, and how many of them each document has.
pub(super) struct Read {
    pub(super) vectors: VectorIndex,
    pub(super) n_vectors: Vec<usize>,
}

impl Collection {
    /// Writes the vectors of some rows, or of all rows with documents.
    pub(super) fn write_vectors(
        &self,
        mut writer: SegmentWriter,
        rows: &[u32],
        of: impl Fn(&VectorSpace) -> VectorIndex,
    ) -> SegmentWriter {
        if let Some(text) = &self.text {
            writer = writer.section("vectors", of(&text.vectors).to_bytes());
        }
        for (i, space) in self.vectors.iter().enumerate() {
            let owns = rows.iter().map(|&row| space.vectors_of(row).len() > 0);
            writer = writer
                .section(&format!("vectors.{i}"), of(space).to_bytes())
                .section(&format!("owners.{i}"), bits(owns));
        }
        writer
    }
}

/// Reads the vectors of texts, if there is a model for them.
pub(super) fn read_texts(
    segment: &Segment,
    dimension: usize,
    documents: &DocumentStore,
) -> Result<Read, EngineError> {
    let section = segment.section("vectors").map_err(refused)?;
    let vectors = VectorIndex::from_verified_bytes(section).map_err(refused_vectors)?;
    let n_vectors = documents.live().map(|one| one.ranges.len()).collect();
    Read { vectors, n_vectors }.checked("vectors", dimension)
}

/// Reads the vectors of each vector field.
pub(super) fn read_fields(
    segment: &Segment,
    fields: &Fields,
    documents: &DocumentStore,
) -> Result<Vec<Read>, EngineError> {
    let mut read = Vec::new();
    for (i, (_, vector_type)) in fields.vectors().enumerate() {
        let name = format!("vectors.{i}");
        let section = segment.section(&name).map_err(refused)?;
        let vectors = VectorIndex::from_verified_bytes(section).map_err(refused_vectors)?;
        let owners = segment.section(&format!("owners.{i}")).map_err(refused)?;
        let n_vectors = from_bits(owners, documents.n_documents())
            .ok_or_else(|| damaged(format!("section owners.{i} is not of its documents")))?;
        if vectors.metric() != vector_type.metric {
            return Err(damaged(format!("section {name} is of another metric")));
        }
        read.push(Read { vectors, n_vectors }.checked(&name, vector_type.dimension)?);
    }
    Ok(read)
}

impl Read {
    fn checked(self, name: &str, dimension: usize) -> Result<Self, EngineError> {
        let expected: usize = self.n_vectors.iter().sum();
        let vectors = &self.vectors;
        if vectors.len() != expected || vectors.live_len() != expected {
            let (len, live) = (vectors.len(), vectors.live_len());
            let what = format!(
                "section {name} has {len} vectors, {live} of them not removed, where {expected} are announced"
            );
            return Err(damaged(what));
        }
        if vectors.dimension() != dimension {
            let found = vectors.dimension();
            return Err(damaged(format!(
                "section {name} has {found} dimensions instead of {dimension}"
            )));
        }
        Ok(self)
    }
}

fn bits(values: impl Iterator<Item = bool>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (i, value) in values.enumerate() {
        if i % 8 == 0 {
            bytes.push(0);
        }
        if let (true, Some(last)) = (value, bytes.last_mut()) {
            *last |= 1 << (i % 8);
        }
    }
    bytes
}

/// 0 or 1 for each of `n` bits, nothing if there are not as many.
fn from_bits(bytes: &[u8], n: usize) -> Option<Vec<usize>> {
    let bit = |i: usize| usize::from(bytes[i / 8] >> (i % 8) & 1);
    let is_whole = bytes.len() == n.div_ceil(8) && (n..bytes.len() * 8).all(|i| bit(i) == 0);
    is_whole.then(|| (0..n).map(bit).collect())
}
