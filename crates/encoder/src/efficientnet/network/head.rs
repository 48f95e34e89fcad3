//! The last convolution and the mean over the picture, as one candle operation.

use std::cell::RefCell;

use candle_core::{CpuStorage, CustomOp1, Layout, Shape};

use super::block::Scratch;
use super::values;
use crate::efficientnet::architecture::Architecture;
use crate::kernel::gemm::{Order, gemm};
use crate::kernel::lanes::F32x8;
use crate::kernel::relu6::relu6;
use crate::kernel::{PackedMatrix, Target};
use crate::parts::Parts;
use crate::{EncoderError, Precision};

/// Weights of the last convolution.
pub(super) struct Head(PackedMatrix);

impl Head {
    pub(super) fn from_parts(
        parts: &mut Parts,
        architecture: &Architecture,
    ) -> Result<Self, EncoderError> {
        let (outputs, inputs) = (architecture.features, architecture.last_outputs());
        let weights = parts.linear("head", outputs, inputs, Precision::W8A13)?;
        Ok(Self(weights))
    }

    /// Means of the outputs over all pixels.
    fn forward(&self, target: Target, input: &[f32], scratch: &mut Scratch) -> Vec<f32> {
        let (rows, weights) = (&mut scratch.rows, &self.0);
        target.vectorize(
            #[inline(always)]
            || rows.fill(input, weights.inputs(), Precision::W8A13),
        );
        let mut out = vec![0.0; rows.rows() * weights.outputs()];
        let write = |x: F32x8, to: &mut _| relu6(x).store(to);
        gemm(target, rows, weights, Order::Rows, write, &mut out);
        let mut means = vec![0f32; weights.outputs()];
        for row in out.chunks_exact(means.len()) {
            means.iter_mut().zip(row).for_each(|(mean, x)| *mean += x);
        }
        let n_pixels = rows.rows() as f32;
        means.iter_mut().for_each(|mean| *mean /= n_pixels);
        means
    }
}

/// The head applied to a tensor `[height, width, channels]`: the custom operation that candle runs.
pub(super) struct HeadOp<'a> {
    pub(super) head: &'a Head,
    pub(super) scratch: &'a RefCell<Scratch>,
    pub(super) target: Target,
}

impl CustomOp1 for HeadOp<'_> {
    fn name(&self) -> &'static str {
        "features-int8"
    }

    fn cpu_fwd(
        &self,
        storage: &CpuStorage,
        layout: &Layout,
    ) -> candle_core::Result<(CpuStorage, Shape)> {
        let input = values(self.name(), storage, layout)?;
        let scratch = &mut self.scratch.borrow_mut();
        let means = self.head.forward(self.target, input, scratch);
        let shape = means.len().into();
        Ok((CpuStorage::F32(means), shape))
    }
}
