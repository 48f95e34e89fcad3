//! Four queries against a block of keys: scores, their softmax, and the weighted sum of the values.

use std::ops::Range;

use super::Head;
use crate::kernel::exp::exp_negative;
use crate::kernel::lanes::{F32x8, LANES};

/// Queries that share a pass over keys and values: with eight lanes each, four fill eight registers.
pub(super) const TILE: usize = 4;

/// Weights of eight keys, one row of lanes a query.
type Weights = [[f32; LANES]; TILE];

/// Keys and values of one head, in groups of eight keys; the last group is filled up with zeros.
#[derive(Default)]
pub(super) struct KeyBlock {
    /// `[n / 8][head_size][8]`: one column of eight keys side by side.
    keys: Vec<[f32; LANES]>,
    /// `[head_size / 8][n]`: eight columns of a value side by side.
    values: Vec<[f32; LANES]>,
    n_keys: usize,
    n_columns: usize,
}

impl KeyBlock {
    /// Copies the block's keys and values so that both products read memory from start to end.
    #[inline(always)]
    pub(super) fn gather(&mut self, head: &Head, tokens: Range<usize>) {
        self.n_keys = tokens.len();
        self.n_columns = head.size;
        let padded = self.n_keys.next_multiple_of(LANES);
        self.keys.clear();
        self.keys.resize(padded / LANES * head.size, [0.0; LANES]);
        self.values.clear();
        self.values.resize(padded * head.size / LANES, [0.0; LANES]);
        for (key, token) in tokens.enumerate() {
            let group = &mut self.keys[key / LANES * head.size..][..head.size];
            for (column, &value) in group.iter_mut().zip(head.part(token, 1)) {
                column[key % LANES] = value;
            }
            let (value, _) = head.part(token, 2).as_chunks::<LANES>();
            for (columns, &value) in value.iter().enumerate() {
                self.values[columns * padded + key] = value;
            }
        }
    }
}

/// Four queries (fewer at the end of a sequence) and their weights over one block.
#[derive(Default)]
pub(super) struct QueryTile {
    /// Scaled queries, `[head_size][4]`.
    queries: Vec<[f32; TILE]>,
    /// Scores, then weights: `[n / 8]`.
    weights: Vec<Weights>,
    n_keys: usize,
}

impl QueryTile {
    /// Scores of the queries with all keys of the block.
    #[inline(always)]
    pub(super) fn score(&mut self, head: &Head, tokens: Range<usize>, block: &KeyBlock) {
        let scale = 1.0 / (head.size as f32).sqrt();
        self.n_keys = block.n_keys;
        self.queries.clear();
        self.queries.resize(head.size, [0.0; TILE]);
        for (row, token) in tokens.enumerate() {
            for (query, &value) in self.queries.iter_mut().zip(head.part(token, 0)) {
                query[row] = value * scale;
            }
        }
        self.weights.clear();
        let groups = block.keys.chunks_exact(head.size);
        self.weights
            .extend(groups.map(|keys| scores(&self.queries, keys)));
        self.hide_filling();
    }

    /// Keys that are none get no weight.
    #[inline(always)]
    fn hide_filling(&mut self) {
        let n_last = self.n_keys % LANES;
        if let (1.., Some(last)) = (n_last, self.weights.last_mut()) {
            for row in last {
                row[n_last..].fill(f32::NEG_INFINITY);
            }
        }
    }

    /// Keys from that index on get no weight from a query.
    #[inline(always)]
    pub(super) fn hide_from(&mut self, row: usize, n_seen: usize) {
        for (group, weights) in self.weights.iter_mut().enumerate().skip(n_seen / LANES) {
            let seen = n_seen.saturating_sub(group * LANES).min(LANES);
            weights[row][seen..].fill(f32::NEG_INFINITY);
        }
    }

    /// Replaces a query's scores by `e^(score - largest)` and brings its running largest score and sum up
    /// to date. Returns by how much earlier sums shrink.
    #[inline(always)]
    pub(super) fn softmax(&mut self, row: usize, (largest, sum): &mut (f32, f32)) -> f32 {
        let mut lanes = F32x8::splat(*largest);
        for group in &self.weights {
            lanes = lanes.max(F32x8::load(&group[row]));
        }
        let now = lanes.largest();
        let shift = F32x8::splat(now);
        let mut total = F32x8::splat(0.0);
        for group in &mut self.weights {
            let weight = exp_negative(F32x8::load(&group[row]) - shift);
            total = total + weight;
            weight.store(&mut group[row]);
        }
        // Nothing to keep before the first block.
        let kept = if *sum == 0.0 {
            0.0
        } else {
            // Not the system's, which differ in the last bit.
            libm::expf(*largest - now)
        };
        *sum = *sum * kept + total.sum();
        *largest = now;
        kept
    }

    /// Gives `write` the weighted sums of the values: row, first column, eight columns.
    #[inline(always)]
    pub(super) fn add_weighted(
        &self,
        block: &KeyBlock,
        mut write: impl FnMut(usize, usize, F32x8),
    ) {
        let padded = self.weights.len() * LANES;
        for (columns, values) in block.values.chunks_exact(padded).enumerate() {
            let sums = weighted_sums(&self.weights, values);
            for (row, sum) in sums.into_iter().enumerate() {
                write(row, columns * LANES, sum);
            }
        }
    }
}

/// Dot products of four queries with eight keys.
#[inline(always)]
fn scores(queries: &[[f32; TILE]], keys: &[[f32; LANES]]) -> Weights {
    let mut sums = [F32x8::splat(0.0); TILE];
    for (query, key) in queries.iter().zip(keys) {
        let key = F32x8::load(key);
        for row in 0..TILE {
            sums[row] = F32x8::splat(query[row]).mul_add(key, sums[row]);
        }
    }
    let mut weights = [[0.0; LANES]; TILE];
    for row in 0..TILE {
        sums[row].store(&mut weights[row]);
    }
    weights
}

/// Sums over keys of weight times eight columns of the value, for four queries.
#[inline(always)]
fn weighted_sums(weights: &[Weights], values: &[[f32; LANES]]) -> [F32x8; TILE] {
    let mut sums = [F32x8::splat(0.0); TILE];
    let (groups, _) = values.as_chunks::<LANES>();
    for (weights, values) in weights.iter().zip(groups) {
        for key in 0..LANES {
            let value = F32x8::load(&values[key]);
            for row in 0..TILE {
                sums[row] = F32x8::splat(weights[row][key]).mul_add(value, sums[row]);
            }
        }
    }
    sums
}
