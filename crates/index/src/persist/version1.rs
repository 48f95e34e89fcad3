//! Files of version 1: one flat or sealed index by the cosine, int8 codes at every dimension, signs of the vectors as they
//! are. Bits, and components of short vectors, are made anew from the codes.
//!
//! | section | what |
//! |---|---|
//! | `head` | u32 each: form (0 flat, 1 graph), dimension, number of vectors |
//! | `removed`, `int8`, `members`, `layers` | as in version 2 |
//! | `binary` | sign bits, no longer read |

use nearsight_segment::Segment;
use nearsight_vector::{Embedding, Metric};

use super::{chunks, contradiction, read_graph};
use crate::arena::{Arena, Codes, Int8Rows, Rows};
use crate::hnsw::HnswIndex;
use crate::{IndexError, VectorIndex};

const FLAT: u32 = 0;
const HNSW: u32 = 1;

pub(super) fn read(segment: &Segment) -> Result<VectorIndex, IndexError> {
    let head: Vec<u32> = chunks(segment, "head")?.map(u32::from_le_bytes).collect();
    let [form, dimension, len] = head[..] else {
        return Err(contradiction(("head", "another length than written")));
    };
    let rows = read_rows(segment, dimension as usize, len as usize)?;
    let removed = chunks(segment, "removed")?.map(u64::from_le_bytes);
    let mut arena = Arena::from_parts(rows, None, removed.collect()).map_err(contradiction)?;
    arena.learn();
    let (segments, tail) = match form {
        FLAT => (Vec::new(), arena),
        HNSW => {
            let graph = read_graph(segment, "members", "layers", &arena)?;
            let tail = arena.like();
            (vec![HnswIndex { arena, graph }], tail)
        }
        _ => return Err(contradiction(("head", "neither flat nor a graph"))),
    };
    Ok(VectorIndex {
        first: 0,
        segments,
        tail,
    })
}

fn read_rows(segment: &Segment, dimension: usize, len: usize) -> Result<Rows, IndexError> {
    let bytes = segment.section("int8")?;
    let codes: Vec<i8> = bytes.iter().map(|&code| code as i8).collect();
    if Some(codes.len()) != len.checked_mul(dimension) || dimension == 0 && len > 0 {
        return Err(contradiction((
            "int8",
            "another number of codes than vectors",
        )));
    }
    let codes = match Rows::is_exact_at(dimension) {
        true => Codes::Exact(exact(&codes, dimension)?),
        false => Codes::Int8(Int8Rows::of_units(codes, dimension)),
    };
    Rows::from_parts(dimension, Metric::Cosine, len, codes).map_err(contradiction)
}

fn exact(codes: &[i8], dimension: usize) -> Result<Vec<f32>, IndexError> {
    let mut values = Vec::with_capacity(codes.len());
    for code in codes.chunks_exact(dimension.max(1)) {
        let code = code.iter().map(|&v| f32::from(v)).collect();
        let row = Embedding::normalize(code);
        let row = row.map_err(|_| contradiction(("int8", "a vector of zeros")))?;
        values.extend_from_slice(row.as_slice());
    }
    Ok(values)
}
