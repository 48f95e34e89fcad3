//! Rows of ascending numbers as they are kept and stored: differences in variable-length integers, unpacked while they
//! are walked. Some two bytes for a neighbour instead of four; unpacking takes a fraction of what it takes to compare one.

use super::Csr;
use crate::varint;

#[cfg(test)]
mod tests;

/// A row is its length, its first number and the differences between consecutive ones, less one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Links {
    /// Where each row begins, and where the last ends.
    offsets: Vec<u32>,
    bytes: Vec<u8>,
}

/// The numbers of a row, ascending.
pub(crate) struct Row<'a> {
    bytes: &'a [u8],
    n_left: u32,
    least: u32,
}

impl Links {
    /// No rows yet.
    pub(crate) fn new() -> Self {
        Self {
            offsets: vec![0],
            bytes: Vec::new(),
        }
    }

    /// The rows of `csr`. Neighbours are sorted for this and never cut afterwards: what is cut must be the farthest, and
    /// sorting forgets which those are.
    pub(crate) fn of(csr: &Csr) -> Self {
        let mut links = Self::new();
        csr.rows().for_each(|row| links.push(row));
        links.offsets.shrink_to_fit();
        links.bytes.shrink_to_fit();
        links
    }

    /// Appends a row, strictly ascending.
    pub(crate) fn push(&mut self, row: &[u32]) {
        varint::write(&mut self.bytes, row.len() as u32);
        let mut least = 0;
        for &number in row {
            varint::write(&mut self.bytes, number - least);
            least = number + 1;
        }
        self.offsets.push(self.bytes.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    pub(crate) fn row(&self, i: u32) -> Row<'_> {
        let i = i as usize;
        let mut bytes = &self.bytes[self.offsets[i] as usize..self.offsets[i + 1] as usize];
        let n_left = varint::read(&mut bytes).unwrap_or(0);
        Row {
            bytes,
            n_left,
            least: 0,
        }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len() as u32).map(|i| self.row(i))
    }

    /// Bytes held in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        self.offsets.len() * 4 + self.bytes.len()
    }

    /// The number of rows, then each.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        varint::write(out, self.len() as u32);
        out.extend_from_slice(&self.bytes);
    }

    /// Takes what was written off the front; none if it is anything else.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let n_rows = varint::read(bytes)?;
        let (start, mut offsets) = (*bytes, vec![0]);
        for _ in 0..n_rows {
            let mut least = 0u32;
            for _ in 0..varint::read(bytes)? {
                let number = least.checked_add(varint::read(bytes)?)?;
                least = number.checked_add(1)?;
            }
            offsets.push(u32::try_from(start.len() - bytes.len()).ok()?);
        }
        offsets.shrink_to_fit();
        Some(Self {
            bytes: start[..start.len() - bytes.len()].to_vec(),
            offsets,
        })
    }
}

impl Iterator for Row<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.n_left = self.n_left.checked_sub(1)?;
        let number = self.least + varint::read(&mut self.bytes)?;
        self.least = number + 1;
        Some(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.n_left as usize, Some(self.n_left as usize))
    }
}
