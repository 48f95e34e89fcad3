//! What a model folder's encoder reads.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::EncoderError;

/// The kind of an encoder, `kind` in its manifest; manifests that do not say are of texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelKind {
    /// Reads texts: [`crate::Manifest`].
    #[default]
    Text,
    /// Reads pictures: [`crate::ImageManifest`].
    Image,
}

impl ModelKind {
    /// The kind that a `manifest.json` says.
    ///
    /// # Errors
    /// [`EncoderError::Manifest`] if it is not JSON or says a kind that is not known.
    pub fn of_manifest(manifest: &[u8]) -> Result<Self, EncoderError> {
        let value: Value =
            serde_json::from_slice(manifest).map_err(|error| EncoderError::Manifest {
                reason: format!("not JSON ({error})"),
            })?;
        Self::of_value(&value)
    }

    /// What it reads.
    pub(crate) fn input(self) -> &'static str {
        match self {
            Self::Text => "texts",
            Self::Image => "pictures",
        }
    }

    pub(crate) fn of_value(manifest: &Value) -> Result<Self, EncoderError> {
        let Some(kind) = manifest.get("kind") else {
            return Ok(Self::Text);
        };
        Self::deserialize(kind).map_err(|error| EncoderError::Manifest {
            reason: format!("kind: {error}"),
        })
    }
}
