//! Which model made a collection's vectors: vectors of two models must never meet (invariant 10).

use serde::{Deserialize, Serialize};

use crate::encoders::{Encoder, PictureSpace};
use crate::error::EngineError;

/// Names a vector space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Model {
    pub(super) id: String,
    pub(super) fingerprint: String,
    pub(super) dimension: usize,
}

impl Model {
    pub(super) fn of(encoder: &dyn Encoder) -> Self {
        Self {
            id: encoder.id().into(),
            fingerprint: encoder.fingerprint().into(),
            dimension: encoder.dimension(),
        }
    }

    pub(super) fn of_pictures(space: PictureSpace) -> Self {
        Self {
            id: space.id.into(),
            fingerprint: space.fingerprint.into(),
            dimension: space.dimension,
        }
    }

    /// # Errors
    /// [`EngineError::ModelMismatch`], naming both, when `other` names another space.
    fn check_same(&self, indexed: &Self) -> Result<(), EngineError> {
        if self.fingerprint == indexed.fingerprint && self.dimension == indexed.dimension {
            return Ok(());
        }
        Err(mismatch(Some(self), Some(indexed)))
    }

    pub(super) fn describe(&self) -> String {
        format!(
            "{} ({}, {} dimensions)",
            self.id, self.fingerprint, self.dimension
        )
    }
}

/// Whether the model at hand is that of the vectors; where nothing is at hand nothing is wrong.
///
/// # Errors
/// [`EngineError::ModelMismatch`], naming both.
pub(super) fn check(indexed: Option<&Model>, at_hand: Option<Model>) -> Result<(), EngineError> {
    match at_hand {
        Some(model) => check_same(indexed, Some(&model)),
        None => Ok(()),
    }
}

/// Whether two collections, or a collection and its changes, are of one model, or both of none.
///
/// # Errors
/// [`EngineError::ModelMismatch`], naming both.
pub(super) fn check_same(
    indexed: Option<&Model>,
    other: Option<&Model>,
) -> Result<(), EngineError> {
    match (indexed, other) {
        (Some(indexed), Some(other)) => other.check_same(indexed),
        (None, None) => Ok(()),
        _ => Err(mismatch(other, indexed)),
    }
}

fn mismatch(loaded: Option<&Model>, indexed: Option<&Model>) -> EngineError {
    let describe = |model: Option<&Model>| model.map_or("none".into(), Model::describe);
    EngineError::ModelMismatch {
        indexed: describe(indexed),
        loaded: describe(loaded),
    }
}
