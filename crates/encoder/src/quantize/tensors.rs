//! The tensors of a checkpoint to those of our format, in the order in which the loader wants them.

use nearsight_tokenizer::Tokenizer;

use super::calibration::Calibration;
use super::checkpoint::{Checkpoint, Embeddings, Layer, Linear, Norm};
use super::feedback::Feedback;
use super::gram::Gram;
use super::groups::{LEVELS, quantize_groups};
use super::rows::{feed_back_rows, round_rows};
use super::shards::Tensor;
use super::variant::{Variant, WordBits};
use crate::transformer::GROUP;
use crate::weights::Weights;
use crate::{EncoderError, TextConfig};

/// What is made of a checkpoint.
pub(super) struct Conversion<'a> {
    pub(super) variant: &'a Variant,
    /// Of the checkpoint.
    pub(super) config: &'a TextConfig,
    /// Of the checkpoint, with its ids.
    pub(super) tokenizer: &'a Tokenizer,
    /// The pieces that keep their row.
    pub(super) kept: &'a [u32],
    /// Positions that keep their row.
    pub(super) max_tokens: usize,
}

impl Conversion<'_> {
    /// All tensors. `on_progress` is told the layers done and their number.
    pub(super) fn run(
        &self,
        weights: &Weights,
        on_progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Vec<Tensor>, EncoderError> {
        let checkpoint = Checkpoint::new(weights, self.config)?;
        let embeddings = checkpoint.embeddings()?;
        let encode = |text: &str| self.tokenizer.encode(text, self.max_tokens).ids;
        let mut calibration = Calibration::new(&embeddings, encode, self.config);
        let mut out = self.embeddings(&embeddings);
        let n_layers = self.config.num_hidden_layers;
        for index in 0..n_layers {
            on_progress(index, n_layers);
            out.extend(self.layer(&checkpoint.layer(index)?, index, &mut calibration));
        }
        on_progress(n_layers, n_layers);
        Ok(out)
    }

    fn embeddings(&self, from: &Embeddings) -> Vec<Tensor> {
        let width = self.config.hidden_size;
        let row = |&id: &u32| &from.words[id as usize * width..][..width];
        let words: Vec<f32> = self.kept.iter().flat_map(row).copied().collect();
        let mut out = self::words(self.variant.words, &words, width);
        let positions = &from.positions[..self.max_tokens * width];
        out.extend(int8_rows(
            "embeddings.positions",
            round_rows(positions, width),
            width,
        ));
        out.extend(norm("embeddings.norm", &from.norm));
        out
    }

    /// One layer, rounded for what the calibration text gives it.
    fn layer(&self, from: &Layer, index: usize, calibration: &mut Calibration) -> Vec<Tensor> {
        let inputs = calibration.forward(from);
        let name = |part: &str| format!("layers.{index}.{part}");
        let linear = |part, from, inputs| linear(&name(part), from, inputs);
        [
            linear("qkv", &from.qkv, &inputs.qkv),
            linear(
                "attention_output",
                &from.attention_output,
                &inputs.attention_output,
            ),
            linear("intermediate", &from.intermediate, &inputs.intermediate),
            linear("output", &from.output, &inputs.output),
            norm(&name("attention_norm"), &from.attention_norm),
            norm(&name("output_norm"), &from.output_norm),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn linear(name: &str, from: &Linear, inputs: &Gram) -> Vec<Tensor> {
    let mut out = int8_rows(
        name,
        feed_back_rows(&from.weight, &Feedback::new(inputs)),
        from.inputs,
    );
    out.push(Tensor::f32(format!("{name}.bias"), &from.bias));
    out
}

pub(crate) fn norm(name: &str, from: &Norm) -> Vec<Tensor> {
    vec![
        Tensor::f32(format!("{name}.weight"), &from.weight),
        Tensor::f32(format!("{name}.bias"), &from.bias),
    ]
}

/// The table of words.
pub(crate) fn words(bits: WordBits, values: &[f32], width: usize) -> Vec<Tensor> {
    let name = "embeddings.words";
    match bits {
        WordBits::Int8 => int8_rows(name, round_rows(values, width), width),
        WordBits::Int4 => int4_groups(name, values, width),
    }
}

/// Codes and one scale a row.
pub(crate) fn int8_rows(
    name: &str,
    (codes, scales): (Vec<i8>, Vec<f32>),
    width: usize,
) -> Vec<Tensor> {
    vec![
        Tensor::i8(format!("{name}.weight"), &codes, width),
        Tensor::f32(format!("{name}.scale"), &scales),
    ]
}

/// Two codes a byte, the values that they stand for, the index of a scale per group, and the scales.
fn int4_groups(name: &str, values: &[f32], width: usize) -> Vec<Tensor> {
    let table = quantize_groups(values, width);
    vec![
        Tensor::u8(format!("{name}.weight"), &table.codes, width / 2),
        Tensor::u8(
            format!("{name}.group"),
            &table.groups,
            width.div_ceil(GROUP),
        ),
        Tensor::f32(format!("{name}.scale"), &table.scales),
        Tensor::f32(format!("{name}.levels"), &LEVELS),
    ]
}
