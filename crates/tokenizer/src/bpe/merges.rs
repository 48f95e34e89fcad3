//! The pairs of pieces that are merged, in the order in which they were learned.

use crate::lookup::Lookup;

/// Pairs and what they become. A pair's place is its rank: the least is merged first.
#[derive(Default)]
pub(crate) struct Merges {
    all: Vec<Merge>,
    lookup: Lookup,
}

/// Two pieces side by side, and the piece that they become.
#[derive(Clone, Copy)]
pub(crate) struct Merge {
    pub(crate) pair: (u32, u32),
    pub(crate) into: u32,
}

impl Merges {
    /// Of merges in the order of their ranks. Of two of the same pair the first counts.
    pub(crate) fn new(all: Vec<Merge>) -> Self {
        let mut lookup = Lookup::with_room(all.len());
        for (rank, merge) in all.iter().enumerate() {
            lookup.insert(hash(merge.pair), rank as u32);
        }
        Self { all, lookup }
    }

    /// The rank of a pair, and what becomes of it.
    pub(crate) fn get(&self, pair: (u32, u32)) -> Option<(u32, u32)> {
        let is = |rank: u32| self.all[rank as usize].pair == pair;
        let rank = self.lookup.find(hash(pair), is)?;
        Some((rank, self.all[rank as usize].into))
    }
}

/// Multiplicative (Knuth, The Art of Computer Programming, volume 3, section 6.4).
fn hash((left, right): (u32, u32)) -> u32 {
    left.wrapping_mul(0x9e37_79b1).rotate_left(15) ^ right.wrapping_mul(0x85eb_ca77)
}
