//! `manifest.json` of a folder with an encoder of pictures.

use nearsight_image::Preprocessing;
use serde::{Deserialize, Serialize};

use crate::alignment::AlignmentConfig;
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
    /// Numbers used by the linear layers or pointwise convolutions: in a file, W8A13.
    pub precision: Precision,
    /// Shape of the network.
    pub config: ImageConfig,
    /// How pictures are prepared.
    pub preprocessing: Preprocessing,
    /// Length of a picture's vector: that of a text's where there is a head, else the number of its features.
    pub dimension: usize,
    /// Name of the text encoder that puts texts where the pictures are that they describe; none where only pictures are
    /// compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<String>,
    /// The head that leads there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<AlignmentConfig>,
    /// What the cosines of a picture and texts are multiplied with before they are probabilities, if it was trained with any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logit_scale: Option<f32>,
    /// Where the f32 weights came from.
    pub source: String,
    /// SPDX identifier of the weights' licence.
    pub licence: String,
    /// All files, in the order in which they are best fetched. Encoding needs those of the role
    /// [`FileRole::Weights`], and all of them where there is a head; without one a classifier is fetched by those alone who
    /// ask for classes.
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
        self.check_head()?;
        let crop = self.preprocessing.crop;
        match &self.config {
            ImageConfig::EfficientNet(config) => {
                let reduction = config.reduction();
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

    /// A head has a file, a classifier to ask and a text encoder to lead to; without one vectors are the features.
    fn check_head(&self) -> Result<(), EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Manifest { reason });
        let has = |role| self.files.iter().any(|file| file.role == role);
        let (dimension, features) = (self.dimension, self.n_features());
        let Some(alignment) = &self.alignment else {
            return match has(FileRole::Head) || dimension != features {
                true => refuse(format!(
                    "dimension is {dimension}, features {features}, and there is no alignment"
                )),
                false => Ok(()),
            };
        };
        alignment.validate()?;
        if matches!(self.config, ImageConfig::ClipVision(_)) {
            return refuse("a CLIP model has an alignment, which is for features".into());
        }
        if !(has(FileRole::Head) && has(FileRole::Classifier) && self.texts.is_some()) {
            return refuse("an alignment needs a head, a classifier and the name of texts".into());
        }
        match (2..=4096).contains(&dimension) {
            true => Ok(()),
            false => refuse(format!("dimension is {dimension}")),
        }
    }

    /// Number of a picture's features: what a head reads, or CLIP's vector.
    pub fn n_features(&self) -> usize {
        match &self.config {
            ImageConfig::EfficientNet(config) => config.features,
            ImageConfig::ClipVision(_) => self.dimension,
        }
    }

    /// Other numbers in the linear layers of a transformer make another vector space; a convolutional network has one precision
    /// only, and stays as it is.
    pub(crate) fn set_precision(&mut self, precision: Precision) {
        if matches!(self.config, ImageConfig::ClipVision(_)) {
            self.fingerprint = self.precision.renamed(&self.fingerprint, precision);
            self.precision = precision;
        }
    }

    /// Serializes the manifest, for people to read too.
    pub fn to_json(&self) -> String {
        written(self)
    }

    /// The file of that name, if the manifest lists it.
    pub fn file(&self, name: &str) -> Option<&ModelFile> {
        self.files.iter().find(|file| file.name == name)
    }

    /// The files that encoding needs.
    pub fn needed_files(&self) -> impl Iterator<Item = &ModelFile> {
        let has_head = self.alignment.is_some();
        let files = self.files.iter();
        files.filter(move |file| has_head || file.role == FileRole::Weights)
    }

    /// Sum of their lengths: what a visitor downloads.
    pub fn encoder_bytes(&self) -> u64 {
        self.needed_files().map(|file| file.bytes).sum()
    }
}

#[cfg(test)]
pub(crate) mod tests;
