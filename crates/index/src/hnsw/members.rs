//! Which rows of the arena a node stands for: nearly always one, more where vectors are equal.

use super::Links;

#[cfg(test)]
mod tests;

/// Each node has at least one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Members {
    /// The first row of each node.
    firsts: Vec<u32>,
    /// Node and row of all others, ascending.
    twins: Vec<(u32, u32)>,
}

impl Members {
    /// Appends a node; false, and nothing is appended, if it has no rows.
    pub(crate) fn push(&mut self, rows: impl IntoIterator<Item = u32>) -> bool {
        let mut rows = rows.into_iter();
        let Some(first) = rows.next() else {
            return false;
        };
        let node = self.firsts.len() as u32;
        self.firsts.push(first);
        self.twins.extend(rows.map(|row| (node, row)));
        true
    }

    /// Number of nodes.
    pub(crate) fn len(&self) -> usize {
        self.firsts.len()
    }

    /// The row whose codes are those of `node`.
    pub(crate) fn first(&self, node: u32) -> u32 {
        self.firsts[node as usize]
    }

    /// All rows of `node`, ascending.
    pub(crate) fn of(&self, node: u32) -> impl Iterator<Item = u32> {
        let start = self.twins.partition_point(|twin| twin.0 < node);
        let twins = self.twins[start..].iter();
        let twins = twins.take_while(move |twin| twin.0 == node);
        std::iter::once(self.first(node)).chain(twins.map(|twin| twin.1))
    }

    /// As rows, one for each node.
    pub(crate) fn to_links(&self) -> Links {
        let mut links = Links::new();
        for node in 0..self.len() as u32 {
            links.push(&self.of(node).collect::<Vec<_>>());
        }
        links
    }

    /// None if a node has no rows.
    pub(crate) fn of_links(links: &Links) -> Option<Self> {
        let mut members = Self::default();
        members.firsts.reserve_exact(links.len());
        let mut rows = links.rows();
        rows.all(|row| members.push(row)).then_some(members)
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        self.firsts.len() * 4 + self.twins.len() * 8
    }
}
