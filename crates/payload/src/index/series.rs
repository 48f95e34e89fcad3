//! Numbers or points in time, in the order of their rows.
//!
//! Not sorted by value on purpose: a scan compares a hundred thousand values in less time than it takes to bring the rows
//! of a wide range of sorted values back into order, needs no merging of new values, and never has a bad case.

use roaring::RoaringBitmap;

use super::row_bits;
use crate::Range;

#[derive(Debug)]
pub(super) struct Series<T> {
    /// Ascending; a row stands once for each of its values.
    rows: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        let (rows, values) = (Vec::new(), Vec::new());
        Self { rows, values }
    }
}

impl<T: Copy> Series<T> {
    pub(super) fn extend(&mut self, row: u32, value: Option<T>) {
        if let Some(value) = value {
            self.rows.push(row);
            self.values.push(value);
        }
    }

    /// Rows and values, in the order of rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, T)> {
        self.rows.iter().copied().zip(self.values.iter().copied())
    }

    pub(super) fn select(&self, range: &Range<T>) -> RoaringBitmap
    where
        T: PartialOrd,
    {
        row_bits::collect(
            self.iter()
                .map(|(row, value)| (row, range.contains(&value))),
        )
    }

    pub(super) fn memory(&self) -> usize {
        self.rows.capacity() * size_of::<u32>() + self.values.capacity() * size_of::<T>()
    }
}
