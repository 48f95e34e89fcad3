//! Scaled dot-product attention over sequences that lie one after another, without padding.
//!
//! Keys pass in blocks that fit the first-level cache, with a running maximum and sum per query (the
//! streaming softmax of Milakov and Gimelshein 2018, and of FlashAttention, Dao et al. 2022, section 3).
//! Both products are of integers, 11 to 13 bits and a sign, with a scale for each query, key and column of the values.

mod block;
mod codes;

use std::ops::Range;

use super::dot::{Dot, WithDot, with_dot};
use super::lanes::{F32x8, LANES};
use super::target::Target;
use block::{KeyBlock, QueryTile, TILE};

/// Keys of a block: with a head of 64 columns, keys and values take 32 KiB; of more of them the sums would not fit.
const BLOCK: usize = 128;

/// Which tokens of its sequence a token attends to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of them.
    All,
    /// Itself and those before it (Vaswani et al. 2017, section 3.2.3, the decoder's).
    Before,
}

/// Tokens that see each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// All of them, one after another.
    pub tokens: Range<usize>,
    /// Those of them for which something is computed.
    pub queries: Range<usize>,
}

impl From<Range<usize>> for Sequence {
    /// Every token is asked for.
    fn from(tokens: Range<usize>) -> Self {
        let queries = tokens.clone();
        Self { tokens, queries }
    }
}

/// Buffers of the attention, reused from layer to layer.
#[derive(Default)]
pub struct AttentionScratch {
    block: KeyBlock,
    tile: QueryTile,
    /// Largest score and sum of weights so far, one pair a query.
    running: Vec<(f32, f32)>,
}

/// How the columns of a token are attended to.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Columns of all heads.
    pub width: usize,
    /// Columns of a head, a multiple of 8.
    pub size: usize,
    /// What a token sees.
    pub sight: Sight,
}

/// Attention (Vaswani et al. 2017, section 3.2) of each sequence with itself.
///
/// `qkv` is `[tokens, 3 * width]`: queries, keys and values of a token side by side; `out` is
/// `[tokens, width]`, of which only the rows of queries are written.
pub fn attention(
    target: Target,
    heads: Heads,
    qkv: &[f32],
    sequences: &[Sequence],
    scratch: &mut AttentionScratch,
    out: &mut [f32],
) {
    let work = Attention {
        heads,
        qkv,
        sequences,
        scratch,
        out,
    };
    with_dot(target, work);
}

struct Attention<'a> {
    heads: Heads,
    qkv: &'a [f32],
    sequences: &'a [Sequence],
    scratch: &'a mut AttentionScratch,
    out: &'a mut [f32],
}

impl WithDot for Attention<'_> {
    #[inline(always)]
    fn run(self, dot: &impl Dot) {
        let Heads { width, size, sight } = self.heads;
        for sequence in self.sequences {
            for first in (0..width).step_by(size) {
                let head = Head {
                    qkv: self.qkv,
                    width,
                    first,
                    size,
                };
                attend(dot, &head, sight, sequence, self.scratch, self.out);
            }
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
    dot: &impl Dot,
    head: &Head,
    sight: Sight,
    Sequence { tokens, queries }: &Sequence,
    scratch: &mut AttentionScratch,
    out: &mut [f32],
) {
    let AttentionScratch {
        block,
        tile,
        running,
    } = scratch;
    running.clear();
    running.resize(queries.len(), (f32::NEG_INFINITY, 0.0));
    for first in tokens.clone().step_by(BLOCK) {
        block.gather(head, first..tokens.end.min(first + BLOCK));
        for query in queries.clone().step_by(TILE) {
            // The last query of a tile sees most.
            let n_queries = TILE.min(queries.end - query);
            if sight == Sight::Before && query + n_queries <= first {
                continue;
            }
            tile.score(dot, head, query..query + n_queries, block);
            for row in 0..n_queries {
                if sight == Sight::Before {
                    tile.hide_from(row, (query + row + 1).saturating_sub(first));
                }
                let state = &mut running[query + row - queries.start];
                let kept = tile.softmax(row, state);
                if first > tokens.start {
                    scale(row_of(out, head, query + row), kept);
                }
            }
            tile.add_weighted(dot, block, |row, column, sum| {
                if row < n_queries {
                    let out = &mut row_of(out, head, query + row)[column..][..LANES];
                    write(out, sum, first > tokens.start);
                }
            });
        }
    }
    for (token, &(_, sum)) in queries.clone().zip(running.iter()) {
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
