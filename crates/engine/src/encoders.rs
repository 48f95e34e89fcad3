//! The encoders at hand.

use nearsight_encoder::TextEncoder;

/// What turns texts into vectors, as far as it is there. Without the encoder of its model a collection still answers by
/// words and by the vectors it has; it only takes no documents with text.
#[derive(Clone, Copy, Default)]
pub struct Encoders<'a> {
    /// Of texts.
    pub text: Option<&'a TextEncoder>,
}

impl Encoders<'_> {
    /// None at all.
    pub fn none() -> Self {
        Self::default()
    }
}

impl<'a> From<&'a TextEncoder> for Encoders<'a> {
    fn from(text: &'a TextEncoder) -> Self {
        Self { text: Some(text) }
    }
}
