//! The shape of an EfficientNet-Lite.

use serde::{Deserialize, Serialize};

use crate::EncoderError;

/// Widest layer and deepest network: beyond any EfficientNet, and sizes cannot overflow on wasm32.
const LARGEST_WIDTH: usize = 1 << 13;
const MOST_BLOCKS: usize = 128;

/// Channels and blocks, from the pixels to the classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Architecture {
    /// Channels of the first convolution, 3x3 with stride 2.
    pub stem: usize,
    /// In order. The first has no expansion: the stem is in its place.
    pub blocks: Vec<Block>,
    /// Channels of the last convolution: length of a picture's features.
    pub features: usize,
    /// Classes that the classifier knows.
    pub classes: usize,
}

/// An inverted residual (Sandler et al. 2018, section 3.3): a pointwise expansion, a depthwise convolution, a
/// pointwise projection, and the input added where sizes allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Side of the depthwise kernel: 3 or 5.
    pub kernel: usize,
    /// Of the depthwise convolution: 1 or 2.
    pub stride: usize,
    /// Channels of the depthwise convolution as a multiple of `inputs`.
    pub expansion: usize,
    /// Channels that come in.
    pub inputs: usize,
    /// Channels that go out.
    pub outputs: usize,
}

impl Block {
    /// Channels of the depthwise convolution.
    pub fn expanded(&self) -> usize {
        self.inputs * self.expansion
    }

    /// Whether the input is added to the output.
    pub fn has_shortcut(&self) -> bool {
        self.stride == 1 && self.inputs == self.outputs
    }
}

impl Architecture {
    /// EfficientNet-Lite0.
    pub fn lite0() -> Self {
        // Repetitions, kernel, stride of the first, expansion, outputs (Tan and Le 2019, table 1).
        let stages = [
            (1, 3, 1, 1, 16),
            (2, 3, 2, 6, 24),
            (2, 5, 2, 6, 40),
            (3, 3, 2, 6, 80),
            (3, 5, 1, 6, 112),
            (4, 5, 2, 6, 192),
            (1, 3, 1, 6, 320),
        ];
        let stem = 32;
        let mut blocks = Vec::new();
        let mut inputs = stem;
        for (repetitions, kernel, stride, expansion, outputs) in stages {
            for repetition in 0..repetitions {
                blocks.push(Block {
                    kernel,
                    stride: if repetition == 0 { stride } else { 1 },
                    expansion,
                    inputs,
                    outputs,
                });
                inputs = outputs;
            }
        }
        Self {
            stem,
            blocks,
            features: 1280,
            classes: 1000,
        }
    }

    /// Channels before the last convolution.
    pub(crate) fn last_outputs(&self) -> usize {
        self.blocks.last().map_or(self.stem, |block| block.outputs)
    }

    /// How many times smaller than the picture the last grid is.
    pub(crate) fn reduction(&self) -> usize {
        self.blocks
            .iter()
            .fold(2, |reduction, block| reduction * block.stride)
    }

    /// Checks that the parts fit each other and the kernels (channels are multiples of 8).
    ///
    /// # Errors
    /// [`EncoderError::Config`], naming the part.
    pub fn validate(&self) -> Result<(), EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Config { reason });
        let is_width =
            |width: usize| width.is_multiple_of(8) && (8..=LARGEST_WIDTH).contains(&width);
        if !is_width(self.stem) || !is_width(self.features) || self.classes > LARGEST_WIDTH {
            return refuse("stem, features or classes is out of range".into());
        }
        if !(1..=MOST_BLOCKS).contains(&self.blocks.len()) {
            return refuse(format!("there are {} blocks", self.blocks.len()));
        }
        let mut inputs = self.stem;
        for (index, block) in self.blocks.iter().enumerate() {
            let is_kernel = matches!((block.kernel, block.stride), (3 | 5, 1 | 2));
            let has_expansion = if index == 0 {
                block.expansion == 1
            } else {
                (2..=LARGEST_WIDTH).contains(&block.expansion)
            };
            let fits = block.inputs == inputs && is_width(block.outputs);
            if !(is_kernel && has_expansion && fits && is_width(block.expanded())) {
                return refuse(format!("blocks[{index}] is {block:?}"));
            }
            inputs = block.outputs;
        }
        Ok(())
    }
}
