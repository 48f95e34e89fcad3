//! Which model made a collection's vectors: vectors of two models must never meet (invariant 10).

use nearsight_encoder::TextEncoder;
use serde::{Deserialize, Serialize};

use crate::error::EngineError;

/// Names a vector space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Model {
    pub(super) id: String,
    pub(super) fingerprint: String,
    pub(super) dimension: usize,
}

impl Model {
    pub(super) fn of(encoder: &TextEncoder) -> Self {
        Self {
            id: encoder.id().into(),
            fingerprint: encoder.fingerprint().into(),
            dimension: encoder.dimension(),
        }
    }

    /// # Errors
    /// [`EngineError::ModelMismatch`], naming both, when `encoder` makes vectors of another space.
    pub(super) fn check(&self, encoder: &TextEncoder) -> Result<(), EngineError> {
        if self.fingerprint == encoder.fingerprint() && self.dimension == encoder.dimension() {
            return Ok(());
        }
        Err(self.mismatch(&Self::of(encoder)))
    }

    /// # Errors
    /// [`EngineError::ModelMismatch`], naming both, when `other` names another space.
    pub(super) fn check_same(&self, other: &Self) -> Result<(), EngineError> {
        if self.fingerprint == other.fingerprint && self.dimension == other.dimension {
            return Ok(());
        }
        Err(other.mismatch(self))
    }

    fn mismatch(&self, loaded: &Self) -> EngineError {
        EngineError::ModelMismatch {
            indexed: self.describe(),
            loaded: loaded.describe(),
        }
    }

    fn describe(&self) -> String {
        format!(
            "{} ({}, {} dimensions)",
            self.id, self.fingerprint, self.dimension
        )
    }
}
