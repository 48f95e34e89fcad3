//! What can go wrong between weights, words and vectors.

use nearsight_image::ImageError;
use nearsight_tokenizer::TokenizerError;
use nearsight_vector::VectorError;

/// Errors of this crate. Each says what, where and what to do; [`EncoderError::code`] is stable.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The manifest is not JSON of the expected form, or is from a newer version.
    #[error(
        "the model manifest cannot be used: {reason}; fetch the model again or update nearsight"
    )]
    Manifest {
        /// What is wrong with it.
        reason: String,
    },
    /// A weights file is not what the manifest announces, or a tensor in it is not what the model needs.
    #[error("weights file {file} is damaged: {reason}; fetch the model again")]
    Damaged {
        /// File, or file and tensor.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The bytes have the right length and the wrong hash.
    #[error(
        "weights file {file} is not the one that the manifest describes \
         (SHA-256 {found:.12}..., not {expected:.12}...); fetch the model again"
    )]
    HashMismatch {
        /// Name of the file.
        file: String,
        /// Hex digest announced by the manifest.
        expected: String,
        /// Hex digest of the bytes given.
        found: String,
    },
    /// A file or tensor that the manifest or the architecture needs was not given.
    #[error("the model lacks {what}; fetch the model again")]
    Missing {
        /// Name of the file or tensor.
        what: String,
    },
    /// Bytes, or an end, for a file that was not begun or was refused: a bug of the caller.
    #[error("no file of the model is under way; begin one first")]
    NotBegun,
    /// The configuration describes an architecture this crate does not run.
    #[error("the model configuration cannot be used: {reason}")]
    Config {
        /// The field and its value.
        reason: String,
    },
    /// The original model is of an architecture that is not run here.
    #[error(
        "the model cannot be converted: {reason}; choose a BERT encoder with GELU and absolute positions, or a CLIP model"
    )]
    Unsupported {
        /// The field of `config.json`, its value, and what is known.
        reason: String,
    },
    /// A head that was trained on the features of another encoder.
    #[error(
        "head {head} is for the features of {trained_for}, not of {found}; fetch that encoder, or train the head again"
    )]
    OtherHead {
        /// Name of the head.
        head: String,
        /// Fingerprint of the encoder that it was trained for.
        trained_for: String,
        /// Fingerprint of the encoder at hand.
        found: String,
    },
    /// A picture, or how it is to be prepared, cannot be used.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// Pixels of another size than the model reads.
    #[error(
        "the model reads {expected} x {expected} pixels, and {width} x {height} were given: prepare pictures \
         as its manifest says"
    )]
    PixelValues {
        /// Side of the square that it reads.
        expected: usize,
        /// In pixels.
        width: usize,
        /// In pixels.
        height: usize,
    },
    /// The vocabulary is not one.
    #[error(transparent)]
    Tokenizer(#[from] TokenizerError),
    /// The encoder produced something that is no vector: the weights are damaged.
    #[error(transparent)]
    Vector(#[from] VectorError),
    /// candle refused an operation: a bug here, or weights of other shapes than the configuration says.
    #[error(
        "the tensor library refused: {0}; fetch the model again, and report it if that does not help"
    )]
    Tensor(String),
}

/// As a text: whoever only passes errors on need not link candle.
impl From<candle_core::Error> for EncoderError {
    fn from(error: candle_core::Error) -> Self {
        Self::Tensor(error.to_string())
    }
}

impl EncoderError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Manifest { .. } | Self::Config { .. } => "manifest-invalid",
            Self::Damaged { .. } | Self::Tensor(_) => "weights-damaged",
            Self::HashMismatch { .. } => "weights-hash-mismatch",
            Self::Missing { .. } => "weights-missing",
            Self::Unsupported { .. } => "model-unsupported",
            Self::OtherHead { .. } => "model-mismatch",
            Self::NotBegun => "internal",
            Self::PixelValues { .. } => "image-invalid",
            Self::Image(error) => error.code(),
            Self::Tokenizer(error) => error.code(),
            Self::Vector(error) => error.code(),
        }
    }
}
