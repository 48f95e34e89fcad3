//! Keeps the rows of the smallest keys while rows go by: most are turned away by one comparison.

#[cfg(test)]
mod tests;

/// At most `2 * k` rows; when so many are kept, the worse half is dropped and the key to beat falls.
pub(crate) struct NearestRows {
    k: usize,
    /// Keys from here on cannot be among the `k`.
    bound: u32,
    /// Key and row in one number, so that ties go to the lower row.
    kept: Vec<u64>,
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
            self.kept.push(u64::from(key) << 32 | u64::from(row));
            if self.kept.len() >= 2 * self.k {
                self.drop_worse();
            }
        }
    }

    fn drop_worse(&mut self) {
        let (_, &mut worst, _) = self.kept.select_nth_unstable(self.k - 1);
        self.kept.truncate(self.k);
        self.bound = (worst >> 32) as u32;
    }

    /// The `k` smallest keys and their rows, in no order; of equal keys the lower rows.
    pub(crate) fn into_pairs(mut self) -> Vec<(u32, u32)> {
        if self.kept.len() > self.k {
            self.drop_worse();
        }
        let pairs = self.kept.into_iter();
        pairs
            .map(|pair| ((pair >> 32) as u32, pair as u32))
            .collect()
    }
}
