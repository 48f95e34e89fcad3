//! The whole int8 encoder: ids of several texts to pooled vectors.

use std::cell::RefCell;
use std::ops::Range;

use candle_core::{Device, Tensor};

use super::embeddings::Embeddings;
use super::layer::{Layer, LayerOp, LayerScratch};
use crate::kernel::Target;
use crate::parts::Parts;
use crate::{BertConfig, EncoderError, Pooling, Precision};

/// A BERT encoder with int8 weights.
pub struct Int8Bert {
    embeddings: Embeddings,
    layers: Vec<Layer>,
    width: usize,
    target: Target,
}

impl Int8Bert {
    /// Packs the layers out of the decoded tensors.
    pub(crate) fn from_parts(
        mut parts: Parts,
        config: &BertConfig,
        precision: Precision,
    ) -> Result<Self, EncoderError> {
        let embeddings = Embeddings::from_parts(&mut parts, config)?;
        let layers = (0..config.num_hidden_layers)
            .map(|index| Layer::from_parts(&mut parts, index, config, precision))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            embeddings,
            layers,
            width: config.hidden_size,
            target: Target::best(),
        })
    }

    /// Runs on `target` from now on.
    pub(crate) fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// Each sequence's last hidden states, pooled and not normalised: `[sequences][width]`.
    ///
    /// The sequences are laid one after another, not padded: a batch costs the sum of its lengths.
    pub(crate) fn forward(
        &self,
        batch: &[&[u32]],
        pooling: Pooling,
    ) -> Result<Vec<Vec<f32>>, EncoderError> {
        let mut hidden =
            Vec::with_capacity(self.width * batch.iter().map(|ids| ids.len()).sum::<usize>());
        let mut sequences: Vec<Range<usize>> = Vec::with_capacity(batch.len());
        for ids in batch {
            let start = hidden.len() / self.width;
            self.embeddings.forward(ids, &mut hidden);
            sequences.push(start..start + ids.len());
        }
        let tokens = hidden.len() / self.width;
        let hidden = Tensor::from_vec(hidden, (tokens, self.width), &Device::Cpu)?;
        let scratch = RefCell::new(LayerScratch::default());
        for layer in &self.layers {
            hidden.inplace_op1(&LayerOp {
                layer,
                sequences: &sequences,
                scratch: &scratch,
                target: self.target,
            })?;
        }
        sequences
            .iter()
            .map(|sequence| pool(&hidden, sequence, pooling))
            .collect()
    }
}

/// Pooling over real tokens only; there are no others.
fn pool(
    hidden: &Tensor,
    sequence: &Range<usize>,
    pooling: Pooling,
) -> Result<Vec<f32>, EncoderError> {
    Ok(hidden
        .narrow(0, sequence.start, pooling.reach(sequence.len()))?
        .mean(0)?
        .to_vec1()?)
}
