//! Scaled dot-product attention over sequences that lie one after another, without padding.
//!
//! Keys pass in blocks that fit the first-level cache, with a running maximum and sum per query (the
//! streaming softmax of Milakov and Gimelshein 2018, and of FlashAttention, Dao et al. 2022, section 3).

mod block;

use std::ops::Range;

use super::lanes::{F32x8, LANES};
use block::{KeyBlock, QueryTile, TILE};

/// Keys of a block: with a head of 32 columns, keys and values take 32 KiB.
const BLOCK: usize = 128;

/// Which tokens of its sequence a token attends to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of them.
    All,
    /// Itself and those before it (Vaswani et al. 2017, section 3.2.3, the decoder's).
    Before,
}

/// Buffers of the attention, reused from layer to layer.
#[derive(Default)]
pub struct AttentionScratch {
    block: KeyBlock,
    tile: QueryTile,
    /// Largest score and sum of weights so far, one pair a query.
    running: Vec<(f32, f32)>,
}

/// Attention (Vaswani et al. 2017, section 3.2) of each sequence with itself.
///
/// `qkv` is `[tokens, 3 * width]`: queries, keys and values of a token side by side; `out` is
/// `[tokens, width]`; `sequences` are token ranges; `head_size` is a multiple of 8.
#[inline(always)]
pub fn attention(
    qkv: &[f32],
    width: usize,
    head_size: usize,
    sight: Sight,
    sequences: &[Range<usize>],
    scratch: &mut AttentionScratch,
    out: &mut [f32],
) {
    for sequence in sequences {
        for head in (0..width).step_by(head_size) {
            let head = Head {
                qkv,
                width,
                first: head,
                size: head_size,
            };
            attend(&head, sight, sequence, scratch, out);
        }
    }
}

/// The columns of one head.
struct Head<'a> {
    qkv: &'a [f32],
    width: usize,
    first: usize,
    size: usize,
}

impl Head<'_> {
    /// Queries (0), keys (1) or values (2) of a token.
    #[inline(always)]
    fn part(&self, token: usize, part: usize) -> &[f32] {
        &self.qkv[(3 * token + part) * self.width + self.first..][..self.size]
    }
}

/// One head of one sequence.
#[inline(always)]
fn attend(
    head: &Head,
    sight: Sight,
    sequence: &Range<usize>,
    scratch: &mut AttentionScratch,
    out: &mut [f32],
) {
    let AttentionScratch {
        block,
        tile,
        running,
    } = scratch;
    running.clear();
    running.resize(sequence.len(), (f32::NEG_INFINITY, 0.0));
    for first in sequence.clone().step_by(BLOCK) {
        block.gather(head, first..sequence.end.min(first + BLOCK));
        for query in sequence.clone().step_by(TILE) {
            // Blocks are whole tiles: the queries of a tile see the first key of a block or none of them does.
            if sight == Sight::Before && query < first {
                continue;
            }
            let n_queries = TILE.min(sequence.end - query);
            tile.score(head, query..query + n_queries, block);
            for row in 0..n_queries {
                if sight == Sight::Before {
                    tile.hide_after(row, query + row - first);
                }
                let state = &mut running[query + row - sequence.start];
                let kept = tile.softmax(row, state);
                if first > sequence.start {
                    scale(row_of(out, head, query + row), kept);
                }
            }
            tile.add_weighted(block, |row, column, sum| {
                if row < n_queries {
                    let out = &mut row_of(out, head, query + row)[column..][..LANES];
                    write(out, sum, first > sequence.start);
                }
            });
        }
    }
    for (token, &(_, sum)) in sequence.clone().zip(running.iter()) {
        scale(row_of(out, head, token), 1.0 / sum);
    }
}

#[inline(always)]
fn row_of<'a>(out: &'a mut [f32], head: &Head, token: usize) -> &'a mut [f32] {
    &mut out[token * head.width + head.first..][..head.size]
}

#[inline(always)]
fn scale(row: &mut [f32], factor: f32) {
    row.iter_mut().for_each(|value| *value *= factor);
}

/// Eight columns of a sum, beside what earlier blocks gave.
#[inline(always)]
fn write(out: &mut [f32], sum: F32x8, is_added: bool) {
    if let Some(out) = out.first_chunk_mut::<LANES>() {
        let sum = if is_added {
            sum + F32x8::load(out)
        } else {
            sum
        };
        sum.store(out);
    }
}

#[cfg(test)]
mod tests;
