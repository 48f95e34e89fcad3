//! `manifest.json` of a folder with an encoder of pictures.

use nearsight_image::Preprocessing;
use serde::{Deserialize, Serialize};

use crate::image_config::ImageConfig;
use crate::manifest::{check_names, read, written};
use crate::{EncoderError, FileRole, ModelFile, ModelKind, Precision};

/// Description of a model folder. The root of trust: everything else is checked against it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImageManifest {
    /// Format of the folder, 1.
    pub format_version: u32,
    /// [`ModelKind::Image`].
    pub kind: ModelKind,
    /// Name under which people ask for the model, for example `lite0`.
    pub id: String,
    /// Names the vector space: source weights, scheme of quantization, precision of the kernels.
    pub fingerprint: String,
    /// Names how the weights were made small.
    pub scheme: String,
    /// Numbers used by the pointwise convolutions: W8A13.
    pub precision: Precision,
    /// Shape of the network.
    pub config: ImageConfig,
    /// How pictures are prepared.
    pub preprocessing: Preprocessing,
    /// Number of a picture's features.
    pub dimension: usize,
    /// Name of the model that puts texts where the pictures are that they describe, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<String>,
    /// What the cosines of a picture and texts are multiplied with before they are probabilities, if it was trained with any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logit_scale: Option<f32>,
    /// Where the f32 weights came from.
    pub source: String,
    /// SPDX identifier of the weights' licence.
    pub licence: String,
    /// All files, in the order in which they are best fetched. Encoding needs those of the role
    /// [`FileRole::Weights`]; a classifier is fetched by those alone who ask for classes.
    pub files: Vec<ModelFile>,
}

impl ImageManifest {
    /// Reads and checks a `manifest.json`.
    ///
    /// # Errors
    /// [`EncoderError::Manifest`], [`EncoderError::Config`] or [`EncoderError::Image`], saying which field is wrong.
    pub fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let manifest: Self = read(bytes, ModelKind::Image)?;
        manifest.validate()?;
        Ok(manifest)
    }

    fn validate(&self) -> Result<(), EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Manifest { reason });
        self.config.validate()?;
        self.preprocessing.validate()?;
        let (dimension, crop) = (self.dimension, self.preprocessing.crop);
        match &self.config {
            ImageConfig::EfficientNet(config) => {
                let (features, reduction) = (config.features, config.reduction());
                if dimension != features {
                    return refuse(format!("dimension is {dimension}, features {features}"));
                }
                if !crop.is_multiple_of(reduction) {
                    return refuse(format!(
                        "crop is {crop}; it must be a multiple of {reduction}"
                    ));
                }
            }
            ImageConfig::ClipVision(config) => {
                let reads = config.image_size;
                if crop != reads {
                    return refuse(format!("crop is {crop}, image_size {reads}"));
                }
            }
        }
        if self.precision != Precision::W8A13 {
            return refuse(format!("precision is {}", self.precision.name()));
        }
        if self.files.iter().any(|file| file.role == FileRole::Vocab) {
            return refuse("a model of pictures has no vocabulary".into());
        }
        check_names(&self.files)
    }

    /// Serializes the manifest, for people to read too.
    pub fn to_json(&self) -> String {
        written(self)
    }

    /// The file of that name, if the manifest lists it.
    pub fn file(&self, name: &str) -> Option<&ModelFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Sum of the lengths of the files that encoding needs: what a visitor downloads.
    pub fn encoder_bytes(&self) -> u64 {
        let needed = self.files.iter();
        let needed = needed.filter(|file| file.role == FileRole::Weights);
        needed.map(|file| file.bytes).sum()
    }
}

#[cfg(test)]
mod tests;
