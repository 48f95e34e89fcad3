//! The shape of a network that reads pictures, whichever it is.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::EncoderError;
use crate::clip::VisionConfig;
use crate::efficientnet::Architecture;

/// `config` in the manifest of a model of pictures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ImageConfig {
    /// EfficientNet-Lite.
    EfficientNet(Architecture),
    /// CLIP's tower of pictures, a vision transformer.
    ClipVision(VisionConfig),
}

impl ImageConfig {
    /// Checks the sizes.
    pub(crate) fn validate(&self) -> Result<(), EncoderError> {
        match self {
            Self::EfficientNet(architecture) => architecture.validate(),
            Self::ClipVision(config) => config.validate(),
        }
    }
}

/// Told apart by what only one of them has, so that what is wrong in it is named.
impl<'de> Deserialize<'de> for ImageConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let read = match value.get("patch_size") {
            Some(_) => VisionConfig::deserialize(value).map(Self::ClipVision),
            None => Architecture::deserialize(value).map(Self::EfficientNet),
        };
        read.map_err(D::Error::custom)
    }
}
