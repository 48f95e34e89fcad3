//! What can be wrong with a vector that comes from outside.

use thiserror::Error;

/// Why a vector was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VectorError {
    /// A vector without any component.
    #[error("the vector is empty: give it one number for each dimension")]
    Empty,
    /// A vector of another length than the collection's.
    #[error(
        "the vector has {found} dimensions where {expected} are expected: use the model that made the other vectors"
    )]
    Dimension {
        /// The dimension of the vectors already there.
        expected: usize,
        /// The dimension of the vector that was given.
        found: usize,
    },
    /// A component that is NaN or infinite.
    #[error(
        "component {position} of the vector is not a finite number: check what computed the vector"
    )]
    NotFinite {
        /// Index of the first such component.
        position: usize,
    },
    /// A component so large that its square would leave the range of f32.
    #[error("component {position} of the vector is beyond 1e15: scale all vectors down")]
    TooLarge {
        /// Index of the first such component.
        position: usize,
    },
    /// All components are zero: the vector has no direction, hence no cosine.
    #[error(
        "every component of the vector is zero, so it has no direction: leave it out or encode it again"
    )]
    Zero,
    /// A vector that should have come out of an encoder, and has another length than 1.
    #[error("the vector has not unit length: encode it again")]
    NotUnit,
}

impl VectorError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty | Self::Dimension { .. } => "vector-dimension",
            Self::NotFinite { .. } => "vector-not-finite",
            Self::TooLarge { .. } => "vector-too-large",
            Self::Zero => "vector-zero",
            Self::NotUnit => "vector-not-unit",
        }
    }
}
