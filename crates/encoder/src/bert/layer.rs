//! One transformer layer as one in-place candle operation on the hidden state.
//!
//! One operation per layer, not per product: with one per product the tensors between them cost
//! almost twice the time (76 ms against 43 ms for 128 tokens when it was measured).

use std::cell::RefCell;
use std::ops::Range;

use candle_core::{CpuStorage, InplaceOp1, Layout, bail};

use crate::kernel::activation::gelu;
use crate::kernel::attention::{AttentionScratch, attention};
use crate::kernel::gemm::{Order, gemm};
use crate::kernel::lanes::F32x8;
use crate::kernel::layer_norm::LayerNorm;
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;
use crate::{BertConfig, EncoderError, Precision};

/// Weights of a layer (Devlin et al. 2018; post-LayerNorm as in Vaswani et al. 2017).
pub(super) struct Layer {
    qkv: PackedMatrix,
    attention_output: PackedMatrix,
    attention_norm: LayerNorm,
    intermediate: PackedMatrix,
    output: PackedMatrix,
    output_norm: LayerNorm,
    head_size: usize,
}

/// Buffers between the products of a layer, reused by all layers.
#[derive(Default)]
pub(super) struct LayerScratch {
    rows: QuantizedRows,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    attention: AttentionScratch,
}

impl Layer {
    pub(super) fn from_parts(
        parts: &mut Parts,
        index: usize,
        config: &BertConfig,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        let (hidden, inner, epsilon) = (
            config.hidden_size,
            config.intermediate_size,
            config.layer_norm_eps,
        );
        let name = |part: &str| format!("layers.{index}.{part}");
        let mut linear =
            |part, outputs, inputs| parts.linear(&name(part), outputs, inputs, precision);
        Ok(Self {
            qkv: linear("qkv", 3 * hidden, hidden)?,
            attention_output: linear("attention_output", hidden, hidden)?,
            intermediate: linear("intermediate", inner, hidden)?,
            output: linear("output", hidden, inner)?,
            attention_norm: parts.norm(&name("attention_norm"), hidden, epsilon)?,
            output_norm: parts.norm(&name("output_norm"), hidden, epsilon)?,
            head_size: config.head_size(),
        })
    }

    /// Replaces `hidden` (`[tokens, width]`) by the layer's output.
    fn forward(
        &self,
        target: Target,
        hidden: &mut [f32],
        sequences: &[Range<usize>],
        scratch: &mut LayerScratch,
    ) {
        let width = self.qkv.inputs();
        let LayerScratch {
            rows,
            wide,
            narrow,
            attention: buffers,
        } = scratch;
        narrow.resize(hidden.len(), 0.0);

        linear(target, hidden, &self.qkv, rows, |x| x, wide);
        target.vectorize(
            #[inline(always)]
            || attention(wide, width, self.head_size, sequences, buffers, narrow),
        );
        linear(target, narrow, &self.attention_output, rows, |x| x, wide);
        add_and_norm(target, hidden, wide, &self.attention_norm);

        linear(target, hidden, &self.intermediate, rows, gelu, wide);
        linear(target, wide, &self.output, rows, |x| x, narrow);
        add_and_norm(target, hidden, narrow, &self.output_norm);
    }
}

/// `out = finish(W x + b)`, quantizing `x` on the way.
fn linear(
    target: Target,
    x: &[f32],
    weights: &PackedMatrix,
    rows: &mut QuantizedRows,
    finish: impl Fn(F32x8) -> F32x8,
    out: &mut Vec<f32>,
) {
    target.vectorize(
        #[inline(always)]
        || rows.fill(x, weights.inputs(), weights.precision()),
    );
    out.resize(rows.rows() * weights.outputs(), 0.0);
    let write = |x: F32x8, to: &mut _| finish(x).store(to);
    gemm(target, rows, weights, Order::Rows, write, out);
}

fn add_and_norm(target: Target, to: &mut [f32], from: &[f32], norm: &LayerNorm) {
    target.vectorize(
        #[inline(always)]
        || {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
            norm.forward(to);
        },
    );
}

/// A layer applied to the sequences of a batch: the custom operation that candle runs.
pub(super) struct LayerOp<'a> {
    pub(super) layer: &'a Layer,
    pub(super) sequences: &'a [Range<usize>],
    pub(super) scratch: &'a RefCell<LayerScratch>,
    pub(super) target: Target,
}

impl InplaceOp1 for LayerOp<'_> {
    fn name(&self) -> &'static str {
        "bert-layer-int8"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> candle_core::Result<()> {
        let (CpuStorage::F32(hidden), Some((start, end))) = (storage, layout.contiguous_offsets())
        else {
            bail!("bert-layer-int8 needs a contiguous f32 hidden state");
        };
        self.layer.forward(
            self.target,
            &mut hidden[start..end],
            self.sequences,
            &mut self.scratch.borrow_mut(),
        );
        Ok(())
    }
}
