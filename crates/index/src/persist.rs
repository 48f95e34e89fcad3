//! The file of an index: a segment of kind `VIDX`, version 1, little endian.
//!
//! | section | what |
//! |---|---|
//! | `head` | u32 each: form (0 flat, 1 graph), dimension, number of vectors |
//! | `removed` | a bit for each vector, in u64 words |
//! | `binary` | sign bits, `dimension.div_ceil(64)` u64 words for each vector |
//! | `int8` | codes, `dimension` bytes for each vector; scales follow from them |
//! | `members` | graph only: for each node its vectors, as rows |
//! | `layers` | graph only: number of layers, then the neighbours of each, as rows |
//!
//! Rows are variable-length integers: the number of rows, then for each its length, its first number and the
//! differences between consecutive ones, less one.

mod rows;
mod varint;

use nearsight_segment::{Segment, SegmentWriter};

use crate::arena::Arena;
use crate::hnsw::Graph;
use crate::{FlatIndex, HnswIndex, IndexError, VectorIndex};

#[cfg(test)]
mod tests;

const KIND: [u8; 4] = *b"VIDX";
const VERSION: u32 = 1;
const FLAT: u32 = 0;
const HNSW: u32 = 1;

pub(crate) fn to_bytes(index: &VectorIndex) -> Vec<u8> {
    match index {
        VectorIndex::Flat(flat) => arena_sections(FLAT, &flat.arena).finish(),
        VectorIndex::Hnsw(hnsw) => arena_sections(HNSW, &hnsw.arena)
            .section("members", rows::to_bytes(&hnsw.graph.members))
            .section("layers", rows::list_to_bytes(&hnsw.graph.layers))
            .finish(),
    }
}

fn arena_sections(form: u32, arena: &Arena) -> SegmentWriter {
    let head = [form, arena.dimension() as u32, arena.len() as u32];
    let codes = arena.codes().iter().map(|&code| code as u8).collect();
    SegmentWriter::new(KIND, VERSION)
        .section("head", head.iter().flat_map(|v| v.to_le_bytes()).collect())
        .section("removed", u64s_to_bytes(arena.removed()))
        .section("binary", u64s_to_bytes(arena.binary()))
        .section("int8", codes)
}

pub(crate) fn from_bytes(bytes: &[u8]) -> Result<VectorIndex, IndexError> {
    let segment = Segment::from_bytes(bytes, KIND, VERSION)?;
    let (form, arena) = arena(&segment)?;
    match form {
        FLAT => Ok(VectorIndex::Flat(FlatIndex { arena })),
        HNSW => {
            let graph = graph(&segment, &arena)?;
            Ok(VectorIndex::Hnsw(HnswIndex { arena, graph }))
        }
        _ => Err(contradiction(("head", "neither flat nor a graph"))),
    }
}

fn arena(segment: &Segment) -> Result<(u32, Arena), IndexError> {
    let head: Vec<u32> = chunks(segment, "head")?.map(u32::from_le_bytes).collect();
    let [form, dimension, len] = head[..] else {
        return Err(contradiction(("head", "another length than written")));
    };
    let removed = chunks(segment, "removed")?.map(u64::from_le_bytes);
    let binary = chunks(segment, "binary")?.map(u64::from_le_bytes);
    let codes = segment.section("int8")?.iter().map(|&code| code as i8);
    let arena = Arena::from_parts(
        dimension as usize,
        len as usize,
        binary.collect(),
        codes.collect(),
        removed.collect(),
    );
    Ok((form, arena.map_err(contradiction)?))
}

fn graph(segment: &Segment, arena: &Arena) -> Result<Graph, IndexError> {
    let members = rows::from_bytes(segment.section("members")?)
        .ok_or_else(|| contradiction(("members", "not rows of ascending numbers")))?;
    let layers = rows::list_from_bytes(segment.section("layers")?)
        .ok_or_else(|| contradiction(("layers", "not rows of ascending numbers")))?;
    Graph::new(members, layers, arena).map_err(contradiction)
}

fn u64s_to_bytes(words: &[u64]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A section as pieces of `N` bytes.
fn chunks<'a, const N: usize>(
    segment: &Segment<'a>,
    name: &'static str,
) -> Result<impl Iterator<Item = [u8; N]> + use<'a, N>, IndexError> {
    let (chunks, rest) = segment.section(name)?.as_chunks();
    if !rest.is_empty() {
        return Err(contradiction((name, "another length than written")));
    }
    Ok(chunks.iter().copied())
}

fn contradiction((section, problem): (&'static str, &'static str)) -> IndexError {
    IndexError::Contradiction { section, problem }
}
