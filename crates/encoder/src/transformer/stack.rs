//! The layers of a transformer, one after another.

use std::cell::RefCell;
use std::ops::Range;

use candle_core::{Device, Tensor};

use super::layer::{Layer, LayerOp, LayerScratch, Shape};
use crate::kernel::Target;
use crate::kernel::attention::Sequence;
use crate::parts::Parts;
use crate::{EncoderError, Precision};

/// All layers of a transformer.
pub(crate) struct Stack {
    shape: Shape,
    layers: Vec<Layer>,
}

/// Sequences that lie one after another, not padded: a batch costs the sum of its lengths.
pub(crate) struct Batch {
    /// The tokens of each sequence.
    pub(crate) sequences: Vec<Range<usize>>,
    /// The token of each sequence whose last hidden state is wanted; all if it does not say.
    pub(crate) kept: Option<Vec<usize>>,
}

impl Batch {
    /// The sequences, of which those tokens attend that are kept, or all of them.
    pub(super) fn attending(&self, kept: Option<&[usize]>) -> Vec<Sequence> {
        let all = self.sequences.iter().cloned().map(Sequence::from);
        match kept {
            None => all.collect(),
            Some(kept) => (all.zip(kept))
                .map(|(Sequence { tokens, .. }, &token)| Sequence {
                    tokens,
                    queries: token..token + 1,
                })
                .collect(),
        }
    }
}

impl Stack {
    /// Packs the layers out of the decoded tensors.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        shape: Shape,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        let layers = 0..shape.layers;
        let layers = layers.map(|index| Layer::from_parts(parts, index, &shape, precision));
        let layers = layers.collect::<Result<_, _>>()?;
        Ok(Self { shape, layers })
    }

    /// The last hidden states (`[tokens, width]`) of the batch's first one: of the tokens that are kept.
    pub(crate) fn forward(
        &self,
        target: Target,
        hidden: Vec<f32>,
        batch: &Batch,
    ) -> Result<Tensor, EncoderError> {
        let width = self.shape.width;
        let hidden = Tensor::from_vec(hidden, ((), width), &Device::Cpu)?;
        let scratch = RefCell::new(LayerScratch::default());
        for (index, layer) in self.layers.iter().enumerate() {
            hidden.inplace_op1(&LayerOp {
                layer,
                shape: &self.shape,
                batch,
                is_last: index + 1 == self.layers.len(),
                scratch: &scratch,
                target,
            })?;
        }
        match &batch.kept {
            Some(kept) => Ok(hidden.narrow(0, 0, kept.len())?),
            None => Ok(hidden),
        }
    }
}
