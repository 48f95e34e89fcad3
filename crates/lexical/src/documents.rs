//! Which documents there are and how long their fields are. A document's number is its place here.

use crate::MAX_FIELDS;

/// Rows, lengths and removals, by number of the document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents {
    /// Ascending.
    pub(crate) rows: Vec<u32>,
    /// Positions in each field, `n_fields` a document.
    pub(crate) lengths: Vec<u32>,
    is_removed: Vec<bool>,
    n_removed: usize,
    n_fields: usize,
    /// Positions in each field over all documents that are not removed.
    totals: [u64; MAX_FIELDS],
}

impl Documents {
    pub(crate) fn new(n_fields: usize) -> Self {
        Self {
            n_fields,
            ..Self::default()
        }
    }

    /// All numbers are below.
    pub(crate) fn end(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Documents that are not removed.
    pub(crate) fn n_live(&self) -> usize {
        self.rows.len() - self.n_removed
    }

    pub(crate) fn n_removed(&self) -> usize {
        self.n_removed
    }

    /// Appends a document whose row is above all others.
    pub(crate) fn push(&mut self, row: u32, lengths: &[u32]) {
        debug_assert_eq!(lengths.len(), self.n_fields);
        self.rows.push(row);
        self.lengths.extend_from_slice(lengths);
        self.is_removed.push(false);
        for (total, &length) in self.totals.iter_mut().zip(lengths) {
            *total += u64::from(length);
        }
    }

    /// Whether the document was there.
    pub(crate) fn remove(&mut self, row: u32) -> bool {
        let Some(document) = self.number(row) else {
            return false;
        };
        self.is_removed[document as usize] = true;
        self.n_removed += 1;
        let at = document as usize * self.n_fields;
        let lengths = &self.lengths[at..at + self.n_fields];
        for (total, &length) in self.totals.iter_mut().zip(lengths) {
            *total -= u64::from(length);
        }
        true
    }

    /// The number of the document at `row`, if it is there.
    pub(crate) fn number(&self, row: u32) -> Option<u32> {
        let number = self.rows.binary_search(&row).ok()?;
        (!self.is_removed[number]).then_some(number as u32)
    }

    /// Whether the number is that of a document that is not removed; any number may be asked.
    #[inline]
    pub(crate) fn is_live(&self, number: u32) -> bool {
        self.is_removed.get(number as usize) == Some(&false)
    }

    /// Positions in `field` of a document; any number may be asked.
    #[inline]
    pub(crate) fn length(&self, number: u32, field: u8) -> u32 {
        let at = number as usize * self.n_fields + usize::from(field);
        self.lengths.get(at).copied().unwrap_or(0)
    }

    /// Mean positions in `field`, at least 1.
    pub(crate) fn mean_length(&self, field: usize) -> f32 {
        (self.totals[field] as f32 / self.n_live().max(1) as f32).max(1.0)
    }

    /// The new number of each document when the removed ones are dropped.
    pub(crate) fn renumbered(&self) -> Vec<Option<u32>> {
        let mut next = 0;
        let number = |&is_removed: &bool| {
            let number = next;
            next += u32::from(!is_removed);
            (!is_removed).then_some(number)
        };
        self.is_removed.iter().map(number).collect()
    }

    /// The same documents without the removed ones.
    pub(crate) fn compacted(&self) -> Self {
        let mut compacted = Self::new(self.n_fields);
        for number in (0..self.end()).filter(|&number| self.is_live(number)) {
            let at = number as usize * self.n_fields;
            compacted.push(
                self.rows[number as usize],
                &self.lengths[at..at + self.n_fields],
            );
        }
        compacted
    }
}
