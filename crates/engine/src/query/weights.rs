//! How much each way of finding counts.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::EngineError;

use super::invalid;

/// How much each way of finding counts; 0 switches it off, 1 is what is not said. In JSON an object:
/// `{"text": 1, "vector": 0.5, "photo": 2}`, where `photo` is a vector field.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "BTreeMap<String, f32>")]
pub struct Weights {
    /// Finding by words (BM25).
    pub text: f32,
    /// Finding by vectors: by the meaning of texts, and by the vectors of fields that are not named in `fields`.
    pub vector: f32,
    /// Finding by the vectors of some fields.
    pub fields: BTreeMap<String, f32>,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            text: 1.0,
            vector: 1.0,
            fields: BTreeMap::new(),
        }
    }
}

impl From<BTreeMap<String, f32>> for Weights {
    fn from(mut fields: BTreeMap<String, f32>) -> Self {
        Self {
            text: fields.remove("text").unwrap_or(1.0),
            vector: fields.remove("vector").unwrap_or(1.0),
            fields,
        }
    }
}

impl Weights {
    /// What the vectors of a field count.
    pub(crate) fn of_field(&self, name: &str) -> f32 {
        self.fields.get(name).copied().unwrap_or(self.vector)
    }

    /// # Errors
    /// [`EngineError::QueryInvalid`] for what is no weight, and where all are 0.
    pub(super) fn check(&self) -> Result<(), EngineError> {
        let all = || {
            [self.text, self.vector]
                .into_iter()
                .chain(self.fields.values().copied())
        };
        if !all().all(|weight| weight.is_finite() && weight >= 0.0) {
            return Err(invalid("weights must be numbers, 0 or above"));
        }
        match all().any(|weight| weight > 0.0) {
            true => Ok(()),
            false => Err(invalid(
                "all weights are 0, so nothing can be found; raise one",
            )),
        }
    }
}
