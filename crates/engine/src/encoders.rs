//! The encoders at hand.

use nearsight_encoder::TextEncoder;

/// What turns texts into vectors, as far as it is there. Without the encoder of its model a collection still answers by
/// words and by the vectors it has; it only takes no documents with text.
#[derive(Clone, Copy, Default)]
pub struct Encoders<'a> {
    /// Of texts.
    pub text: Option<&'a TextEncoder>,
    /// Of pictures.
    pub pictures: Option<PictureSpace<'a>>,
}

/// The space of a model of pictures. Pictures come to the engine as vectors; what makes them may be elsewhere.
#[derive(Clone, Copy)]
pub struct PictureSpace<'a> {
    /// Name of the model.
    pub id: &'a str,
    /// Names the vector space.
    pub fingerprint: &'a str,
    /// Length of the vectors.
    pub dimension: usize,
    /// Puts texts where the pictures are that they describe; nothing where only pictures are compared.
    pub texts: Option<&'a TextEncoder>,
}

impl Encoders<'_> {
    /// None at all.
    pub fn none() -> Self {
        Self::default()
    }
}

impl<'a> From<&'a TextEncoder> for Encoders<'a> {
    fn from(text: &'a TextEncoder) -> Self {
        Self {
            text: Some(text),
            pictures: None,
        }
    }
}

impl<'a> From<Option<&'a TextEncoder>> for Encoders<'a> {
    fn from(text: Option<&'a TextEncoder>) -> Self {
        text.map_or_else(Self::none, Self::from)
    }
}
