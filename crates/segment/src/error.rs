//! Why a file could not be opened.

use thiserror::Error;

/// What is wrong with the bytes of a segment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SegmentError {
    /// The bytes do not begin with the magic.
    #[error("this is not a Nearsight file: check that the right file was given")]
    NotOne,
    /// A Nearsight file, but of another kind.
    #[error(
        "this Nearsight file holds {found:?} where {expected:?} is expected: check that the right file was given"
    )]
    Kind {
        /// The kind that was asked for.
        expected: String,
        /// The kind in the header.
        found: String,
    },
    /// Written by another version of Nearsight.
    #[error("the {what} has version {found}, this Nearsight reads version {expected}: {}", advice(*found, *expected))]
    Version {
        /// `container`, or the kind whose version differs.
        what: String,
        /// The version that this build reads.
        expected: u32,
        /// The version in the file.
        found: u32,
    },
    /// Bytes that were altered or cut off.
    #[error(
        "the file is damaged in {section:?} at byte {offset} ({problem}): fetch it again or rebuild it from its documents"
    )]
    Damaged {
        /// Name of the section, `header` for what precedes the sections.
        section: String,
        /// Where in the file the damaged part begins.
        offset: usize,
        /// What was noticed.
        problem: &'static str,
    },
    /// An undamaged file that lacks a section its reader needs.
    #[error("the file has no section {name:?}: rebuild it from its documents")]
    SectionMissing {
        /// The name that was asked for.
        name: String,
    },
}

impl SegmentError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOne | Self::Kind { .. } => "segment-not-one",
            Self::Version { .. } => "segment-version",
            Self::Damaged { .. } => "segment-damaged",
            Self::SectionMissing { .. } => "segment-section-missing",
        }
    }
}

fn advice(found: u32, expected: u32) -> &'static str {
    if found > expected {
        "update Nearsight, or rebuild the file with this version"
    } else {
        "rebuild the file from its documents"
    }
}
