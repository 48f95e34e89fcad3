//! Four queries against a block of keys: scores, their softmax, and the weighted sum of the values.

use std::f32::consts::LOG2_E;
use std::ops::Range;

use super::Head;
use super::codes::{codes, larger_magnitude, largest_magnitude, levels, put_words, steps};
use crate::kernel::dot::{Dot, TwoRows};
use crate::kernel::exp::exp2;
use crate::kernel::lanes::{F32x8, LANES};

/// Queries that share a pass over keys and values: with eight lanes each, four fill eight registers.
pub(super) const TILE: usize = 4;

/// The largest weight is 2 to that.
const WEIGHT_BITS: f32 = 13.0;
/// The largest magnitude of an integer of the values. Fewer than weights have, because errors of the values average out where a
/// query looks at many keys; `2^13 * 2047 * BLOCK` fits 32 bits.
const VALUE_LEVELS: f32 = 2047.0;

/// Scores of eight keys in powers of two, one row of lanes a query.
type Scores = [[f32; LANES]; TILE];

/// Keys and values of one head as integers, in groups of eight keys; the last group is filled up with zeros.
#[derive(Default)]
pub(super) struct KeyBlock {
    /// `[n / 8][head_size / 2]`: two columns of eight keys side by side.
    keys: Vec<TwoRows>,
    /// What a step of a key is worth, `[n / 8]`.
    key_steps: Vec<[f32; LANES]>,
    /// `[head_size / 8][n / 2]`: eight columns of two values side by side.
    values: Vec<TwoRows>,
    /// What a step of a column of the values is worth, `[head_size / 8]`.
    value_steps: Vec<[f32; LANES]>,
    n_keys: usize,
}

impl KeyBlock {
    /// Copies the block's keys and values so that both products read memory from start to end.
    #[inline(always)]
    pub(super) fn gather(&mut self, head: &Head, tokens: Range<usize>) {
        self.n_keys = tokens.len();
        self.gather_keys(head, tokens.clone());
        self.gather_values(head, tokens);
    }

    #[inline(always)]
    fn gather_keys(&mut self, head: &Head, tokens: Range<usize>) {
        let (n_groups, levels) = (self.n_keys.div_ceil(LANES), levels(head.size));
        self.keys.clear();
        self.keys.resize(n_groups * head.size / 2, [0; LANES]);
        self.key_steps.clear();
        self.key_steps.resize(n_groups, [0.0; LANES]);
        for (index, token) in tokens.enumerate() {
            let (group, lane) = (index / LANES, index % LANES);
            let key = head.part(token, 1).as_chunks::<LANES>().0;
            let (inverse, step) = steps(largest_magnitude(key), levels);
            self.key_steps[group][lane] = step;
            let pairs = &mut self.keys[group * head.size / 2..][..head.size / 2];
            for (pairs, columns) in pairs.as_chunks_mut::<4>().0.iter_mut().zip(key) {
                put_words(F32x8::load(columns) * F32x8::splat(inverse), lane, pairs);
            }
        }
    }

    #[inline(always)]
    fn gather_values(&mut self, head: &Head, tokens: Range<usize>) {
        let (first, n_pairs) = (tokens.start, self.n_keys.next_multiple_of(LANES) / 2);
        self.values.clear();
        self.values.resize(n_pairs * head.size / LANES, [0; LANES]);
        self.value_steps.clear();
        for (columns, pairs) in self.values.chunks_exact_mut(n_pairs).enumerate() {
            let value = |token| F32x8::load(&head.part(token, 2).as_chunks::<LANES>().0[columns]);
            let mut largest = F32x8::splat(0.0);
            for token in tokens.clone() {
                largest = larger_magnitude(largest, value(token));
            }
            let mut inverse = [0.0; LANES];
            largest.store(&mut inverse);
            let mut worth = [0.0; LANES];
            for column in 0..LANES {
                (inverse[column], worth[column]) = steps(inverse[column], VALUE_LEVELS);
            }
            self.value_steps.push(worth);
            let inverse = F32x8::load(&inverse);
            for (pair, words) in pairs[..self.n_keys.div_ceil(2)].iter_mut().enumerate() {
                let token = first + 2 * pair;
                let upper = codes(value(token) * inverse);
                let lower = if token + 1 < tokens.end {
                    codes(value(token + 1) * inverse)
                } else {
                    [0; LANES]
                };
                for column in 0..LANES {
                    words[column] =
                        i32::from(upper[column].cast_unsigned()) | i32::from(lower[column]) << 16;
                }
            }
        }
    }
}

/// Four queries (fewer at the end of a sequence) and their weights over one block.
#[derive(Default)]
pub(super) struct QueryTile {
    /// Queries as integers, `[head_size / 2]` words of two side by side.
    queries: Vec<[i32; TILE]>,
    /// `[n / 8]`.
    scores: Vec<Scores>,
    /// What becomes of the scores, as integers, `[n / 2]` words of two side by side.
    weights: Vec<[i32; TILE]>,
    n_keys: usize,
}

impl QueryTile {
    /// Scores of the queries with all keys of the block.
    #[inline(always)]
    pub(super) fn score(
        &mut self,
        dot: &impl Dot,
        head: &Head,
        tokens: Range<usize>,
        block: &KeyBlock,
    ) {
        let levels = levels(head.size);
        // Powers of two are cheaper than those of e.
        let scale = LOG2_E / (head.size as f32).sqrt();
        self.n_keys = block.n_keys;
        self.queries.clear();
        self.queries.resize(head.size / 2, [0; TILE]);
        let mut query_steps = [0.0; TILE];
        for (row, token) in tokens.enumerate() {
            let query = head.part(token, 0).as_chunks::<LANES>().0;
            let (inverse, step) = steps(largest_magnitude(query), levels);
            query_steps[row] = step * scale;
            for (to, columns) in self.queries.as_chunks_mut().0.iter_mut().zip(query) {
                put_words(F32x8::load(columns) * F32x8::splat(inverse), row, to);
            }
        }
        self.scores.clear();
        let groups = block.keys.chunks_exact(head.size / 2).zip(&block.key_steps);
        self.scores.extend(groups.map(|(keys, key_steps)| {
            let (sums, key_steps) = (dot.dot(&self.queries, keys), F32x8::load(key_steps));
            let mut scores = [[0.0; LANES]; TILE];
            for row in 0..TILE {
                let step = F32x8::splat(query_steps[row]) * key_steps;
                (F32x8::from_i32(&sums[row]) * step).store(&mut scores[row]);
            }
            scores
        }));
        self.weights
            .resize(self.scores.len() * LANES / 2, [0; TILE]);
        self.hide_filling();
    }

    /// Keys that are none get no weight.
    #[inline(always)]
    fn hide_filling(&mut self) {
        let n_last = self.n_keys % LANES;
        if let (1.., Some(last)) = (n_last, self.scores.last_mut()) {
            for row in last {
                row[n_last..].fill(f32::NEG_INFINITY);
            }
        }
    }

    /// Keys from that index on get no weight from a query.
    #[inline(always)]
    pub(super) fn hide_from(&mut self, row: usize, n_seen: usize) {
        for (group, scores) in self.scores.iter_mut().enumerate().skip(n_seen / LANES) {
            let seen = n_seen.saturating_sub(group * LANES).min(LANES);
            scores[row][seen..].fill(f32::NEG_INFINITY);
        }
    }

    /// Makes weights of a query's scores, `2^(score - largest)` as integers, and brings its running largest
    /// score and sum of weights up to date. Returns by how much earlier sums shrink.
    #[inline(always)]
    pub(super) fn softmax(&mut self, row: usize, (largest, sum): &mut (f32, f32)) -> f32 {
        let mut lanes = F32x8::splat(*largest);
        for group in &self.scores {
            lanes = lanes.max(F32x8::load(&group[row]));
        }
        let now = lanes.largest();
        let shift = F32x8::splat(now - WEIGHT_BITS);
        let mut total = F32x8::splat(0.0);
        for (scores, weights) in self.scores.iter().zip(self.weights.as_chunks_mut().0) {
            let weight = exp2(F32x8::load(&scores[row]) - shift).rounded();
            total = total + weight;
            put_words(weight, row, weights);
        }
        // Nothing to keep before the first block.
        let kept = if *sum == 0.0 {
            0.0
        } else {
            // Not the system's, which differ in the last bit.
            libm::exp2f(*largest - now)
        };
        *sum = *sum * kept + total.sum();
        *largest = now;
        kept
    }

    /// Gives `write` the weighted sums of the values: row, first column, eight columns.
    #[inline(always)]
    pub(super) fn add_weighted(
        &self,
        dot: &impl Dot,
        block: &KeyBlock,
        mut write: impl FnMut(usize, usize, F32x8),
    ) {
        let columns = block
            .values
            .chunks_exact(self.weights.len())
            .zip(&block.value_steps);
        for (index, (values, steps)) in columns.enumerate() {
            let (sums, steps) = (dot.dot(&self.weights, values), F32x8::load(steps));
            for row in 0..TILE {
                write(row, index * LANES, F32x8::from_i32(&sums[row]) * steps);
            }
        }
    }
}
