//! With which numbers the linear layers are computed: part of the model's fingerprint.

use serde::{Deserialize, Serialize};

/// Weight and activation widths of the linear layers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// int8 weights per output channel, activations of 13 bits and a sign per token row.
    #[default]
    W8A13,
    /// The fast mode: weights of 6 bits and a sign, activations of 7 bits above the least of their row.
    /// Half the instructions where the target multiplies bytes (relaxed SIMD), equal sums everywhere.
    W7A7,
}

impl Precision {
    /// The name used in fingerprints: `w8a13`.
    pub fn name(self) -> &'static str {
        match self {
            Self::W8A13 => "w8a13",
            Self::W7A7 => "w7a7",
        }
    }

    /// A fingerprint of this precision as it is with another: the vectors are of another space.
    pub(crate) fn renamed(self, fingerprint: &str, to: Self) -> String {
        let part = |precision: Self| format!("/{}/", precision.name());
        fingerprint.replacen(&part(self), &part(to), 1)
    }

    /// The precision of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::W8A13, Self::W7A7]
            .into_iter()
            .find(|one| one.name() == name)
    }
}
