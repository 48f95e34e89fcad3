//! Rows of ascending numbers in two flat arrays (compressed sparse rows), while a graph is made.

/// `row(i)` is `targets[offsets[i]..offsets[i + 1]]`, strictly ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Csr {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Csr {
    /// No rows yet.
    pub(crate) fn new() -> Self {
        Self {
            offsets: vec![0],
            targets: Vec::new(),
        }
    }

    /// Appends a row, sorted here; a number given twice counts once.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        let start = self.targets.len();
        self.targets.extend(row);
        self.end_row(start);
    }

    /// Not once more for each kind of iterator that rows come from.
    #[inline(never)]
    fn end_row(&mut self, start: usize) {
        self.targets[start..].sort_unstable();
        let mut kept = start;
        for at in start..self.targets.len() {
            if at == start || self.targets[at] != self.targets[kept - 1] {
                self.targets[kept] = self.targets[at];
                kept += 1;
            }
        }
        self.targets.truncate(kept);
        self.offsets.push(kept as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    pub(crate) fn row(&self, i: u32) -> &[u32] {
        let i = i as usize;
        &self.targets[self.offsets[i] as usize..self.offsets[i + 1] as usize]
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len() as u32).map(|i| self.row(i))
    }

    /// All numbers, row after row.
    pub(crate) fn targets(&self) -> &[u32] {
        &self.targets
    }
}
