//! Activations of feed-forward layers.

use serde::{Deserialize, Serialize};

/// By the names of the hub's `config.json`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Activation {
    /// `x Phi(x)`, in its exact form (Hendrycks and Gimpel 2016).
    #[default]
    Gelu,
    /// `x sigmoid(1.702 x)`, the same paper's approximation: OpenAI's CLIP.
    QuickGelu,
}
