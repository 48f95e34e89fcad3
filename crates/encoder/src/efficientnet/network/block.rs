//! One inverted residual as one candle operation: between its convolutions there are integers and no tensors.
//!
//! ReLU6 bounds what the expansion and the depthwise convolution give, so both are written as 13-bit integers of one
//! step for all, in the order in which the next convolution reads them; no row has to be looked through for its
//! largest value, and a quarter of the bytes move.

use std::cell::RefCell;

use candle_core::{CpuStorage, CustomOp1, Layout, Shape};

use super::stem::Stem;
use super::values;
use crate::efficientnet::architecture;
use crate::kernel::depthwise::{Depthwise, Padded, Size};
use crate::kernel::gemm::{Order, gemm};
use crate::kernel::lanes::F32x8;
use crate::kernel::relu6::{STEP, relu6_steps};
use crate::kernel::{PackedMatrix, QuantizedRows, Target};
use crate::parts::Parts;
use crate::{EncoderError, Precision};

/// Weights of a block.
pub(super) struct Block {
    expansion: Expansion,
    depthwise: Depthwise,
    project: PackedMatrix,
    has_shortcut: bool,
}

/// What comes before the depthwise convolution.
enum Expansion {
    /// In the first block: reads pixels, `[3, height, width]`.
    Stem(Stem),
    /// Reads what the block before gives, `[height, width, channels]`.
    Pointwise(PackedMatrix),
}

/// Buffers between the convolutions, reused by all blocks and pictures.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) rows: QuantizedRows,
    /// What the depthwise convolution reads, in planes of eight channels.
    planes: Vec<i16>,
    padded: Padded,
    /// The picture in whole numbers.
    pub(super) pixels: Vec<i16>,
}

impl Block {
    pub(super) fn from_parts(
        parts: &mut Parts,
        index: usize,
        shape: &architecture::Block,
    ) -> Result<Self, EncoderError> {
        let name = |part: &str| format!("blocks.{index}.{part}");
        let (expanded, precision) = (shape.expanded(), Precision::W8A13);
        let expansion = if index == 0 {
            Expansion::Stem(Stem::from_parts(parts, expanded)?)
        } else {
            let expand = parts.linear(&name("expand"), expanded, shape.inputs, precision)?;
            Expansion::Pointwise(expand.times(1.0 / STEP))
        };
        Ok(Self {
            expansion,
            depthwise: depthwise(parts, &name("depthwise"), shape)?,
            project: parts.linear(&name("project"), shape.outputs, expanded, precision)?,
            has_shortcut: shape.has_shortcut(),
        })
    }

    /// The size of the output, and the output, `[height, width, channels]`.
    fn forward(
        &self,
        target: Target,
        input: &[f32],
        size: Size,
        scratch: &mut Scratch,
    ) -> (Size, Vec<f32>) {
        let size = match &self.expansion {
            Expansion::Stem(stem) => {
                stem.forward(target, input, size, scratch);
                size.divided(2)
            }
            Expansion::Pointwise(_) => size,
        };
        let Scratch {
            rows,
            planes,
            padded,
            ..
        } = scratch;
        let weights = match &self.expansion {
            Expansion::Stem(stem) => stem.weights(),
            Expansion::Pointwise(weights) => {
                target.vectorize(
                    #[inline(always)]
                    || rows.fill(input, weights.inputs(), Precision::W8A13),
                );
                weights
            }
        };
        planes.resize(rows.rows() * weights.outputs(), 0);
        gemm(target, rows, weights, Order::Planes, relu6_steps, planes);
        self.depthwise.forward(target, planes, size, padded, rows);
        let size = size.divided(self.depthwise.stride());
        (size, self.project(target, rows, input))
    }

    /// The last convolution, which adds to the block's input where there is a shortcut.
    fn project(&self, target: Target, rows: &QuantizedRows, input: &[f32]) -> Vec<f32> {
        let project = &self.project;
        if self.has_shortcut {
            let mut out = input.to_vec();
            let add = |x: F32x8, to: &mut _| (F32x8::load(to) + x).store(to);
            gemm(target, rows, project, Order::Rows, add, &mut out);
            out
        } else {
            let mut out = vec![0.0; rows.rows() * project.outputs()];
            gemm(target, rows, project, Order::Rows, F32x8::store, &mut out);
            out
        }
    }
}

fn depthwise(
    parts: &mut Parts,
    name: &str,
    shape: &architecture::Block,
) -> Result<Depthwise, EncoderError> {
    let (channels, side) = (shape.expanded(), shape.kernel);
    let codes = parts.int16(&format!("{name}.weight"), channels, side * side)?;
    let scales = parts.vector(&format!("{name}.scale"), channels)?;
    let bias = parts.vector(&format!("{name}.bias"), channels)?;
    let packed = Depthwise::from_rows(&codes, side, shape.stride, scales, bias);
    packed.ok_or_else(|| EncoderError::Damaged {
        file: format!("tensor {name}"),
        reason: format!("{channels} x {side} x {side} cannot be packed"),
    })
}

/// A block applied to a tensor: the custom operation that candle runs.
pub(super) struct BlockOp<'a> {
    pub(super) block: &'a Block,
    pub(super) scratch: &'a RefCell<Scratch>,
    pub(super) target: Target,
}

impl CustomOp1 for BlockOp<'_> {
    fn name(&self) -> &'static str {
        "inverted-residual-int8"
    }

    fn cpu_fwd(
        &self,
        storage: &CpuStorage,
        layout: &Layout,
    ) -> candle_core::Result<(CpuStorage, Shape)> {
        let input = values(self.name(), storage, layout)?;
        let (first, second, third) = layout.shape().dims3()?;
        let (height, width) = match self.block.expansion {
            Expansion::Stem(_) => (second, third),
            Expansion::Pointwise(_) => (first, second),
        };
        let (size, out) = self.block.forward(
            self.target,
            input,
            Size { height, width },
            &mut self.scratch.borrow_mut(),
        );
        let channels = self.block.project.outputs();
        let shape = (size.height, size.width, channels).into();
        Ok((CpuStorage::F32(out), shape))
    }
}
