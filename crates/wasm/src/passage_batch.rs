//! `PassageBatch`: passages on their way to an encoder elsewhere.

use js_sys::Float32Array;
use nearsight_vector::{Embedding, VectorError};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::collection::Collection;
use crate::thrown::Thrown;
use crate::upsert::Upsert;

/// Some passages of an upsert, in document order. It goes back to the upsert with embeddings or without.
#[wasm_bindgen]
pub struct PassageBatch(pub(crate) nearsight_engine::PassageBatch);

#[wasm_bindgen]
impl PassageBatch {
    /// What the encoder reads, one text per passage.
    pub fn texts(&self) -> Vec<String> {
        self.0.inputs().to_vec()
    }
}

#[wasm_bindgen]
impl Upsert {
    /// The next passages, about `max_tokens` of them; nothing when all are encoded or on their way.
    pub fn next_batch(&mut self, max_tokens: usize) -> Option<PassageBatch> {
        self.0.next_batch(max_tokens).map(PassageBatch)
    }

    /// Takes a batch back with one unit vector per text, as `Encoder.encode_passages` gives them. Where they are refused the
    /// batch is handed out again. The batch is gone afterwards, whether this throws or not.
    pub fn put(
        &mut self,
        collection: &mut Collection,
        batch: PassageBatch,
        embeddings: Vec<Float32Array>,
    ) -> Result<(), Thrown> {
        match embeddings_from_js(&embeddings) {
            Ok(embeddings) => Ok(self.0.put(&mut collection.0, batch.0, embeddings)?),
            Err(thrown) => {
                self.0.give_back(batch.0);
                Err(thrown)
            }
        }
    }

    /// Takes a batch back that was not encoded: it is handed out again. It is gone afterwards.
    pub fn give_back(&mut self, batch: PassageBatch) {
        self.0.give_back(batch.0);
    }
}

/// Unit vectors that another instance has encoded.
fn embeddings_from_js(embeddings: &[Float32Array]) -> Result<Vec<Embedding>, Thrown> {
    let read = embeddings
        .iter()
        .map(|embedding| Embedding::from_unit(embedding.to_vec()));
    let read: Result<_, VectorError> = read.collect();
    read.map_err(|error| Thrown::new(error.code(), error.to_string()))
}
