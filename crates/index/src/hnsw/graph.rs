//! The graph as it is kept: nodes numbered so that a layer's nodes come first.

use super::{Links, Members};
use crate::arena::Arena;

/// Nodes are distinct vectors. Rows of equal codes share a node, as more than a node has neighbours would otherwise be each
/// other's only neighbours and the walk could not leave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Graph {
    /// The arena rows of each node.
    pub(crate) members: Members,
    /// For each layer the neighbours of its nodes `0..layer.len()`. Layer 0 holds all nodes; with nodes there is a
    /// layer 0.
    pub(crate) layers: Vec<Links>,
}

impl Graph {
    /// Checks that every number is in range; `Err` names the part at fault.
    pub(crate) fn new(
        members: Members,
        layers: Vec<Links>,
        arena: &Arena,
    ) -> Result<Self, (&'static str, &'static str)> {
        check_members(&members, arena).map_err(|problem| ("members", problem))?;
        check_layers(&layers, members.len()).map_err(|problem| ("layers", problem))?;
        Ok(Self { members, layers })
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        let layers = self.layers.iter().map(Links::n_bytes);
        self.members.n_bytes() + layers.sum::<usize>()
    }
}

fn check_members(members: &Members, arena: &Arena) -> Result<(), &'static str> {
    let mut seen = vec![false; arena.len()];
    for row in (0..members.len() as u32).flat_map(|node| members.of(node)) {
        match seen.get_mut(row as usize) {
            None => return Err("a vector that is not there"),
            Some(seen) if *seen => return Err("a vector in two nodes"),
            Some(seen) => *seen = true,
        }
    }
    if arena.live_rows().any(|row| !seen[row as usize]) {
        return Err("a vector without a node");
    }
    Ok(())
}

fn check_layers(layers: &[Links], n_nodes: usize) -> Result<(), &'static str> {
    if layers.first().map_or(0, Links::len) != n_nodes {
        return Err("another number of nodes than in \"members\"");
    }
    if layers.iter().any(|layer| layer.len() == 0) {
        return Err("a layer without nodes");
    }
    if layers.windows(2).any(|pair| pair[1].len() > pair[0].len()) {
        return Err("a layer larger than the one below");
    }
    let outside = |layer: &Links| {
        let last = layer.rows().filter_map(Iterator::last).max();
        last.is_some_and(|last| last as usize >= layer.len())
    };
    if layers.iter().any(outside) {
        return Err("a neighbour that is not there");
    }
    Ok(())
}
