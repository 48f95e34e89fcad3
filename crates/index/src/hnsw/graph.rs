//! The graph as it is kept: flat arrays, nodes numbered so that a layer's nodes come first.

use super::Csr;
use crate::arena::Arena;

/// Nodes are distinct vectors. Rows of equal codes share a node, as more than 64 of them would otherwise be each
/// other's only neighbours and the walk could not leave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Graph {
    /// For each node the arena rows it stands for, at least one.
    pub(crate) members: Csr,
    /// For each layer the neighbours of its nodes `0..layer.len()`. Layer 0 holds all nodes; with nodes there is a
    /// layer 0.
    pub(crate) layers: Vec<Csr>,
}

impl Graph {
    /// Checks that every number is in range; `Err` names the part at fault.
    pub(crate) fn new(
        members: Csr,
        layers: Vec<Csr>,
        arena: &Arena,
    ) -> Result<Self, (&'static str, &'static str)> {
        check_members(&members, arena).map_err(|problem| ("members", problem))?;
        check_layers(&layers, members.len()).map_err(|problem| ("layers", problem))?;
        Ok(Self { members, layers })
    }

    /// The row whose codes are those of `node`.
    pub(crate) fn row(&self, node: u32) -> u32 {
        self.members.row(node)[0]
    }
}

fn check_members(members: &Csr, arena: &Arena) -> Result<(), &'static str> {
    let mut seen = vec![false; arena.len()];
    for &row in members.targets() {
        match seen.get_mut(row as usize) {
            None => return Err("a vector that is not there"),
            Some(seen) if *seen => return Err("a vector in two nodes"),
            Some(seen) => *seen = true,
        }
    }
    if members.rows().any(<[u32]>::is_empty) {
        return Err("a node without vectors");
    }
    if arena.live_rows().any(|row| !seen[row as usize]) {
        return Err("a vector without a node");
    }
    Ok(())
}

fn check_layers(layers: &[Csr], n_nodes: usize) -> Result<(), &'static str> {
    if layers.first().map_or(0, Csr::len) != n_nodes {
        return Err("another number of nodes than in \"members\"");
    }
    if layers.iter().any(|layer| layer.len() == 0) {
        return Err("a layer without nodes");
    }
    if layers.windows(2).any(|pair| pair[1].len() > pair[0].len()) {
        return Err("a layer larger than the one below");
    }
    let outside = |layer: &Csr| layer.targets().iter().any(|&t| t as usize >= layer.len());
    if layers.iter().any(outside) {
        return Err("a neighbour that is not there");
    }
    Ok(())
}
