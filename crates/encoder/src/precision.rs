//! With which numbers the linear layers are computed: part of the model's fingerprint.

use serde::{Deserialize, Serialize};

/// Weight and activation widths of the linear layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// int8 weights per output channel, activations of 13 bits and a sign per token row.
    W8A13,
}

impl Precision {
    /// The name used in fingerprints: `w8a13`.
    pub fn name(self) -> &'static str {
        match self {
            Self::W8A13 => "w8a13",
        }
    }
}
