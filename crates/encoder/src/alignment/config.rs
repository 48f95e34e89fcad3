//! Sizes and settings of a head.

use serde::{Deserialize, Serialize};

use crate::EncoderError;

/// Most rows of any table: what keeps a manifest's claim within a file that somebody would serve.
const MOST_ROWS: usize = 1 << 14;

/// Sizes and settings of a head, which its training chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlignmentConfig {
    /// Width of the network's hidden layer.
    pub hidden: usize,
    /// Number of centres of the training pictures' features.
    pub centres: usize,
    /// Divides the classifier's logits before they become shares.
    pub temperature: f32,
    /// Share of the classes' names beside the network's answer, where pictures are like those of the training.
    pub mix: f32,
    /// Cosine to the nearest centre at which the network counts by half.
    pub gate_threshold: f32,
    /// By how much a cosine above the threshold makes the share .73, and one below it .27.
    pub gate_width: f32,
}

impl AlignmentConfig {
    /// How much the network counts for a picture whose standardised features have this cosine to the nearest centre, 0 to 1.
    pub fn share(&self, cosine: f32) -> f32 {
        1.0 / (1.0 + libm::expf((self.gate_threshold - cosine) / self.gate_width))
    }

    pub(crate) fn validate(&self) -> Result<(), EncoderError> {
        let refuse = |reason: String| Err(EncoderError::Config { reason });
        for (name, rows) in [("hidden", self.hidden), ("centres", self.centres)] {
            if !(1..=MOST_ROWS).contains(&rows) {
                return refuse(format!("the head's {name} is {rows}"));
            }
        }
        for (name, value) in [
            ("temperature", self.temperature),
            ("gate_width", self.gate_width),
        ] {
            if !(value.is_finite() && value > 0.0) {
                return refuse(format!("the head's {name} is {value}; it must be above 0"));
            }
        }
        for (name, value) in [("mix", self.mix), ("gate_threshold", self.gate_threshold)] {
            if !value.is_finite() {
                return refuse(format!("the head's {name} is {value}"));
            }
        }
        Ok(())
    }
}
