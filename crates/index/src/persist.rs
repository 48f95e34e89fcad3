//! The file of an index: a segment of kind `VIDX`, version 2, little endian.
//!
//! | section | what |
//! |---|---|
//! | `head` | u32 each: metric (0 cosine, 1 dot, 2 Euclidean), dimension, first id, number of sealed segments, then for each of them and for the tail its number of vectors |
//! | `N.removed` | a bit for each vector, in u64 words; N counts the segments from 0, the tail is last |
//! | `N.exact` | up to 32 dimensions: f32 components |
//! | `N.int8` | above: codes, `dimension` bytes for each vector |
//! | `N.scales` | with `int8`, not for the cosine: f32, what makes a vector of its codes |
//! | `N.anchor` | with `int8`, Euclidean: f32, the vector that is added to that |
//! | `N.centre` | with `int8`, from 1,024 vectors on: f32, what is taken off before the signs are |
//! | `N.bits` | with `centre`: signs after rotation, `max(dimension, 256).div_ceil(64)` u64 words for each vector |
//! | `N.radii` | with `centre`, not for the cosine: f32, distance from the centre |
//! | `N.members` | segments: for each node its vectors, as rows |
//! | `N.layers` | segments: number of layers, then the neighbours of each, as rows |
//!
//! Rows are variable-length integers: the number of rows, then for each its length, its first number and the
//! differences between consecutive ones, less one.

mod sections;
mod version1;

use nearsight_segment::{Segment, SegmentError, SegmentWriter};
use nearsight_vector::Metric;

use crate::arena::{Arena, Bits, Contradiction, Rows};
use crate::arena::{Codes, Int8Rows};
use crate::hnsw::{Graph, HnswIndex, Links, Members};
use crate::vector_index::Part;
use crate::{IndexError, VectorIndex, varint};
use sections::{bytes_of_f32s, bytes_of_u32s, bytes_of_u64s, chunks, f32s};

#[cfg(test)]
mod tests;

const KIND: [u8; 4] = *b"VIDX";
const VERSION: u32 = 2;
const METRICS: [Metric; 3] = [Metric::Cosine, Metric::Dot, Metric::Euclidean];
/// More segments are no index that was ever written.
const MOST_SEGMENTS: usize = 1 << 16;

pub(crate) fn to_bytes(index: &VectorIndex) -> Vec<u8> {
    let metric = METRICS.iter().position(|&metric| metric == index.metric());
    let mut head = vec![
        metric.unwrap_or(0) as u32,
        index.dimension() as u32,
        index.first,
        index.n_segments() as u32,
    ];
    head.extend(index.arenas().map(|arena| arena.len() as u32));
    let writer = SegmentWriter::new(KIND, VERSION).section("head", bytes_of_u32s(&head));
    let mut writer = PartsWriter(writer);
    for (i, (part, _)) in index.parts().enumerate() {
        writer = write_arena(writer, i, part.arena());
        if let Part::Sealed(hnsw) = part {
            writer = writer
                .with(i, "members", bytes_of_members(&hnsw.graph.members))
                .with(i, "layers", bytes_of_layers(&hnsw.graph.layers));
        }
    }
    writer.0.finish()
}

struct PartsWriter(SegmentWriter);

impl PartsWriter {
    /// Adds a section of a part. Never inlined: there are many, and code is downloaded.
    #[inline(never)]
    fn with(self, part: usize, what: &str, bytes: Vec<u8>) -> Self {
        Self(self.0.section(&name(part, what), bytes))
    }
}

fn name(part: usize, what: &str) -> String {
    format!("{part}.{what}")
}

fn write_arena(writer: PartsWriter, i: usize, arena: &Arena) -> PartsWriter {
    let mut writer = writer.with(i, "removed", bytes_of_u64s(&arena.removed));
    let metric = arena.rows.metric();
    match arena.rows.codes() {
        Codes::Exact(values) => writer = writer.with(i, "exact", bytes_of_f32s(values)),
        Codes::Int8(rows) => {
            let codes = rows.codes.iter().map(|&code| code as u8).collect();
            writer = writer.with(i, "int8", codes);
            if metric != Metric::Cosine {
                writer = writer.with(i, "scales", bytes_of_f32s(&rows.scales));
            }
            if metric == Metric::Euclidean {
                writer = writer.with(i, "anchor", bytes_of_f32s(&rows.anchor));
            }
        }
    }
    if let Some((centre, words, radii)) = arena.bits.as_ref().map(Bits::parts) {
        writer =
            writer
                .with(i, "centre", bytes_of_f32s(centre))
                .with(i, "bits", bytes_of_u64s(words));
        if metric != Metric::Cosine {
            writer = writer.with(i, "radii", bytes_of_f32s(radii));
        }
    }
    writer
}

/// How the container is opened.
type Open<'a> = fn(&'a [u8], [u8; 4], u32) -> Result<Segment<'a>, SegmentError>;

pub(crate) fn from_bytes<'a>(bytes: &'a [u8], open: Open<'a>) -> Result<VectorIndex, IndexError> {
    match open(bytes, KIND, VERSION) {
        Ok(segment) => read(&segment),
        Err(SegmentError::Version { found: 1, what, .. }) if what.as_bytes() == KIND => {
            version1::read(&open(bytes, KIND, 1)?)
        }
        Err(error) => Err(error.into()),
    }
}

fn read(segment: &Segment) -> Result<VectorIndex, IndexError> {
    let head: Vec<u32> = chunks(segment, "head")?.map(u32::from_le_bytes).collect();
    let wrong = |problem| contradiction(("head", problem));
    let [metric, dimension, first, n_segments, lens @ ..] = &head[..] else {
        return Err(wrong("another length than written"));
    };
    let metric = METRICS.get(*metric as usize);
    let metric = *metric.ok_or_else(|| wrong("an unknown metric"))?;
    let n_segments = *n_segments as usize;
    if n_segments > MOST_SEGMENTS || lens.len() != n_segments + 1 {
        return Err(wrong("another number of parts than written"));
    }
    let n_vectors: u64 = lens.iter().map(|&len| u64::from(len)).sum();
    if n_vectors + u64::from(*first) > u64::from(u32::MAX) {
        return Err(wrong("more vectors than can be numbered"));
    }
    let arena = |i: usize| read_arena(segment, i, *dimension as usize, metric, lens[i] as usize);
    let mut segments = Vec::new();
    for i in 0..n_segments {
        let arena = arena(i)?;
        let graph = read_graph(segment, &name(i, "members"), &name(i, "layers"), &arena)?;
        segments.push(HnswIndex { arena, graph });
    }
    let index = VectorIndex {
        first: *first,
        segments,
        tail: arena(n_segments)?,
    };
    let rows = &index.tail.rows;
    if !index.arenas().all(|arena| arena.rows.is_coded_as(rows)) {
        return Err(contradiction((
            "anchor",
            "another than that of other vectors",
        )));
    }
    Ok(index)
}

fn read_arena(
    segment: &Segment,
    i: usize,
    dimension: usize,
    metric: Metric,
    len: usize,
) -> Result<Arena, IndexError> {
    let codes = match Rows::is_exact_at(dimension) {
        true => Codes::Exact(f32s(segment, &name(i, "exact"))?),
        false => Codes::Int8(read_int8(segment, i, dimension, metric)?),
    };
    let is_exact = matches!(codes, Codes::Exact(_));
    let rows = Rows::from_parts(dimension, metric, len, codes).map_err(contradiction)?;
    let bits = match !is_exact && segment.section(&name(i, "centre")).is_ok() {
        true => Some(read_bits(segment, i, &rows)?),
        false => None,
    };
    let removed = chunks(segment, &name(i, "removed"))?.map(u64::from_le_bytes);
    Arena::from_parts(rows, bits, removed.collect()).map_err(contradiction)
}

fn read_int8(
    segment: &Segment,
    i: usize,
    dimension: usize,
    metric: Metric,
) -> Result<Int8Rows, IndexError> {
    let codes = segment.section(&name(i, "int8"))?.iter();
    let codes = codes.map(|&code| code as i8).collect();
    if metric == Metric::Cosine {
        return Ok(Int8Rows::of_units(codes, dimension));
    }
    Ok(Int8Rows {
        codes,
        scales: f32s(segment, &name(i, "scales"))?,
        anchor: match metric {
            Metric::Euclidean => f32s(segment, &name(i, "anchor"))?,
            Metric::Cosine | Metric::Dot => Vec::new(),
        },
    })
}

fn read_bits(segment: &Segment, i: usize, rows: &Rows) -> Result<Bits, IndexError> {
    let words = chunks(segment, &name(i, "bits"))?.map(u64::from_le_bytes);
    let radii = match rows.metric() {
        Metric::Cosine => Vec::new(),
        Metric::Dot | Metric::Euclidean => f32s(segment, &name(i, "radii"))?,
    };
    let centre = f32s(segment, &name(i, "centre"))?;
    Bits::from_parts(centre, words.collect(), radii, rows).map_err(contradiction)
}

fn read_graph(
    segment: &Segment,
    members: &str,
    layers: &str,
    arena: &Arena,
) -> Result<Graph, IndexError> {
    let wrong = |section| contradiction((section, "not rows of ascending numbers"));
    let members = members_of(segment.section(members)?).ok_or_else(|| wrong("members"))?;
    let members = Members::of_links(&members)
        .ok_or_else(|| contradiction(("members", "a node without vectors")))?;
    let layers = layers_of(segment.section(layers)?).ok_or_else(|| wrong("layers"))?;
    Graph::new(members, layers, arena).map_err(contradiction)
}

fn bytes_of_members(members: &Members) -> Vec<u8> {
    let mut bytes = Vec::new();
    members.to_links().write(&mut bytes);
    bytes
}

fn members_of(mut bytes: &[u8]) -> Option<Links> {
    let members = Links::read(&mut bytes)?;
    bytes.is_empty().then_some(members)
}

fn bytes_of_layers(layers: &[Links]) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint::write(&mut bytes, layers.len() as u32);
    layers.iter().for_each(|layer| layer.write(&mut bytes));
    bytes
}

fn layers_of(mut bytes: &[u8]) -> Option<Vec<Links>> {
    // Not collected with a capacity, which the bytes could make as large as they like.
    let mut layers = Vec::new();
    for _ in 0..varint::read(&mut bytes)? {
        layers.push(Links::read(&mut bytes)?);
    }
    bytes.is_empty().then_some(layers)
}

fn contradiction((section, problem): Contradiction) -> IndexError {
    IndexError::Contradiction { section, problem }
}
