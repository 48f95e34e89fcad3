//! A graph without its removed vectors: whoever led to one leads to where that led (Singh et al. 2021, "FreshDiskANN", algorithm
//! 4, delete consolidation). No pair is compared but around removed nodes, so this takes a small part of a build.

use super::prune::{CANDIDATES, DEGREE, Pruner};
use super::{Csr, Graph, HnswIndex, Links, Members, build};
use crate::arena::Arena;

#[cfg(test)]
mod tests;

/// One neighbour gone of so many is not missed by a node that has enough others: to repair all around a tenth of the vectors takes
/// three times as long.
const MISSED: usize = 8;
/// In place of the number of a node that is gone.
const GONE: u32 = u32::MAX;

impl HnswIndex {
    /// The live rows of `self`, which are those of `arena` in their order, and the graph over them; none if nothing lives.
    pub(crate) fn consolidated(&self, arena: Arena) -> Option<Self> {
        let old = &self.graph;
        let mut row_of = vec![GONE; self.arena.len()];
        for (new, old) in self.arena.live_rows().enumerate() {
            row_of[old as usize] = new as u32;
        }
        let mut members = Members::default();
        let mut node_of = vec![GONE; old.members.len()];
        for node in 0..old.members.len() as u32 {
            let rows = old.members.of(node).map(|row| row_of[row as usize]);
            if members.push(rows.filter(|&row| row != GONE)) {
                node_of[node as usize] = members.len() as u32 - 1;
            }
        }
        let rows = (0..members.len() as u32).map(|node| members.first(node));
        let pruner = Pruner::new(&arena, rows.collect());
        let mut layers = Vec::new();
        for (i, layer) in old.layers.iter().enumerate() {
            let repaired = repaired(layer, &node_of, &pruner);
            match i {
                0 => layers.push(Links::of(&build::reconnected(&repaired))),
                _ => layers.push(Links::of(&repaired)),
            }
        }
        layers.retain(|layer| layer.len() > 0);
        let graph = Graph { members, layers };
        (arena.len() > 0).then_some(Self { arena, graph })
    }
}

/// The neighbours of the nodes that stay, under their new numbers.
fn repaired(layer: &Links, node_of: &[u32], pruner: &Pruner) -> Csr {
    let mut repaired = Csr::new();
    for old in 0..layer.len() as u32 {
        let new = node_of[old as usize];
        if new == GONE {
            continue;
        }
        let n_all = layer.row(old).count();
        let others = layer.row(old).map(|other| node_of[other as usize]);
        let staying: Vec<u32> = others.filter(|&other| other != GONE).collect();
        let n_gone = n_all - staying.len();
        if n_gone == 0 || n_gone * MISSED <= n_all && staying.len() * 2 >= DEGREE {
            repaired.push(staying);
        } else {
            let candidates = beyond_the_gone(layer, old, node_of);
            repaired.push(pruner.prune(new, candidates, DEGREE));
        }
    }
    repaired
}

/// The neighbours of `node` that stay, and those of its neighbours that do not; where these are few, since most around are
/// gone, those of theirs in turn.
fn beyond_the_gone(layer: &Links, node: u32, node_of: &[u32]) -> Vec<u32> {
    let (mut staying, mut seen) = (Vec::new(), vec![node]);
    let mut front = vec![node];
    while !front.is_empty() && staying.len() < CANDIDATES {
        let met: Vec<u32> = front.iter().flat_map(|&gone| layer.row(gone)).collect();
        front.clear();
        for other in met {
            match node_of[other as usize] {
                GONE if !seen.contains(&other) => {
                    seen.push(other);
                    front.push(other);
                }
                GONE => (),
                new => staying.push(new),
            }
        }
    }
    staying
}
