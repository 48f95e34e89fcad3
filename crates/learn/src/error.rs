//! What can go wrong in a training.

use nearsight_encoder::EncoderError;

/// Errors of this crate. Each says what, where and what to do; [`LearnError::code`] is stable.
#[derive(Debug, thiserror::Error)]
pub enum LearnError {
    /// What was given to learn from does not fit together.
    #[error("this cannot be learned from: {reason}")]
    Corpus {
        /// What is wrong, and where.
        reason: String,
    },
    /// A setting that makes no training.
    #[error("a training cannot run with {name} {value}: {reason}")]
    Setting {
        /// Its name.
        name: &'static str,
        /// What was given.
        value: String,
        /// What it must be.
        reason: &'static str,
    },
    /// The numbers left the range of floats.
    #[error("the training diverged at step {step}; choose a smaller learning rate")]
    Diverged {
        /// Where it was noticed.
        step: usize,
    },
    /// The caller wanted no more.
    #[error("the training was stopped")]
    Stopped,
    /// What was learned cannot be written.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// candle refused an operation: a bug here.
    #[error("the tensor library refused: {0}; please report it")]
    Tensor(#[from] candle_core::Error),
}

impl LearnError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Corpus { .. } => "corpus-invalid",
            Self::Setting { .. } => "option-invalid",
            Self::Diverged { .. } => "training-diverged",
            Self::Stopped => "aborted",
            Self::Encoder(error) => error.code(),
            Self::Tensor(_) => "internal",
        }
    }
}
