//! Lets instant-distance build the graph and takes it out.

use std::collections::BTreeMap;

use instant_distance::{Builder, Heuristic, Point, PointId};
use serde::{Serialize, Serializer};

use super::words::words_of;
use super::{Csr, Graph};
use crate::IndexError;
use crate::arena::Arena;

#[cfg(test)]
mod tests;

/// Neighbours of a node on layer 0 and above it; instant-distance's constants.
const GROUND_DEGREE: usize = 64;
const UPPER_DEGREE: usize = 32;
/// Marks the unused end of a row of neighbours.
const NONE: u32 = u32::MAX;

/// Builds a graph over the live rows. The same arena and seed give the same graph on targets of one pointer width.
/// `ef_construction` below 32 counts as 32: fewer candidates than neighbours would cut nodes off.
pub(crate) fn build(arena: &Arena, seed: u64, ef_construction: usize) -> Result<Graph, IndexError> {
    let nodes = distinct(arena);
    let points = nodes.rows().map(|rows| Handle {
        arena,
        row: rows[0],
    });
    let builder = Builder::default()
        .seed(seed)
        .ef_construction(ef_construction.max(UPPER_DEGREE))
        .select_heuristic(Some(Heuristic {
            extend_candidates: false,
            keep_pruned: false,
        }));
    let points: Vec<_> = points.collect();
    let (hnsw, order) = on_one_thread(|| builder.build_hnsw(points))?;
    let words = words_of(&hnsw).map_err(|error| IndexError::Build(error.to_string()))?;
    let layers = layers(&words).ok_or_else(|| fault("a graph of another form than 0.6.1's"))?;
    let members = reordered(&nodes, &order);
    Graph::new(members, layers, arena).map_err(|(_, problem)| fault(problem))
}

fn fault(problem: &str) -> IndexError {
    IndexError::Build(problem.into())
}

/// The live rows grouped by equal codes, groups in order of their first row.
fn distinct(arena: &Arena) -> Csr {
    let mut group_of = BTreeMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for row in arena.live_rows() {
        let group = *group_of.entry(arena.code(row)).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(rows) => rows.push(row),
            None => groups.push(vec![row]),
        }
    }
    let mut nodes = Csr::new();
    groups.into_iter().for_each(|rows| nodes.push(rows));
    nodes
}

/// instant-distance numbers its nodes anew: point `i` becomes node `order[i]`.
fn reordered(nodes: &Csr, order: &[PointId]) -> Csr {
    let mut point_of = vec![0; order.len()];
    for (point, node) in order.iter().enumerate() {
        point_of[node.into_inner() as usize] = point as u32;
    }
    let mut members = Csr::new();
    for point in point_of {
        members.push(nodes.row(point).iter().copied());
    }
    members
}

/// Reads `ef_search, [points], [64 neighbours], [[32 neighbours]]`, layer 1 first among the upper layers.
fn layers(words: &[u32]) -> Option<Vec<Csr>> {
    let (&[_ef_search, n_points], rest) = words.split_first_chunk()?;
    let (ground, rest) = layer(rest, GROUND_DEGREE)?;
    let (&n_upper, mut rest) = rest.split_first()?;
    if n_points == 0 {
        return Some(Vec::new());
    }
    let mut layers = vec![ground];
    for _ in 0..n_upper {
        let (upper, after) = layer(rest, UPPER_DEGREE)?;
        layers.push(upper);
        rest = after;
    }
    rest.is_empty().then_some(layers)
}

fn layer(words: &[u32], degree: usize) -> Option<(Csr, &[u32])> {
    let (&n_nodes, rest) = words.split_first()?;
    let (rows, rest) = rest.split_at_checked(n_nodes as usize * degree)?;
    let mut layer = Csr::new();
    for row in rows.chunks_exact(degree) {
        layer.push(row.iter().copied().take_while(|&id| id != NONE));
    }
    Some((layer, rest))
}

/// More than one thread would make the graph depend on their timing. Where threads do not exist, as on wasm,
/// rayon has the calling one and needs no pool.
fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, IndexError> {
    if cfg!(target_family = "wasm") {
        return Ok(work());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.map_err(|error| IndexError::Build(error.to_string()))?;
    Ok(pool.install(work))
}

/// A row as instant-distance sees it: four bytes and a reference instead of a copied vector.
#[derive(Clone, Copy)]
struct Handle<'a> {
    arena: &'a Arena,
    row: u32,
}

impl Point for Handle<'_> {
    fn distance(&self, other: &Self) -> f32 {
        self.arena.distance_between(self.row, other.row)
    }
}

impl Serialize for Handle<'_> {
    /// Nothing: the vectors stay in the arena.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}
