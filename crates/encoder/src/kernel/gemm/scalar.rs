//! The reference product, one multiplication at a time; also what runs where no other kernel does.

use super::{Kernel, PANEL};

/// Two inputs a word, 16 bits each.
pub struct Pairs;

/// Four inputs a word, bytes above zero.
pub struct Quads;

impl Kernel for Pairs {
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let unpack = |word: i32| [i32::from(word as i16), word >> 16];
        dot_tile::<R, 2>(words, panel, unpack)
    }
}

impl Kernel for Quads {
    fn dot_tile<const R: usize>(&self, words: &[i32], panel: &[i8]) -> [[i32; PANEL]; R] {
        let unpack = |word: i32| word.to_le_bytes().map(i32::from);
        dot_tile::<R, 4>(words, panel, unpack)
    }
}

fn dot_tile<const R: usize, const G: usize>(
    words: &[i32],
    panel: &[i8],
    unpack: impl Fn(i32) -> [i32; G],
) -> [[i32; PANEL]; R] {
    let mut sums = [[0; PANEL]; R];
    let blocks = panel.chunks_exact(PANEL * G);
    for (words, block) in words.as_chunks::<R>().0.iter().zip(blocks) {
        for (sums, &word) in sums.iter_mut().zip(words) {
            for (sum, weights) in sums.iter_mut().zip(block.as_chunks::<G>().0) {
                let inputs = unpack(word);
                for g in 0..G {
                    *sum += i32::from(weights[g]) * inputs[g];
                }
            }
        }
    }
    sums
}
