//! How the network's last hidden states become one vector.

use std::fmt;
use std::str::FromStr;

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

impl fmt::Display for Pooling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Pooling {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        [Self::Mean, Self::Cls]
            .into_iter()
            .find(|pooling| pooling.name() == name)
            .ok_or_else(|| format!("{name:?} is no pooling; known are mean and cls"))
    }
}
