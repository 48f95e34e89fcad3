//! The last layer of a classifier of pictures: features to a score for each class that it was trained on.

use crate::EncoderError;
use crate::efficientnet::Architecture;
use crate::parts::{Int8Rows, Parts};

/// int8 weights, one scale a class, used as they are: a picture's scores take a thousandth of its features' time.
pub struct Classifier {
    rows: Int8Rows,
    bias: Vec<f32>,
    width: usize,
}

impl Classifier {
    /// Takes it out of the decoded tensors, if its file was given.
    pub(crate) fn from_parts(
        parts: &mut Parts,
        architecture: &Architecture,
    ) -> Result<Option<Self>, EncoderError> {
        if !parts.has("classifier.weight") {
            return Ok(None);
        }
        let (classes, width) = (architecture.classes, architecture.features);
        Ok(Some(Self {
            rows: parts.rows("classifier", classes, width)?,
            bias: parts.vector("classifier.bias", classes)?,
            width,
        }))
    }

    /// Number of classes.
    pub fn n_classes(&self) -> usize {
        self.bias.len()
    }

    /// The score of each class, not normalised; `None` unless there are as many features as weights a class.
    pub fn logits(&self, features: &[f32]) -> Option<Vec<f32>> {
        if features.len() != self.width {
            return None;
        }
        let sums = self.rows.dots(features).zip(&self.bias);
        Some(sums.map(|(sum, bias)| sum + bias).collect())
    }

    /// The weights of a class: what features are like that it fits best. `None` for a class that there is not.
    pub fn weights(&self, class: usize) -> Option<Vec<f32>> {
        let scale = self.rows.scales.get(class)?;
        let codes = self.rows.codes.chunks_exact(self.width).nth(class)?;
        Some(codes.iter().map(|&code| f32::from(code) * scale).collect())
    }
}
