//! Keeps the rows of the smallest keys while rows go by: most are turned away by one comparison.

#[cfg(test)]
mod tests;

/// Key and row in one number, so that the order is that of keys and ties go to the lower row.
pub(crate) type KeyedRow = u64;

pub(crate) fn keyed(key: u32, row: u32) -> KeyedRow {
    u64::from(key) << 32 | u64::from(row)
}

pub(crate) fn key_of(keyed: KeyedRow) -> u32 {
    (keyed >> 32) as u32
}

pub(crate) fn row_of(keyed: KeyedRow) -> u32 {
    keyed as u32
}

/// At most `2 * k` rows; when so many are kept, the worse half is dropped and the key to beat falls.
pub(crate) struct NearestRows {
    k: usize,
    /// Keys from here on cannot be among the `k`.
    bound: u32,
    kept: Vec<KeyedRow>,
}

impl NearestRows {
    pub(crate) fn new(k: usize) -> Self {
        let kept = Vec::with_capacity(2 * k.max(1));
        Self {
            k,
            bound: if k == 0 { 0 } else { u32::MAX },
            kept,
        }
    }

    /// Takes a row; rows must come in ascending order, and `key` be below `u32::MAX`.
    pub(crate) fn offer(&mut self, key: u32, row: u32) {
        if key < self.bound {
            self.kept.push(keyed(key, row));
            if self.kept.len() >= 2 * self.k {
                self.drop_worse();
            }
        }
    }

    fn drop_worse(&mut self) {
        let (_, &mut worst, _) = self.kept.select_nth_unstable(self.k - 1);
        self.kept.truncate(self.k);
        self.bound = key_of(worst);
    }

    /// The `k` smallest keys, each with its row, in no order; of equal keys the lower rows.
    pub(crate) fn into_keyed(mut self) -> Vec<KeyedRow> {
        if self.kept.len() > self.k {
            self.drop_worse();
        }
        self.kept
    }
}
