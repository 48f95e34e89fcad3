//! A word's bytes to pieces: the pair that was learned first is merged first, of equal ones the leftmost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Bpe;

/// No neighbour on this side.
const NONE: usize = usize::MAX;

/// Buffers of a word on its way, reused by the next.
#[derive(Default)]
pub(super) struct Merging {
    /// The pieces so far, linked from left to right; what was merged into its left neighbour stays behind, unlinked.
    pieces: Vec<Piece>,
    /// Pairs that can be merged, each by its rank and its left piece's place. Some are gone when their turn comes.
    pairs: BinaryHeap<Reverse<(u32, usize)>>,
    ids: Vec<u32>,
}

struct Piece {
    id: u32,
    before: usize,
    after: usize,
}

impl Merging {
    /// The ids of a word. `n log n` for its `n` bytes.
    pub(super) fn pieces(&mut self, word: &[u8], bpe: &Bpe) -> &[u32] {
        self.spell(word, bpe);
        for left in 0..self.pieces.len() {
            self.offer(left, bpe);
        }
        while let Some(Reverse((rank, left))) = self.pairs.pop() {
            self.merge(left, rank, bpe);
        }
        self.ids.clear();
        // The first piece is never merged away.
        let mut at = if word.is_empty() { NONE } else { 0 };
        while let Some(piece) = self.pieces.get(at) {
            self.ids.push(piece.id);
            at = piece.after;
        }
        &self.ids
    }

    fn spell(&mut self, word: &[u8], bpe: &Bpe) {
        self.pieces.clear();
        let spelled = bpe.spelled(word).enumerate();
        self.pieces.extend(spelled.map(|(at, id)| Piece {
            id,
            before: at.wrapping_sub(1),
            after: if at + 1 < word.len() { at + 1 } else { NONE },
        }));
    }

    /// Notes the pair that begins with the piece at `left`, if it can be merged.
    fn offer(&mut self, left: usize, bpe: &Bpe) {
        if let Some((rank, _)) = self.pair(left).and_then(|pair| bpe.merges.get(pair)) {
            self.pairs.push(Reverse((rank, left)));
        }
    }

    fn pair(&self, left: usize) -> Option<(u32, u32)> {
        let piece = self.pieces.get(left)?;
        Some((piece.id, self.pieces.get(piece.after)?.id))
    }

    /// Merges the pair at `left` if it still is the one of that rank.
    fn merge(&mut self, left: usize, rank: u32, bpe: &Bpe) {
        let merge = self.pair(left).and_then(|pair| bpe.merges.get(pair));
        let Some((_, into)) = merge.filter(|merge| merge.0 == rank) else {
            return;
        };
        let right = self.pieces[left].after;
        let after = self.pieces[right].after;
        self.pieces[left].id = into;
        self.pieces[left].after = after;
        // Out of reach of the pairs that were noted with it.
        self.pieces[right].after = NONE;
        if let Some(next) = self.pieces.get_mut(after) {
            next.before = left;
        }
        let before = self.pieces[left].before;
        self.offer(before, bpe);
        self.offer(left, bpe);
    }
}
