//! Passages handed out of an upsert, to be encoded in this thread or in another.

use nearsight_vector::Embedding;

use crate::encoders::Encoder;
use crate::error::EngineError;

/// Some passages of an upsert, in document order. Give it back with embeddings ([`crate::Upsert::put`]) or without
/// ([`crate::Upsert::give_back`]): an upsert waits for every batch that it handed out.
#[derive(Debug)]
pub struct PassageBatch {
    first: usize,
    inputs: Vec<String>,
}

impl PassageBatch {
    pub(super) fn new(first: usize, inputs: Vec<String>) -> Self {
        Self { first, inputs }
    }

    /// Position of the first passage in its upsert.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    /// What the encoder reads, one text per passage.
    pub fn inputs(&self) -> &[String] {
        &self.inputs
    }

    /// One embedding per input. `encoder` must be the one that the upsert was planned with: nobody can tell
    /// afterwards.
    ///
    /// # Errors
    /// [`EngineError::Encoder`].
    pub fn encode(&self, encoder: &dyn Encoder) -> Result<Vec<Embedding>, EngineError> {
        let inputs: Vec<&str> = self.inputs.iter().map(String::as_str).collect();
        Ok(encoder.encode_passages(&inputs)?)
    }
}
