//! Puts pictures where a text encoder puts the words for them: a head on the features of an encoder of pictures.
//!
//! Two answers are mixed. What the picture's classes are called, weighted by how likely each is (ConSE, Norouzi et al. 2014,
//! section 3), holds for any picture; a network that was trained on pairs of pictures and texts is better where
//! pictures are like those. A gate says how like: by the nearest of some centres of the training pictures' features.

mod config;
mod convert;
mod manifest;

use nearsight_vector::{Embedding, VectorError};

use crate::EncoderError;
use crate::efficientnet::Architecture;
use crate::parts::{Int8Rows, Parts};

pub use config::AlignmentConfig;
pub use convert::{AlignmentWeights, TrainedAlignment};
pub use manifest::AlignmentManifest;

/// Classes less likely than this add nothing that can be seen.
const LEAST_SHARE: f32 = 1e-4;

/// A head, ready to run. Everything is f32 sums of int8 weights, in one order on every target: the same vectors everywhere.
pub(crate) struct Alignment {
    config: AlignmentConfig,
    /// Features less `mean`, times `scale`, have mean 0 and deviation 1 over the training pictures.
    mean: Vec<f32>,
    scale: Vec<f32>,
    hidden: Linear,
    output: Linear,
    /// Unit directions of standardised features.
    centres: Int8Rows,
    /// Where the texts put the name of each class, less the mean of all.
    classes: Int8Rows,
}

/// `W x + b`.
struct Linear {
    rows: Int8Rows,
    bias: Vec<f32>,
}

impl Alignment {
    /// Takes it out of the decoded tensors of its file.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        config: &AlignmentConfig,
        architecture: &Architecture,
        dimension: usize,
    ) -> Result<Self, EncoderError> {
        let (features, hidden) = (architecture.features, config.hidden);
        Ok(Self {
            config: config.clone(),
            mean: parts.vector("alignment.mean", features)?,
            scale: parts.vector("alignment.scale", features)?,
            hidden: Linear::from_parts(parts, "alignment.hidden", hidden, features)?,
            output: Linear::from_parts(parts, "alignment.output", dimension, hidden)?,
            centres: parts.rows("alignment.centres", config.centres, features)?,
            classes: parts.rows("alignment.classes", architecture.classes, dimension)?,
        })
    }

    /// The place of a picture of these features, to whose classes the classifier gave `logits`.
    pub(crate) fn embed(&self, features: &[f32], logits: &[f32]) -> Result<Embedding, VectorError> {
        let standard: Vec<f32> = (features.iter().zip(&self.mean).zip(&self.scale))
            .map(|((&x, &mean), &scale)| (x - mean) * scale)
            .collect();
        let named = unit(self.named(logits));
        let learned = unit(self.learned(&standard));
        let near = unit(sum(&learned, &named, self.config.mix));
        let share = self.gate(&standard);
        let mixed = near.iter().zip(&named);
        Embedding::normalize(
            mixed
                .map(|(near, named)| share * near + (1.0 - share) * named)
                .collect(),
        )
    }

    /// What the network says.
    fn learned(&self, standard: &[f32]) -> Vec<f32> {
        let mut hidden = self.hidden.forward(standard);
        hidden.iter_mut().for_each(|x| *x = x.max(0.0));
        self.output.forward(&hidden)
    }

    /// The names of the classes, each by its share.
    fn named(&self, logits: &[f32]) -> Vec<f32> {
        let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weight = |logit: f32| libm::expf((logit - most) / self.config.temperature);
        let total: f32 = logits.iter().map(|&logit| weight(logit)).sum();
        let mut out = vec![0.0; self.output.bias.len()];
        for (class, &logit) in logits.iter().enumerate() {
            let share = weight(logit) / total;
            if share > LEAST_SHARE {
                self.classes.add_row(class, share, &mut out);
            }
        }
        out
    }

    /// How much the network is believed, 0 to 1.
    fn gate(&self, standard: &[f32]) -> f32 {
        let norm = standard.iter().map(|x| x * x).sum::<f32>().sqrt();
        let nearest = self
            .centres
            .dots(standard)
            .fold(f32::NEG_INFINITY, f32::max);
        self.config.share(nearest / norm)
    }
}

impl Linear {
    fn from_parts(
        parts: &mut Parts,
        name: &str,
        outputs: usize,
        inputs: usize,
    ) -> Result<Self, EncoderError> {
        Ok(Self {
            rows: parts.rows(name, outputs, inputs)?,
            bias: parts.vector(&format!("{name}.bias"), outputs)?,
        })
    }

    fn forward(&self, x: &[f32]) -> Vec<f32> {
        let sums = self.rows.dots(x).zip(&self.bias);
        sums.map(|(sum, bias)| sum + bias).collect()
    }
}

/// `a + share * b`.
fn sum(a: &[f32], b: &[f32], share: f32) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a + share * b).collect()
}

/// What has no direction stays as it is: the other answer counts alone then.
fn unit(mut x: Vec<f32>) -> Vec<f32> {
    let norm = x.iter().map(|x| x * x).sum::<f32>().sqrt();
    if norm > 0.0 {
        x.iter_mut().for_each(|x| *x /= norm);
    }
    x
}

#[cfg(test)]
mod tests;
