//! From the f32 weights that a training ends with to a head's file.

use super::{AlignmentConfig, AlignmentManifest};
use crate::quantize::describe;
use crate::quantize::rows::round_rows;
use crate::quantize::shards::{Origin, Tensor, file};
use crate::quantize::tensors::int8_rows;
use crate::{EncoderError, FileRole, ImageManifest, Source};

/// Name of a head's file.
const FILE: &str = "head.safetensors";

/// What a training ends with; rows lie one after another.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignmentWeights {
    /// Sizes and settings.
    pub config: AlignmentConfig,
    /// Mean of each feature over the training pictures.
    pub mean: Vec<f32>,
    /// One by the deviation of each feature.
    pub scale: Vec<f32>,
    /// `[hidden, features]`.
    pub hidden: Vec<f32>,
    /// `[hidden]`.
    pub hidden_bias: Vec<f32>,
    /// `[dimension, hidden]`.
    pub output: Vec<f32>,
    /// `[dimension]`.
    pub output_bias: Vec<f32>,
    /// `[centres, features]`, of unit norm.
    pub centres: Vec<f32>,
    /// `[classes, dimension]`: where the texts put the classes' names, less the mean of all.
    pub classes: Vec<f32>,
}

/// A head's two files.
#[derive(Debug, Clone)]
pub struct TrainedAlignment {
    /// Goes into `head.json`.
    pub manifest: AlignmentManifest,
    /// Goes into the file that the manifest names.
    pub bytes: Vec<u8>,
}

impl AlignmentWeights {
    /// Rounds it to int8 rows, for the encoder of `pictures` and the text encoder of that name. Of `source`, what is about
    /// texts is not used. The same bytes on every machine.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] if lengths do not fit each other.
    pub fn quantize(
        &self,
        pictures: &ImageManifest,
        texts: &str,
        source: &Source,
    ) -> Result<TrainedAlignment, EncoderError> {
        let (features, dimension) = (self.mean.len(), self.output_bias.len());
        let rows = |name: &str, values: &[f32], width: usize| {
            int8_rows(
                &format!("alignment.{name}"),
                round_rows(values, width),
                width,
            )
        };
        let vector =
            |name: &str, values: &[f32]| vec![Tensor::f32(format!("alignment.{name}"), values)];
        let tensors: Vec<Tensor> = [
            vector("mean", &self.mean),
            vector("scale", &self.scale),
            rows("hidden", &self.hidden, features),
            vector("hidden.bias", &self.hidden_bias),
            rows("output", &self.output, self.config.hidden),
            vector("output.bias", &self.output_bias),
            rows("centres", &self.centres, features),
            rows("classes", &self.classes, dimension),
        ]
        .into_iter()
        .flatten()
        .collect();
        let origin = Origin::new("alignment", &pictures.fingerprint, source);
        let bytes = file(FILE, &tensors, &origin)?;
        let manifest = AlignmentManifest {
            id: source.id.clone(),
            pictures: pictures.fingerprint.clone(),
            texts: texts.into(),
            dimension,
            config: self.config.clone(),
            source: source.origin.clone(),
            licence: source.licence.clone(),
            file: describe(FILE, &bytes, FileRole::Head),
        };
        Ok(TrainedAlignment { manifest, bytes })
    }
}
