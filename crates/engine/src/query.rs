//! What is asked of a collection.

use serde::Deserialize;

use crate::error::EngineError;

/// Longest query text, in bytes of UTF-8. The encoder reads some 256 tokens, about 1.5 KiB of English;
/// anything far above is a document pasted by mistake, and is refused rather than silently cut.
pub const MAX_QUERY_BYTES: usize = 8 * 1024;

/// A question to a collection. In JSON: `{"text": "...", "limit": 10, "offset": 0, "focus": false}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// The words of the question, at most [`MAX_QUERY_BYTES`].
    pub text: String,
    /// The most hits wanted.
    #[serde(default = "default_limit")]
    pub limit: usize,
    /// How many of the best hits to pass over first, for pages of hits.
    #[serde(default)]
    pub offset: usize,
    /// Whether each hit should name the sentence nearest to the question; costs one encoding per
    /// sentence of each hit's passage the first time.
    #[serde(default)]
    pub focus: bool,
}

impl Query {
    /// The ten best hits for `text`, without a focus.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            limit: default_limit(),
            offset: 0,
            focus: false,
        }
    }

    /// # Errors
    /// [`EngineError::QueryEmpty`] when there is no text; [`EngineError::QueryTooLong`] above [`MAX_QUERY_BYTES`].
    pub(crate) fn check(&self) -> Result<(), EngineError> {
        if self.text.trim().is_empty() {
            return Err(EngineError::QueryEmpty);
        }
        if self.text.len() > MAX_QUERY_BYTES {
            return Err(EngineError::QueryTooLong {
                n_bytes: self.text.len(),
                limit: MAX_QUERY_BYTES,
            });
        }
        Ok(())
    }
}

fn default_limit() -> usize {
    10
}
