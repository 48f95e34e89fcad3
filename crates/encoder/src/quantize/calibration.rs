//! A text run through the f32 layers, to see what their products are given.
//!
//! The text is built in, so that one checkpoint gives one file. It was written for this purpose: 78 passages and queries
//! of as many subjects and kinds, none of them in a corpus that models are judged on.

use std::ops::Range;

use super::checkpoint::{Embeddings, Layer, Linear, Norm};
use super::gram::Gram;
use super::products::products;
use crate::TextConfig;

/// One sequence a line.
const TEXT: &str = include_str!("calibration.txt");

/// The sequences of the text on their way through the network.
pub(super) struct Calibration {
    /// `[tokens, width]`.
    hidden: Vec<f32>,
    /// The tokens of each sequence.
    sequences: Vec<Range<usize>>,
    width: usize,
    heads: usize,
    epsilon: f32,
}

/// What the four products of a layer are given.
pub(super) struct Inputs {
    pub(super) qkv: Gram,
    pub(super) attention_output: Gram,
    pub(super) intermediate: Gram,
    pub(super) output: Gram,
}

impl Calibration {
    /// Begins with the embeddings of the text; `encode` gives the ids of a line, as many as there are positions at most.
    pub(super) fn new(
        embeddings: &Embeddings,
        encode: impl Fn(&str) -> Vec<u32>,
        config: &TextConfig,
    ) -> Self {
        let width = config.hidden_size;
        let (mut hidden, mut sequences) = (Vec::new(), Vec::new());
        for line in TEXT.lines() {
            let start = hidden.len() / width;
            for (position, id) in encode(line).into_iter().enumerate() {
                let word = &embeddings.words[id as usize * width..][..width];
                let place = &embeddings.positions[position * width..][..width];
                hidden.extend(word.iter().zip(place).map(|(word, place)| word + place));
            }
            sequences.push(start..hidden.len() / width);
        }
        let epsilon = config.layer_norm_eps as f32;
        normalize(&mut hidden, &embeddings.norm, epsilon);
        Self {
            hidden,
            sequences,
            width,
            heads: config.num_attention_heads,
            epsilon,
        }
    }

    /// Runs the next layer.
    pub(super) fn forward(&mut self, layer: &Layer) -> Inputs {
        let (hidden, width) = (&mut self.hidden, self.width);
        let qkv = Gram::of(hidden, width);
        let attended = attention(
            &linear(hidden, &layer.qkv),
            &self.sequences,
            width,
            self.heads,
        );
        let attention_output = Gram::of(&attended, width);
        add(hidden, &linear(&attended, &layer.attention_output));
        normalize(hidden, &layer.attention_norm, self.epsilon);

        let intermediate = Gram::of(hidden, width);
        let mut inner = linear(hidden, &layer.intermediate);
        inner.iter_mut().for_each(|x| *x = gelu(*x));
        let output = Gram::of(&inner, layer.output.inputs);
        add(hidden, &linear(&inner, &layer.output));
        normalize(hidden, &layer.output_norm, self.epsilon);
        Inputs {
            qkv,
            attention_output,
            intermediate,
            output,
        }
    }
}

fn linear(x: &[f32], layer: &Linear) -> Vec<f32> {
    let mut out = vec![0f32; x.len() / layer.inputs * layer.bias.len()];
    products(x, &layer.weight, layer.inputs, &mut out);
    for row in out.chunks_exact_mut(layer.bias.len()) {
        add(row, &layer.bias);
    }
    out
}

fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}

fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + libm::erff(x * core::f32::consts::FRAC_1_SQRT_2))
}

fn normalize(values: &mut [f32], norm: &Norm, epsilon: f32) {
    for row in values.chunks_exact_mut(norm.weight.len()) {
        let n = row.len() as f32;
        let mean = row.iter().sum::<f32>() / n;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / n;
        let inverse = 1.0 / (variance + epsilon).sqrt();
        for ((x, weight), bias) in row.iter_mut().zip(&norm.weight).zip(&norm.bias) {
            *x = (*x - mean) * inverse * weight + bias;
        }
    }
}

/// Attention of every sequence's tokens to each other; `qkv` holds queries, keys and values side by side.
fn attention(qkv: &[f32], sequences: &[Range<usize>], width: usize, heads: usize) -> Vec<f32> {
    let head_size = width / heads;
    let scale = 1.0 / (head_size as f32).sqrt();
    let part = |token: usize, from: usize| &qkv[token * 3 * width + from..][..head_size];
    let mut out = vec![0f32; qkv.len() / 3];
    let mut weights = Vec::new();
    for sequence in sequences {
        for (head, query) in (0..heads).flat_map(|head| sequence.clone().map(move |q| (head, q))) {
            let from = head * head_size;
            weights.clear();
            weights.extend(
                sequence
                    .clone()
                    .map(|key| scale * dot(part(query, from), part(key, width + from))),
            );
            softmax(&mut weights);
            let out = &mut out[query * width + from..][..head_size];
            for (value, weight) in sequence.clone().zip(&weights) {
                let value = part(value, 2 * width + from);
                out.iter_mut()
                    .zip(value)
                    .for_each(|(out, value)| *out += weight * value);
            }
        }
    }
    out
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn softmax(values: &mut [f32]) {
    let largest = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    values
        .iter_mut()
        .for_each(|x| *x = libm::expf(*x - largest));
    let sum: f32 = values.iter().sum();
    values.iter_mut().for_each(|x| *x /= sum);
}

#[cfg(test)]
mod tests;
