//! The network with int8 weights: the path that people wait for.

mod block;
mod head;
mod stem;

use std::cell::RefCell;

use candle_core::{CpuStorage, Device, Layout, Tensor, bail};
use nearsight_image::PixelValues;

use super::architecture::Architecture;
use crate::EncoderError;
use crate::kernel::Target;
use crate::parts::Parts;
use block::{Block, BlockOp, Scratch};
use head::{Head, HeadOp};

/// An EfficientNet-Lite with int8 weights.
pub(crate) struct EfficientNet {
    /// The stem is the expansion of the first.
    blocks: Vec<Block>,
    head: Head,
    target: Target,
}

impl EfficientNet {
    /// Packs the layers out of the decoded tensors.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        architecture: &Architecture,
    ) -> Result<Self, EncoderError> {
        let shapes = architecture.blocks.iter().enumerate();
        let blocks = shapes.map(|(index, shape)| Block::from_parts(parts, index, shape));
        Ok(Self {
            blocks: blocks.collect::<Result<_, _>>()?,
            head: Head::from_parts(parts, architecture)?,
            target: Target::best(),
        })
    }

    /// Runs on `target` from now on.
    pub(crate) fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// The features of each picture: means over its pixels, 0 to 6. One picture after another: together they would be
    /// no faster, and need more memory.
    pub(crate) fn forward(&self, pictures: &[PixelValues]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let scratch = RefCell::new(Scratch::default());
        let features = pictures.iter().map(|picture| self.one(picture, &scratch));
        features.collect()
    }

    fn one(
        &self,
        picture: &PixelValues,
        scratch: &RefCell<Scratch>,
    ) -> Result<Vec<f32>, EncoderError> {
        let (target, shape) = (self.target, (3, picture.height(), picture.width()));
        let mut x = Tensor::from_slice(picture.values(), shape, &Device::Cpu)?;
        for block in &self.blocks {
            x = x.apply_op1_no_bwd(&BlockOp {
                block,
                scratch,
                target,
            })?;
        }
        let head = HeadOp {
            head: &self.head,
            scratch,
            target,
        };
        Ok(x.apply_op1_no_bwd(&head)?.to_vec1()?)
    }
}

/// What an operation reads.
fn values<'a>(
    operation: &str,
    storage: &'a CpuStorage,
    layout: &Layout,
) -> candle_core::Result<&'a [f32]> {
    match (storage, layout.contiguous_offsets()) {
        (CpuStorage::F32(values), Some((start, end))) => Ok(&values[start..end]),
        _ => bail!("{operation} needs a contiguous f32 tensor"),
    }
}

#[cfg(test)]
mod tests;
