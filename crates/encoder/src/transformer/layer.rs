//! One transformer layer as one in-place candle operation on the hidden state.
//!
//! One operation per layer, not per product: with one per product the tensors between them cost
//! almost twice the time (76 ms against 43 ms for 128 tokens when it was measured).

use std::cell::RefCell;

use candle_core::{CpuStorage, InplaceOp1, Layout, bail};

use super::stack::Batch;
use crate::activation::Activation;
use crate::kernel::activation::{gelu, quick_gelu};
use crate::kernel::attention::{AttentionScratch, Heads, Sight, attention};
use crate::kernel::gemm::{Order, gemm};
use crate::kernel::lanes::{F32x8, LANES};
use crate::kernel::layer_norm::LayerNorm;
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;
use crate::{EncoderError, Precision};

/// Where a layer normalises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NormPlace {
    /// What attention and the feed-forward layer read (Radford et al. 2019, section 2.3): CLIP.
    Before,
    /// What they give, added to what they read (Vaswani et al. 2017, section 3.1): BERT.
    After,
}

/// What all layers of a transformer have in common.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) layers: usize,
    pub(crate) width: usize,
    /// Width of the feed-forward layer.
    pub(crate) inner: usize,
    pub(crate) heads: usize,
    /// Added to the variance in LayerNorm.
    pub(crate) epsilon: f64,
    pub(crate) activation: Activation,
    pub(crate) norm: NormPlace,
    pub(crate) sight: Sight,
}

/// Weights of a layer.
pub(super) struct Layer {
    qkv: PackedMatrix,
    attention_output: PackedMatrix,
    attention_norm: LayerNorm,
    intermediate: PackedMatrix,
    output: PackedMatrix,
    output_norm: LayerNorm,
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
        shape: &Shape,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        let (width, inner) = (shape.width, shape.inner);
        let name = |part: &str| format!("layers.{index}.{part}");
        let mut linear =
            |part, outputs, inputs| parts.linear(&name(part), outputs, inputs, precision);
        Ok(Self {
            qkv: linear("qkv", 3 * width, width)?,
            attention_output: linear("attention_output", width, width)?,
            intermediate: linear("intermediate", inner, width)?,
            output: linear("output", width, inner)?,
            attention_norm: parts.norm(&name("attention_norm"), width, shape.epsilon)?,
            output_norm: parts.norm(&name("output_norm"), width, shape.epsilon)?,
        })
    }

    /// Replaces `hidden` (`[tokens, width]`) by the layer's output. Where only some tokens are kept, their rows of the output
    /// are the first ones and the others are left as they were.
    fn forward(
        &self,
        op: &LayerOp,
        hidden: &mut [f32],
        kept: Option<&[usize]>,
        scratch: &mut LayerScratch,
    ) {
        let (target, shape) = (op.target, op.shape);
        let width = shape.width;
        let LayerScratch {
            rows,
            wide,
            narrow,
            attention: buffers,
        } = scratch;
        let input = read(op, hidden, &self.attention_norm, narrow);
        linear(target, input, &self.qkv, rows, unchanged, wide);
        narrow.resize(hidden.len(), 0.0);
        let heads = Heads {
            width,
            size: width / shape.heads,
            sight: shape.sight,
        };
        let sequences = op.batch.attending(kept);
        attention(target, heads, wide, &sequences, buffers, narrow);
        // Nothing behind the attention looks at other tokens.
        let (hidden, attended) = match kept {
            Some(kept) => (keep(hidden, kept, width), &*keep(narrow, kept, width)),
            None => (hidden, narrow.as_slice()),
        };
        linear(
            target,
            attended,
            &self.attention_output,
            rows,
            unchanged,
            wide,
        );
        add(op, hidden, wide, &self.attention_norm);

        let input = read(op, hidden, &self.output_norm, narrow);
        self.widen(op, input, rows, wide);
        linear(target, wide, &self.output, rows, unchanged, narrow);
        add(op, hidden, narrow, &self.output_norm);
    }

    /// The first product of the second half, activated.
    fn widen(&self, op: &LayerOp, input: &[f32], rows: &mut QuantizedRows, wide: &mut Vec<f32>) {
        let target = op.target;
        match op.shape.activation {
            Activation::Gelu => linear(target, input, &self.intermediate, rows, gelu, wide),
            Activation::QuickGelu => {
                // Apart: the product once more for this activation would be 2 KB of the module for everybody.
                linear(target, input, &self.intermediate, rows, unchanged, wide);
                target.vectorize(
                    #[inline(always)]
                    || activate(wide),
                );
            }
        }
    }
}

/// What a half of the layer reads of the hidden state.
fn read<'a>(
    op: &LayerOp,
    hidden: &'a [f32],
    norm: &LayerNorm,
    normal: &'a mut Vec<f32>,
) -> &'a [f32] {
    if op.shape.norm == NormPlace::After {
        return hidden;
    }
    normal.clear();
    normal.extend_from_slice(hidden);
    op.target.vectorize(
        #[inline(always)]
        || norm.forward(normal),
    );
    normal
}

/// Adds what a half of the layer gives.
fn add(op: &LayerOp, to: &mut [f32], from: &[f32], norm: &LayerNorm) {
    op.target.vectorize(
        #[inline(always)]
        || {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
            if op.shape.norm == NormPlace::After {
                norm.forward(to);
            }
        },
    );
}

/// Moves the rows of these tokens, in rising order, to the front.
fn keep<'a>(rows: &'a mut [f32], kept: &[usize], width: usize) -> &'a mut [f32] {
    for (to, from) in kept.iter().enumerate() {
        rows.copy_within(from * width..(from + 1) * width, to * width);
    }
    &mut rows[..kept.len() * width]
}

/// Quick GELU of all values.
#[inline(always)]
fn activate(values: &mut [f32]) {
    for lanes in values.as_chunks_mut::<LANES>().0 {
        quick_gelu(F32x8::load(lanes)).store(lanes);
    }
}

/// What is done to the outputs of a product where nothing is. A function, because each closure would be a product of its own.
#[inline(always)]
pub(crate) fn unchanged(x: F32x8) -> F32x8 {
    x
}

/// `out = finish(W x + b)`, quantizing `x` on the way.
pub(crate) fn linear(
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

/// A layer applied to the sequences of a batch: the custom operation that candle runs.
pub(super) struct LayerOp<'a> {
    pub(super) layer: &'a Layer,
    pub(super) shape: &'a Shape,
    pub(super) batch: &'a Batch,
    /// Whether nothing comes after it, so that only the kept tokens are needed.
    pub(super) is_last: bool,
    pub(super) scratch: &'a RefCell<LayerScratch>,
    pub(super) target: Target,
}

impl InplaceOp1 for LayerOp<'_> {
    fn name(&self) -> &'static str {
        "transformer-layer-int8"
    }

    fn cpu_fwd(&self, storage: &mut CpuStorage, layout: &Layout) -> candle_core::Result<()> {
        let (CpuStorage::F32(hidden), Some((start, end))) = (storage, layout.contiguous_offsets())
        else {
            bail!("transformer-layer-int8 needs a contiguous f32 hidden state");
        };
        let kept = self.batch.kept.as_deref().filter(|_| self.is_last);
        let scratch = &mut self.scratch.borrow_mut();
        self.layer
            .forward(self, &mut hidden[start..end], kept, scratch);
        Ok(())
    }
}
