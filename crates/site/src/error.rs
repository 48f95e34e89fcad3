//! Why a site's index could not be written or read.

use nearsight_lexical::LexicalError;
use thiserror::Error;

/// What went wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SiteError {
    /// A file is not the one that was written.
    #[error(
        "the site's index is damaged ({what}): publish the folder that `nearsight site` writes whole, once more"
    )]
    Damaged {
        /// Which file, or what in it.
        what: String,
    },
    /// A file of another version.
    #[error("the site's index has format {found}, and this script reads {FORMAT}: publish script and index of one version", FORMAT = crate::FORMAT_VERSION)]
    Version {
        /// The version in the file.
        found: u32,
    },
    /// A language without a stemmer.
    #[error(transparent)]
    Lexical(#[from] LexicalError),
    /// A vector that does not belong to the others.
    #[error(
        "vector {idx} of {what} has {found} dimensions or values that are no numbers, and {wanted} are wanted"
    )]
    Vector {
        /// Of what.
        what: &'static str,
        /// Its place.
        idx: usize,
        /// Its length.
        found: usize,
        /// The length of the others.
        wanted: usize,
    },
    /// Vectors of other texts.
    #[error(
        "there are {found} vectors of {what}, and {wanted} are wanted: encode the pages that are written"
    )]
    Vectors {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many texts there are.
        wanted: usize,
    },
    /// Two contents of one hash.
    #[error(
        "two files of the index would be named {name}, by a chance of one in 100,000: change a word of any page and index again"
    )]
    Names {
        /// The name.
        name: String,
    },
    /// More than the format can hold.
    #[error("the site has {n} {what}, and an index holds {most}: part the site into several")]
    TooLarge {
        /// Of what.
        what: &'static str,
        /// How many.
        n: usize,
        /// How many there may be.
        most: usize,
    },
}

impl SiteError {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    /// Stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damaged { .. } => "site-damaged",
            Self::Version { .. } => "site-version",
            Self::Lexical(error) => error.code(),
            Self::Vector { .. } | Self::Vectors { .. } => "site-vector",
            Self::Names { .. } => "site-names",
            Self::TooLarge { .. } => "site-too-large",
        }
    }
}
