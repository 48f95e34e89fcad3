//! Lets instant-distance build the graph and takes it out.

use instant_distance::{Builder, Heuristic, Point, PointId};
use serde::{Serialize, Serializer};

use nearsight_vector::Metric;

use super::prune::{DEGREE, Pruner};
use super::words::words_of;
use super::{Csr, Graph, Links, Members};
use crate::IndexError;
use crate::arena::Arena;

#[cfg(test)]
mod tests;

/// Neighbours of a node on layer 0 and above it; instant-distance's constants.
const GROUND_DEGREE: usize = 64;
const UPPER_DEGREE: usize = 32;
/// A node that fewer others lead to on layer 0 gets ways back from all its neighbours.
const LEAST_LEADING: usize = 4;
/// Upper layers of more than one node in so many are left out: a walk finds its way without them, and they are heavy.
const SPARSE: usize = 32;
/// Marks the unused end of a row of neighbours.
const NONE: u32 = u32::MAX;

/// Builds a graph over the live rows. The same arena and seed give the same graph on targets of one pointer width.
/// `ef_construction` below 32 counts as 32: fewer candidates than neighbours would cut nodes off.
pub(crate) fn build(arena: &Arena, seed: u64, ef_construction: usize) -> Result<Graph, IndexError> {
    let nodes = distinct(arena);
    let reach = arena.rows.reach();
    let points = nodes.rows().map(|rows| Handle {
        arena,
        row: rows[0],
        reach,
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
    let layers = thinned(&layers, arena, &members);
    Graph::new(members, layers, arena).map_err(|(_, problem)| fault(problem))
}

fn fault(problem: &str) -> IndexError {
    IndexError::Build(problem.into())
}

/// The live rows grouped by equal codes, groups in order of their first row.
fn distinct(arena: &Arena) -> Csr {
    let mut order: Vec<u32> = arena.live_rows().collect();
    order.sort_unstable_by(|&a, &b| arena.rows.order(a, b).then(a.cmp(&b)));
    let mut groups: Vec<&[u32]> = order
        .chunk_by(|&a, &b| arena.rows.order(a, b).is_eq())
        .collect();
    groups.sort_unstable_by_key(|rows| rows[0]);
    let mut nodes = Csr::new();
    groups
        .into_iter()
        .for_each(|rows| nodes.push(rows.iter().copied()));
    nodes
}

/// instant-distance numbers its nodes anew: point `i` becomes node `order[i]`.
fn reordered(nodes: &Csr, order: &[PointId]) -> Members {
    let mut point_of = vec![0; order.len()];
    for (point, node) in order.iter().enumerate() {
        point_of[node.into_inner() as usize] = point as u32;
    }
    let mut members = Members::default();
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

/// The layers as they are kept.
fn thinned(layers: &[Csr], arena: &Arena, members: &Members) -> Vec<Links> {
    let Some((ground, upper)) = layers.split_first() else {
        return Vec::new();
    };
    let rows = (0..ground.len() as u32).map(|node| members.first(node));
    let pruner = Pruner::new(arena, rows.collect());
    let mut pruned = Csr::new();
    for (node, row) in both_ways(ground).into_iter().enumerate() {
        pruned.push(pruner.prune(node as u32, row, DEGREE));
    }
    let sparse = upper
        .iter()
        .filter(|layer| layer.len() * SPARSE <= ground.len());
    let ground = reconnected(&pruned);
    let layers = std::iter::once(&ground).chain(sparse);
    layers.map(Links::of).collect()
}

/// For each node those it leads to and those that lead to it.
fn both_ways(ground: &Csr) -> Vec<Vec<u32>> {
    let mut rows: Vec<Vec<u32>> = ground.rows().map(<[u32]>::to_vec).collect();
    for (node, row) in ground.rows().enumerate() {
        row.iter()
            .for_each(|&neighbour| rows[neighbour as usize].push(node as u32));
    }
    rows
}

/// Nodes that hardly any other leads to, as a heuristic that prunes leaves where lengths vary, are made neighbours of their
/// neighbours: they could not be found otherwise, however wide the search.
pub(super) fn reconnected(ground: &Csr) -> Csr {
    let mut n_leading = vec![0; ground.len()];
    let targets = ground.targets().iter();
    targets.for_each(|&node| n_leading[node as usize] += 1);
    let mut added = vec![Vec::new(); ground.len()];
    for (node, row) in ground.rows().enumerate() {
        if n_leading[node] < LEAST_LEADING {
            row.iter()
                .for_each(|&neighbour| added[neighbour as usize].push(node as u32));
        }
    }
    let mut connected = Csr::new();
    for (row, added) in ground.rows().zip(added) {
        connected.push(row.iter().copied().chain(added));
    }
    connected
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
    reach: f32,
}

impl Point for Handle<'_> {
    /// By bits where there are any and lengths do not count: a build compares some 100,000 pairs for each vector, and the
    /// neighbours that are kept of those it proposes are chosen by bytes.
    fn distance(&self, other: &Self) -> f32 {
        let rows = &self.arena.rows;
        match &self.arena.bits {
            Some(bits) if rows.metric() == Metric::Cosine => {
                bits.n_between(self.row, other.row) as f32
            }
            _ => rows.distance_between(self.row, other.row, self.reach),
        }
    }
}

impl Serialize for Handle<'_> {
    /// Nothing: the vectors stay in the arena.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}
