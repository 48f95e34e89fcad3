//! The f32 weights of an EfficientNet as its PyTorch port names them, batch normalisation folded in.

use super::architecture::{Architecture, Block};
use crate::EncoderError;
use crate::torch_file::StateDict;

/// What TensorFlow adds to variances.
const EPSILON: f32 = 1e-3;

/// The tensors of a checkpoint.
pub(super) struct Checkpoint<'a> {
    pub(super) from: &'a StateDict,
    pub(super) architecture: &'a Architecture,
}

/// A convolution with the normalisation that follows it.
pub(super) struct Convolution {
    /// `[outputs, inputs of a group, kernel, kernel]`.
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
    /// Mean and standard deviation of each output over the training pictures: what the normalisation makes them.
    pub(super) mean: Vec<f32>,
    pub(super) spread: Vec<f32>,
}

/// The convolutions of a block.
pub(super) struct BlockWeights {
    /// Not in the first block.
    pub(super) expand: Option<Convolution>,
    pub(super) depthwise: Convolution,
    pub(super) project: Convolution,
}

/// `W x + b`.
pub(super) struct Linear<'a> {
    /// `[outputs, inputs]`.
    pub(super) weight: &'a [f32],
    pub(super) bias: &'a [f32],
}

impl<'a> Checkpoint<'a> {
    pub(super) fn stem(&self) -> Result<Convolution, EncoderError> {
        self.convolution("_conv_stem", "_bn0", [self.architecture.stem, 3, 3, 3])
    }

    pub(super) fn block(&self, index: usize, block: &Block) -> Result<BlockWeights, EncoderError> {
        let (expanded, kernel) = (block.expanded(), block.kernel);
        let convolution = |name: &str, norm: &str, shape| {
            let part = |part: &str| format!("_blocks.{index}.{part}");
            self.convolution(&part(name), &part(norm), shape)
        };
        let expand = match block.expansion {
            1 => None,
            _ => Some(convolution(
                "_expand_conv",
                "_bn0",
                [expanded, block.inputs, 1, 1],
            )?),
        };
        Ok(BlockWeights {
            expand,
            depthwise: convolution("_depthwise_conv", "_bn1", [expanded, 1, kernel, kernel])?,
            project: convolution("_project_conv", "_bn2", [block.outputs, expanded, 1, 1])?,
        })
    }

    pub(super) fn head(&self) -> Result<Convolution, EncoderError> {
        let inputs = self.architecture.last_outputs();
        self.convolution(
            "_conv_head",
            "_bn1",
            [self.architecture.features, inputs, 1, 1],
        )
    }

    pub(super) fn classifier(&self) -> Result<Linear<'a>, EncoderError> {
        let Architecture {
            classes, features, ..
        } = *self.architecture;
        Ok(Linear {
            weight: self.from.f32("_fc.weight", &[classes, features])?,
            bias: self.from.f32("_fc.bias", &[classes])?,
        })
    }

    /// Ioffe and Szegedy 2015, section 3.1, as one affine function with the convolution before it.
    fn convolution(
        &self,
        name: &str,
        norm: &str,
        shape: [usize; 4],
    ) -> Result<Convolution, EncoderError> {
        let outputs = shape[0];
        let weight = self.from.f32(&format!("{name}.weight"), &shape)?;
        let of_norm = |part: &str| self.from.f32(&format!("{norm}.{part}"), &[outputs]);
        let (gamma, beta) = (of_norm("weight")?, of_norm("bias")?);
        let (mean, variance) = (of_norm("running_mean")?, of_norm("running_var")?);
        let factors = gamma.iter().zip(variance);
        let factors: Vec<f32> = factors
            .map(|(gamma, variance)| gamma / (variance + EPSILON).sqrt())
            .collect();
        let rows = weight.chunks_exact(weight.len() / outputs).zip(&factors);
        let shifts = beta.iter().zip(mean).zip(&factors);
        Ok(Convolution {
            weight: rows
                .flat_map(|(row, factor)| row.iter().map(move |weight| weight * factor))
                .collect(),
            bias: shifts
                .map(|((beta, mean), factor)| beta - mean * factor)
                .collect(),
            mean: beta.to_vec(),
            spread: gamma.iter().map(|gamma| gamma.abs()).collect(),
        })
    }
}
