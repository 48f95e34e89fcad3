//! Scaled dot-product attention over sequences that lie one after another, without padding.

use std::ops::Range;

use crate::kernel::softmax::softmax_numerators;

/// Queries whose weighted sums share one pass over the values.
const LANES: usize = 8;

/// Buffers of the attention, reused from layer to layer.
#[derive(Default)]
pub(super) struct AttentionScratch {
    /// Keys of one head, transposed: `[head_size][length]`.
    keys: Vec<f32>,
    /// Values of one head: `[length][head_size]`.
    values: Vec<f32>,
    /// Scores of one query: `[length]`.
    scores: Vec<f32>,
}

/// Attention (Vaswani et al. 2017, section 3.2) of each sequence with itself.
///
/// `qkv` is `[tokens, 3 * width]`: queries, keys and values of a token side by side; `out` is
/// `[tokens, width]`; `sequences` are token ranges.
pub(super) fn attention(
    qkv: &[f32],
    width: usize,
    head_size: usize,
    sequences: &[Range<usize>],
    scratch: &mut AttentionScratch,
    out: &mut [f32],
) {
    let scale = 1.0 / (head_size as f32).sqrt();
    for sequence in sequences {
        for head in (0..width).step_by(head_size) {
            gather(qkv, width, head, head_size, sequence, scratch);
            for token in sequence.clone() {
                let query = &qkv[token * 3 * width + head..][..head_size];
                let sum = scores(query, scale, scratch, sequence.len());
                let out = &mut out[token * width + head..][..head_size];
                weighted_sum(&scratch.scores, &scratch.values, head_size, out);
                out.iter_mut().for_each(|value| *value /= sum);
            }
        }
    }
}

/// Copies a head's keys (transposed) and values, so that both products run along contiguous memory.
fn gather(
    qkv: &[f32],
    width: usize,
    head: usize,
    head_size: usize,
    sequence: &Range<usize>,
    scratch: &mut AttentionScratch,
) {
    let length = sequence.len();
    scratch.keys.resize(head_size * length, 0.0);
    scratch.values.resize(head_size * length, 0.0);
    for (position, token) in sequence.clone().enumerate() {
        let token = &qkv[token * 3 * width..][..3 * width];
        let key = &token[width + head..][..head_size];
        for (d, &value) in key.iter().enumerate() {
            scratch.keys[d * length + position] = value;
        }
        scratch.values[position * head_size..][..head_size]
            .copy_from_slice(&token[2 * width + head..][..head_size]);
    }
}

/// Unnormalised attention weights of one query, in `scratch.scores`; returns their sum.
fn scores(query: &[f32], scale: f32, scratch: &mut AttentionScratch, length: usize) -> f32 {
    scratch.scores.clear();
    scratch.scores.resize(length, 0.0);
    for (&q, keys) in query.iter().zip(scratch.keys.chunks_exact(length)) {
        let q = q * scale;
        scratch
            .scores
            .iter_mut()
            .zip(keys)
            .for_each(|(score, key)| *score += q * key);
    }
    softmax_numerators(&mut scratch.scores)
}

/// `out = sum over positions of weight * values[position]`, eight columns in registers at a time.
fn weighted_sum(weights: &[f32], values: &[f32], head_size: usize, out: &mut [f32]) {
    for (chunk, out) in out.chunks_exact_mut(LANES).enumerate() {
        let mut sums = [0f32; LANES];
        for (&weight, row) in weights.iter().zip(values.chunks_exact(head_size)) {
            let row = &row[chunk * LANES..][..LANES];
            for i in 0..LANES {
                sums[i] += weight * row[i];
            }
        }
        out.copy_from_slice(&sums);
    }
}

#[cfg(test)]
mod tests;
