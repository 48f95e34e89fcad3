//! The rows that a search may return: those that live and that its filter lets through, counted before anything is
//! compared.

mod portable;

use roaring::RoaringBitmap;

#[cfg(test)]
mod tests;

/// A bit for each row, in words of 64, lowest bit first; bits past the last row are zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selection {
    words: Vec<u64>,
    len: usize,
}

impl Selection {
    /// The rows of `removed`'s complement, `n_rows` at most, that are in `filter` too.
    pub(crate) fn new(removed: &[u64], n_rows: usize, filter: Option<&[u64]>) -> Self {
        let mut words: Vec<u64> = removed.iter().map(|word| !word).collect();
        if let (Some(last), rest @ 1..) = (words.last_mut(), n_rows % 64) {
            *last &= (1 << rest) - 1;
        }
        if let Some(filter) = filter {
            let filter = filter.iter().copied().chain(std::iter::repeat(0));
            words
                .iter_mut()
                .zip(filter)
                .for_each(|(word, mask)| *word &= mask);
        }
        let len = words.iter().map(|word| word.count_ones() as usize).sum();
        Self { words, len }
    }

    /// How many rows are selected.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn contains(&self, row: u32) -> bool {
        self.words[row as usize / 64] >> (row % 64) & 1 == 1
    }

    /// The rows, ascending.
    pub(crate) fn rows(&self) -> impl Iterator<Item = u32> {
        let words = self.words.iter().enumerate();
        words.flat_map(|(at, &word)| Bits(word).map(move |bit| at as u32 * 64 + bit))
    }

    /// `n` of the rows, spread evenly, or all; ascending.
    pub(crate) fn spread(&self, n: usize) -> Vec<u32> {
        let n = n.min(self.len);
        let (mut rows, mut n_before) = (Vec::with_capacity(n), 0);
        for (at, &word) in self.words.iter().enumerate() {
            let n_here = word.count_ones() as usize;
            while rows.len() < n && rows.len() * self.len / n < n_before + n_here {
                let nth = rows.len() * self.len / n - n_before;
                rows.extend(Bits(word).nth(nth).map(|bit| at as u32 * 64 + bit));
            }
            n_before += n_here;
        }
        rows
    }

    /// Calls `visit` with each row, ascending. Where all of 64 rows are selected, as they mostly are without a filter,
    /// no bit is looked for.
    pub(crate) fn for_each(&self, mut visit: impl FnMut(u32)) {
        self.for_each_word(|first, word| match word {
            u64::MAX => (first..first + 64).for_each(&mut visit),
            _ => Bits(word).for_each(|bit| visit(first + bit)),
        });
    }

    /// Calls `visit` with 64 rows at a time: the first one, and a bit for each that is selected, lowest first.
    pub(crate) fn for_each_word(&self, mut visit: impl FnMut(u32, u64)) {
        for (at, &word) in self.words.iter().enumerate() {
            visit(at as u32 * 64, word);
        }
    }
}

/// The bits of `filter` below `len`, in words. A bitmap gives its numbers at some 5 ns each, more than it takes to
/// compare the bits of a vector, and shows no container; its serialized form does.
pub(crate) fn words_of(filter: &RoaringBitmap, len: usize) -> Vec<u64> {
    let mut words = vec![0; len.div_ceil(64)];
    let mut bytes = Vec::with_capacity(filter.serialized_size());
    let written = filter.serialize_into(&mut bytes).ok();
    if written
        .and_then(|()| portable::read(&bytes, &mut words))
        .is_none()
    {
        words.fill(0);
        for row in filter.range(..len as u32) {
            words[row as usize / 64] |= 1 << (row % 64);
        }
    }
    words
}

/// The bits `first..first + len` of `words`, moved to the front.
pub(crate) fn part_of(words: &[u64], first: usize, len: usize) -> Vec<u64> {
    let (start, shift) = (first / 64, first % 64);
    let word = |at: usize| words.get(start + at).copied().unwrap_or(0);
    let moved = |at| match shift {
        0 => word(at),
        _ => word(at) >> shift | word(at + 1) << (64 - shift),
    };
    (0..len.div_ceil(64)).map(moved).collect()
}

/// The positions of the bits set in a word, lowest first.
pub(crate) fn bits(word: u64) -> impl Iterator<Item = u32> {
    Bits(word)
}

struct Bits(u64);

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = (self.0 != 0).then(|| self.0.trailing_zeros());
        self.0 &= self.0.wrapping_sub(1);
        bit
    }
}
