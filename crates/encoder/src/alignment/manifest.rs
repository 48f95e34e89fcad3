//! `head.json`: what a trained head is, and which two encoders it brings together.

use serde::{Deserialize, Serialize};

use super::AlignmentConfig;
use crate::hash::sha256_hex;
use crate::manifest::{check_names, written};
use crate::{EncoderError, FileRole, ImageManifest, ModelFile};

/// Description of a head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlignmentManifest {
    /// Name under which people ask for the model that it makes, for example `lite0-minilm`.
    pub id: String,
    /// Fingerprint of the encoder whose features it reads. Other weights have other features.
    pub pictures: String,
    /// Name of the text encoder into whose space it leads.
    pub texts: String,
    /// Length of the vectors.
    pub dimension: usize,
    /// Sizes and settings.
    pub config: AlignmentConfig,
    /// What it was trained on.
    pub source: String,
    /// SPDX identifier of its licence.
    pub licence: String,
    /// Its weights.
    pub file: ModelFile,
}

impl AlignmentManifest {
    /// Reads and checks a `head.json`.
    ///
    /// # Errors
    /// [`EncoderError::Manifest`] or [`EncoderError::Config`], saying which field is wrong.
    pub fn from_json(bytes: &[u8]) -> Result<Self, EncoderError> {
        let refuse = |reason: String| EncoderError::Manifest { reason };
        let manifest: Self =
            serde_json::from_slice(bytes).map_err(|error| refuse(error.to_string()))?;
        manifest.config.validate()?;
        check_names(std::slice::from_ref(&manifest.file))?;
        if manifest.file.role != FileRole::Head {
            return Err(refuse("the role of its file must be \"head\"".into()));
        }
        Ok(manifest)
    }

    /// Serializes it, for people to read too.
    pub fn to_json(&self) -> String {
        written(self)
    }

    /// Other weights or settings put pictures elsewhere.
    fn fingerprint(&self) -> String {
        let settings = format!("{:?} {}", self.config, self.dimension);
        let digest = sha256_hex(&[self.file.sha256.as_bytes(), settings.as_bytes()]);
        digest[..16].to_owned()
    }

    /// The manifest of the model that this head makes of the encoder that it was trained for.
    ///
    /// # Errors
    /// [`EncoderError::OtherHead`] if it was trained for another one.
    pub fn applied_to(&self, pictures: &ImageManifest) -> Result<ImageManifest, EncoderError> {
        if self.pictures != pictures.fingerprint {
            return Err(EncoderError::OtherHead {
                head: self.id.clone(),
                trained_for: self.pictures.clone(),
                found: pictures.fingerprint.clone(),
            });
        }
        let mut files = pictures.files.clone();
        files.push(self.file.clone());
        let aligned = ImageManifest {
            id: self.id.clone(),
            fingerprint: format!("{}+{}", pictures.fingerprint, self.fingerprint()),
            dimension: self.dimension,
            texts: Some(self.texts.clone()),
            alignment: Some(self.config.clone()),
            source: format!("{}; head: {}", pictures.source, self.source),
            licence: format!("{} AND ({})", pictures.licence, self.licence),
            files,
            ..pictures.clone()
        };
        // Whatever a head claims, the folder that it makes can be read.
        ImageManifest::from_json(aligned.to_json().as_bytes())
    }
}
