//! How the network's last hidden states become one vector.

use std::fmt;
use std::ops::Range;
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
    /// The hidden state of the last token, `<|endoftext|>`, the only one that has seen all of a text in CLIP.
    Last,
}

impl Pooling {
    /// The tokens of a sequence that the mean is taken over.
    pub(crate) fn of(self, sequence: &Range<usize>) -> Range<usize> {
        match self {
            Self::Mean => sequence.clone(),
            Self::Cls => sequence.start..sequence.end.min(sequence.start + 1),
            Self::Last => sequence.end.saturating_sub(1).max(sequence.start)..sequence.end,
        }
    }

    /// The token of each sequence that is its vector; nothing where that is a mean of several.
    pub(crate) fn kept(self, sequences: &[Range<usize>]) -> Option<Vec<usize>> {
        match self {
            Self::Mean => None,
            Self::Cls | Self::Last => Some(sequences.iter().flat_map(|one| self.of(one)).collect()),
        }
    }

    /// The name used in manifests: `mean`, `cls`, `last`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Cls => "cls",
            Self::Last => "last",
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
        [Self::Mean, Self::Cls, Self::Last]
            .into_iter()
            .find(|pooling| pooling.name() == name)
            .ok_or_else(|| format!("{name:?} is no pooling; known are mean, cls and last"))
    }
}
