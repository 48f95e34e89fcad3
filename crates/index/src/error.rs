//! Why an index could not be opened, changed or searched.

use nearsight_segment::SegmentError;
use nearsight_vector::VectorError;
use thiserror::Error;

/// What went wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IndexError {
    /// The vector that was given does not fit.
    #[error(transparent)]
    Vector(#[from] VectorError),
    /// The bytes of a file are not those that were written.
    #[error("the index is damaged: {0}")]
    Damaged(SegmentError),
    /// Undamaged sections that contradict each other.
    #[error("the index is damaged in {section:?} ({problem}): rebuild it from its documents")]
    Contradiction {
        /// The section that does not fit the others.
        section: &'static str,
        /// What does not fit.
        problem: &'static str,
    },
    /// A file of another version of Nearsight.
    #[error("the index cannot be read: {0}")]
    Version(SegmentError),
    /// A sealed segment that was not made from vectors of this index.
    #[error("the sealed segment does not belong to this index ({0}): seal its vectors again")]
    Foreign(&'static str),
    /// An example that is not in the index.
    #[error("vector {0} is not in the index, or was removed: leave it out")]
    NoVector(u32),
    /// A search by example without one, or whose examples cancel each other out.
    #[error("there is no example to search by: give at least one vector that is liked")]
    NoExample,
    /// No further position can be numbered.
    #[error(
        "the index holds the most vectors it can number ({}): begin another",
        u32::MAX
    )]
    Full,
    /// The graph could not be built.
    #[error("the graph could not be built ({0}): keep the flat index and report this")]
    Build(String),
}

impl IndexError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vector(error) => error.code(),
            Self::Damaged(_) | Self::Contradiction { .. } => "index-damaged",
            Self::Version(_) => "index-version",
            Self::Foreign(_) => "index-foreign",
            Self::NoVector(_) => "index-no-vector",
            Self::NoExample => "index-no-example",
            Self::Full => "index-full",
            Self::Build(_) => "index-build",
        }
    }
}

impl From<SegmentError> for IndexError {
    fn from(error: SegmentError) -> Self {
        match error {
            SegmentError::Version { .. } => Self::Version(error),
            _ => Self::Damaged(error),
        }
    }
}
