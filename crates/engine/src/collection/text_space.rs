//! The vectors of texts: the model that makes them, one for each passage.

use nearsight_vector::Metric;

use crate::encoders::{Encoder, Encoders};
use crate::error::EngineError;

use super::focus::SentenceCache;
use super::model::Model;
use super::space::VectorSpace;

/// The passages of all documents as vectors of one model.
pub(super) struct TextSpace {
    pub(super) model: Model,
    pub(super) vectors: VectorSpace,
    pub(super) sentences: SentenceCache,
}

impl TextSpace {
    pub(super) fn new(encoder: &dyn Encoder) -> Self {
        let vectors = VectorSpace::new(encoder.dimension(), Metric::Cosine);
        Self::of(Model::of(encoder), vectors)
    }

    pub(super) fn of(model: Model, vectors: VectorSpace) -> Self {
        Self {
            model,
            vectors,
            sentences: SentenceCache::default(),
        }
    }

    /// The encoder, which must be there.
    ///
    /// # Errors
    /// [`EngineError::ModelMissing`].
    pub(super) fn encoder<'a>(
        &self,
        encoders: Encoders<'a>,
    ) -> Result<&'a dyn Encoder, EngineError> {
        encoders.text.ok_or_else(|| EngineError::ModelMissing {
            indexed: self.model.describe(),
        })
    }

    pub(super) fn compact(&mut self, live: &[u32]) {
        self.vectors.compact(live);
        // Its keys are positions in the index.
        self.sentences = SentenceCache::default();
    }
}
