//! Why a lexical index could not be made, opened or changed.

use nearsight_segment::SegmentError;
use thiserror::Error;

/// What went wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LexicalError {
    /// The fields cannot be searched as declared.
    #[error(
        "the text fields cannot be indexed ({problem}): declare 1 to {} of them, weights above zero, b in 0..=1",
        crate::MAX_FIELDS
    )]
    Fields {
        /// What does not fit.
        problem: &'static str,
    },
    /// No stemmer for the language.
    #[error("no stemmer for the language {tag:?}: use \"none\" or one of {known}")]
    Language {
        /// The tag that was given, at most 40 characters of it.
        tag: String,
        /// Tags that are known.
        known: String,
    },
    /// A document before one that is already there.
    #[error(
        "row {row} is not above row {last}, the last one: rows are inserted in ascending order"
    )]
    Row {
        /// The row that was given.
        row: u32,
        /// The highest row of the index.
        last: u32,
    },
    /// The bytes of a file are not those that were written.
    #[error("the lexical index is damaged: {0}")]
    Damaged(SegmentError),
    /// Undamaged sections that contradict each other.
    #[error(
        "the lexical index is damaged in {section:?} ({problem}): rebuild it from its documents"
    )]
    Contradiction {
        /// The section that does not fit the others.
        section: &'static str,
        /// What does not fit.
        problem: &'static str,
    },
    /// A file of another version of Nearsight.
    #[error("the lexical index cannot be read: {0}")]
    Version(SegmentError),
}

impl LexicalError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Fields { .. } => "lexical-fields",
            Self::Language { .. } => "lexical-language",
            Self::Row { .. } => "lexical-row",
            Self::Damaged(_) | Self::Contradiction { .. } => "lexical-damaged",
            Self::Version(_) => "lexical-version",
        }
    }
}

impl From<SegmentError> for LexicalError {
    fn from(error: SegmentError) -> Self {
        match error {
            SegmentError::Version { .. } => Self::Version(error),
            _ => Self::Damaged(error),
        }
    }
}
