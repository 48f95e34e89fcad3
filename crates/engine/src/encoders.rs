//! The encoders at hand.

use nearsight_encoder::{EncoderError, TextEncoder};
use nearsight_vector::Embedding;

/// What a collection asks of a model of texts. It is a trait so that who opens collections without a model need not link
/// networks: the smallest wasm module is half the size for it.
pub trait Encoder {
    /// Name of the model.
    fn id(&self) -> &str;

    /// Names the vector space: vectors of different fingerprints must not be compared.
    fn fingerprint(&self) -> &str;

    /// Length of the vectors.
    fn dimension(&self) -> usize;

    /// Longest input in tokens, special ones included.
    fn max_tokens(&self) -> usize;

    /// Tokens that stand before every passage.
    fn n_passage_prefix_tokens(&self) -> usize;

    /// Tokens of a text, without special ones.
    fn n_tokens(&self, text: &str) -> usize;

    /// The unit vector of what somebody looks for.
    ///
    /// # Errors
    /// [`EncoderError`] where the weights give no vector.
    fn encode_query(&self, text: &str) -> Result<Embedding, EncoderError>;

    /// One unit vector per text that can be found.
    ///
    /// # Errors
    /// As [`Self::encode_query`].
    fn encode_passages(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError>;
}

impl Encoder for TextEncoder {
    fn id(&self) -> &str {
        self.id()
    }

    fn fingerprint(&self) -> &str {
        self.fingerprint()
    }

    fn dimension(&self) -> usize {
        self.dimension()
    }

    fn max_tokens(&self) -> usize {
        self.max_tokens()
    }

    fn n_passage_prefix_tokens(&self) -> usize {
        self.n_passage_prefix_tokens()
    }

    fn n_tokens(&self, text: &str) -> usize {
        self.tokenizer().count(text)
    }

    fn encode_query(&self, text: &str) -> Result<Embedding, EncoderError> {
        self.encode_query(text)
    }

    fn encode_passages(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        self.encode_passages(texts)
    }
}

/// What turns texts into vectors, as far as it is there. Without the encoder of its model a collection still answers by
/// words and by the vectors it has; it only takes no documents with text.
#[derive(Clone, Copy, Default)]
pub struct Encoders<'a> {
    /// Of texts.
    pub text: Option<&'a dyn Encoder>,
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
    pub texts: Option<&'a dyn Encoder>,
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
