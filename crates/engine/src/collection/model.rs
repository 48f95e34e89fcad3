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
        Self::of(encoder).check_same(self)
    }

    /// # Errors
    /// [`EngineError::ModelMismatch`], naming both, when `indexed` names another space.
    pub(super) fn check_same(&self, indexed: &Self) -> Result<(), EngineError> {
        if self.fingerprint == indexed.fingerprint && self.dimension == indexed.dimension {
            return Ok(());
        }
        Err(EngineError::ModelMismatch {
            indexed: indexed.describe(),
            loaded: self.describe(),
        })
    }

    fn describe(&self) -> String {
        format!(
            "{} ({}, {} dimensions)",
            self.id, self.fingerprint, self.dimension
        )
    }
}
