//! The search: greedy down the layers, then best-first on layer 0 (the paper's algorithms 5 and 2).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::{Graph, Links};
use crate::arena::{Arena, Query};
use crate::selection::Selection;

/// A node and its distance to the query; ordered by distance, ties by node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reached {
    pub(crate) distance: f32,
    pub(crate) node: u32,
}

impl Eq for Reached {}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_distance = self.distance.total_cmp(&other.distance);
        by_distance.then(self.node.cmp(&other.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a walk met, in no order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Walked {
    /// The nearest nodes with a selected member.
    pub(crate) found: Vec<Reached>,
    /// How many nodes were measured on the way along layer 0.
    pub(crate) n_measured: usize,
    /// Their mean distance.
    pub(crate) mean: f32,
}

/// The `ef` nearest nodes with a selected member that the walk reaches; `None` once it has measured `most` nodes. Nodes
/// without are walked through: leaving out the result and not the way keeps the rest reachable.
pub(crate) fn walk(
    graph: &Graph,
    arena: &Arena,
    query: &Query,
    selection: &Selection,
    ef: usize,
    most: usize,
) -> Option<Walked> {
    let Some((ground, upper)) = graph.layers.split_first() else {
        return Some(Walked::default());
    };
    let measure = |node| Reached {
        distance: arena.distance(query, graph.members.first(node)),
        node,
    };
    let mut entry = measure(0);
    for layer in upper.iter().rev() {
        entry = descend(layer, entry, measure);
    }
    let accept = |node| {
        let mut members = graph.members.of(node);
        members.any(|row| selection.contains(row))
    };
    best_first(ground, entry, (ef, most), measure, accept)
}

/// Moves to the nearest neighbour until none is nearer.
fn descend(layer: &Links, mut entry: Reached, measure: impl Fn(u32) -> Reached) -> Reached {
    loop {
        let nearest = layer.row(entry.node).map(&measure).min();
        match nearest {
            Some(nearest) if nearest < entry => entry = nearest,
            _ => return entry,
        }
    }
}

fn best_first(
    layer: &Links,
    entry: Reached,
    (ef, most): (usize, usize),
    measure: impl Fn(u32) -> Reached,
    accept: impl Fn(u32) -> bool,
) -> Option<Walked> {
    let (mut n_measured, mut sum) = (0, 0.0);
    let mut visited = Visited::new(layer.len());
    visited.insert(entry.node);
    let mut open = BinaryHeap::from([Reverse(entry)]);
    let mut found = BinaryHeap::with_capacity(ef + 1);
    if accept(entry.node) {
        found.push(entry);
    }
    while let Some(Reverse(next)) = open.pop() {
        if is_beyond(&found, ef, next) {
            break;
        }
        if n_measured > most {
            return None;
        }
        for node in layer.row(next.node) {
            if !visited.insert(node) {
                continue;
            }
            let reached = measure(node);
            n_measured += 1;
            sum += reached.distance;
            if is_beyond(&found, ef, reached) {
                continue;
            }
            open.push(Reverse(reached));
            if accept(node) {
                found.push(reached);
                if found.len() > ef {
                    found.pop();
                }
            }
        }
    }
    Some(Walked {
        found: found.into_vec(),
        n_measured,
        mean: sum / (n_measured as f32).max(1.0),
    })
}

/// Whether `ef` nodes are found and all are nearer than this one.
fn is_beyond(found: &BinaryHeap<Reached>, ef: usize, reached: Reached) -> bool {
    found.len() >= ef && found.peek().is_some_and(|furthest| reached > *furthest)
}

/// A bit for each node. Made anew for each walk: clearing the 12 KB of 100,000 nodes takes a fraction of a
/// microsecond, the walk some hundred, and a search needs no `&mut`.
struct Visited(Vec<u64>);

impl Visited {
    fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    /// False if it was inserted before.
    fn insert(&mut self, node: u32) -> bool {
        let word = &mut self.0[node as usize / 64];
        let bit = 1 << (node % 64);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}
