//! A whole int8 encoder of texts: ids of several texts to pooled vectors.

use std::ops::Range;

use candle_core::Tensor;

use super::embeddings::Embeddings;
use super::projection::Projection;
use super::stack::{Batch, Stack};
use crate::kernel::Target;
use crate::parts::Parts;
use crate::{EncoderError, Manifest, Pooling, TextArchitecture};

/// A transformer that reads texts: BERT or CLIP's.
pub(crate) struct TextNetwork {
    embeddings: Embeddings,
    stack: Stack,
    /// Of CLIP alone.
    projection: Option<Projection>,
    pooling: Pooling,
    width: usize,
    target: Target,
}

impl TextNetwork {
    /// Packs the layers out of the decoded tensors.
    pub(crate) fn from_parts(mut parts: Parts, manifest: &Manifest) -> Result<Self, EncoderError> {
        let (config, precision) = (&manifest.config, manifest.precision);
        let (width, epsilon) = (config.hidden_size, config.layer_norm_eps);
        let shape = manifest.architecture.shape(config);
        let projection = match manifest.architecture {
            TextArchitecture::Bert => None,
            TextArchitecture::Clip => Some(Projection::from_parts(
                &mut parts,
                manifest.dimension,
                width,
                epsilon,
                precision,
            )?),
        };
        Ok(Self {
            embeddings: Embeddings::from_parts(&mut parts, config, manifest.architecture)?,
            stack: Stack::from_parts(&mut parts, shape, precision)?,
            projection,
            pooling: manifest.pooling,
            width,
            target: Target::best(),
        })
    }

    /// Runs on `target` from now on.
    pub(crate) fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// Each sequence's vector, not normalised.
    pub(crate) fn forward(&self, texts: &[&[u32]]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let tokens = texts.iter().map(|ids| ids.len()).sum::<usize>();
        let mut hidden = Vec::with_capacity(self.width * tokens);
        let mut sequences: Vec<Range<usize>> = Vec::with_capacity(texts.len());
        for ids in texts {
            let start = hidden.len() / self.width;
            self.embeddings.forward(ids, &mut hidden);
            sequences.push(start..start + ids.len());
        }
        let kept = self.pooling.kept(&sequences);
        let batch = Batch { sequences, kept };
        let hidden = self.stack.forward(self.target, hidden, &batch)?;
        let pooled = match &batch.kept {
            Some(_) => hidden.to_vec2()?,
            None => {
                let sequences = batch.sequences.iter();
                let means = sequences.map(|sequence| mean(&hidden, sequence));
                means.collect::<Result<_, _>>()?
            }
        };
        Ok(match &self.projection {
            Some(projection) => projection.forward(self.target, pooled.concat()),
            None => pooled,
        })
    }
}

/// Over real tokens only; there are no others.
fn mean(hidden: &Tensor, sequence: &Range<usize>) -> Result<Vec<f32>, EncoderError> {
    let tokens = hidden.narrow(0, sequence.start, sequence.len())?;
    Ok(tokens.mean(0)?.to_vec1()?)
}
