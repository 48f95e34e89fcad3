//! The f32 network, operation by operation in candle: slow, plain, and what the int8 path is held against.

use candle_core::{Device, Tensor};
use nearsight_image::PixelValues;

use super::architecture::Architecture;
use super::checkpoint::{Checkpoint, Convolution};
use crate::EncoderError;
use crate::kernel::depthwise::same_padding;
use crate::torch_file::StateDict;

/// EfficientNet-Lite0 with the original f32 weights.
pub struct ReferenceImageEncoder {
    stem: Layer,
    blocks: Vec<ReferenceBlock>,
    head: Layer,
    /// `[features, classes]` and `[classes]`.
    classifier: (Tensor, Tensor),
}

struct ReferenceBlock {
    expand: Option<Layer>,
    depthwise: Layer,
    project: Layer,
    has_shortcut: bool,
}

/// A convolution; ReLU6 follows where there is one.
struct Layer {
    /// `[outputs, inputs of a group, kernel, kernel]`.
    weight: Tensor,
    /// `[1, outputs, 1, 1]`.
    bias: Tensor,
    stride: usize,
    groups: usize,
    has_activation: bool,
}

impl Layer {
    fn new(
        from: Convolution,
        kernel: usize,
        stride: usize,
        groups: usize,
        has_activation: bool,
    ) -> Result<Self, EncoderError> {
        let outputs = from.bias.len();
        let inputs = from.weight.len() / (outputs * kernel * kernel);
        let weight =
            Tensor::from_vec(from.weight, (outputs, inputs, kernel, kernel), &Device::Cpu)?;
        Ok(Self {
            weight,
            bias: Tensor::from_vec(from.bias, (1, outputs, 1, 1), &Device::Cpu)?,
            stride,
            groups,
            has_activation,
        })
    }

    fn forward(&self, x: &Tensor) -> candle_core::Result<Tensor> {
        let kernel = self.weight.dim(3)?;
        let (_, _, height, width) = x.dims4()?;
        let (top, bottom) = same_padding(height, kernel, self.stride);
        let (left, right) = same_padding(width, kernel, self.stride);
        let x = x
            .pad_with_zeros(2, top, bottom)?
            .pad_with_zeros(3, left, right)?
            .conv2d(&self.weight, 0, self.stride, 1, self.groups)?
            .broadcast_add(&self.bias)?;
        if self.has_activation {
            x.clamp(0f32, 6f32)
        } else {
            Ok(x)
        }
    }
}

impl ReferenceImageEncoder {
    /// Reads the checkpoint of EfficientNet-Lite0 (a PyTorch file).
    ///
    /// # Errors
    /// [`EncoderError`] if the file is damaged or not of this network.
    pub fn lite0(checkpoint: &[u8]) -> Result<Self, EncoderError> {
        let from = StateDict::from_bytes("the checkpoint", checkpoint)?;
        Self::of_checkpoint(&Checkpoint {
            from: &from,
            architecture: &Architecture::lite0(),
        })
    }

    pub(super) fn of_checkpoint(checkpoint: &Checkpoint) -> Result<Self, EncoderError> {
        let architecture = checkpoint.architecture;
        let blocks = architecture
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| {
                let weights = checkpoint.block(index, block)?;
                let expand = weights
                    .expand
                    .map(|expand| Layer::new(expand, 1, 1, 1, true));
                let (kernel, stride, groups) = (block.kernel, block.stride, block.expanded());
                Ok(ReferenceBlock {
                    expand: expand.transpose()?,
                    depthwise: Layer::new(weights.depthwise, kernel, stride, groups, true)?,
                    project: Layer::new(weights.project, 1, 1, 1, false)?,
                    has_shortcut: block.has_shortcut(),
                })
            });
        let classifier = checkpoint.classifier()?;
        let (classes, features) = (architecture.classes, architecture.features);
        let weight = Tensor::from_slice(classifier.weight, (classes, features), &Device::Cpu)?;
        Ok(Self {
            stem: Layer::new(checkpoint.stem()?, 3, 2, 1, true)?,
            blocks: blocks.collect::<Result<_, EncoderError>>()?,
            head: Layer::new(checkpoint.head()?, 1, 1, 1, true)?,
            classifier: (
                weight.t()?.contiguous()?,
                Tensor::from_slice(classifier.bias, classes, &Device::Cpu)?,
            ),
        })
    }

    /// The mean of the last convolution's outputs over the picture: 1,280 numbers of 0 to 6.
    ///
    /// # Errors
    /// [`EncoderError::Tensor`] if candle refuses.
    pub fn features(&self, picture: &PixelValues) -> Result<Vec<f32>, EncoderError> {
        let shape = (1, 3, picture.height(), picture.width());
        let x = Tensor::from_slice(picture.values(), shape, &Device::Cpu)?;
        let mut x = self.stem.forward(&x)?;
        for block in &self.blocks {
            x = block.forward(&x)?;
        }
        let x = self.head.forward(&x)?;
        Ok(x.mean((2, 3))?.get(0)?.to_vec1()?)
    }

    /// The classifier's score of each class of ImageNet, not normalised.
    ///
    /// # Errors
    /// [`EncoderError::Tensor`] if there are not as many features as the network has.
    pub fn logits(&self, features: &[f32]) -> Result<Vec<f32>, EncoderError> {
        let features = Tensor::from_slice(features, (1, features.len()), &Device::Cpu)?;
        let (weight, bias) = &self.classifier;
        Ok((features.matmul(weight)?.get(0)? + bias)?.to_vec1()?)
    }
}

impl ReferenceBlock {
    fn forward(&self, input: &Tensor) -> candle_core::Result<Tensor> {
        let expanded = match &self.expand {
            Some(expand) => expand.forward(input)?,
            None => input.clone(),
        };
        let output = self.project.forward(&self.depthwise.forward(&expanded)?)?;
        if self.has_shortcut {
            input + output
        } else {
            Ok(output)
        }
    }
}
