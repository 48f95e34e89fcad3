//! How the network's last hidden states become one vector.

use serde::{Deserialize, Serialize};

/// What a sentence's vector is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooling {
    /// The mean over all tokens (Reimers and Gurevych 2019, section 3).
    #[default]
    Mean,
    /// The hidden state of the first token, `[CLS]` or `<s>`.
    Cls,
}

impl Pooling {
    /// How many of a sequence's first `length` hidden states the mean is taken over.
    pub(crate) fn reach(self, length: usize) -> usize {
        match self {
            Self::Mean => length,
            Self::Cls => length.min(1),
        }
    }

    /// The name used in manifests: `mean`, `cls`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Cls => "cls",
        }
    }
}
