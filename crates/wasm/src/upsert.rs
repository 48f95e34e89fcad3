//! `Upsert`: documents on their way into a collection.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::collection::Collection;
use crate::encoder::Encoder;
use crate::thrown::Thrown;

/// A checked batch and how far it has come. Freed half way, it leaves the documents that are done.
#[wasm_bindgen]
pub struct Upsert(pub(crate) nearsight_engine::Upsert);

#[wasm_bindgen]
impl Upsert {
    /// Encodes the next passages, about `max_tokens` of them; returns whether anything is left.
    pub fn step(
        &mut self,
        collection: &mut Collection,
        encoder: &Encoder,
        max_tokens: usize,
    ) -> Result<bool, Thrown> {
        Ok(self.0.step(&mut collection.0, &encoder.0, max_tokens)?)
    }

    /// Number of documents in the batch.
    #[wasm_bindgen(getter)]
    pub fn n_documents(&self) -> usize {
        self.0.n_documents()
    }

    /// Number of passages in the batch.
    #[wasm_bindgen(getter)]
    pub fn n_passages(&self) -> usize {
        self.0.n_passages()
    }

    /// Documents that queries can find by now.
    #[wasm_bindgen(getter)]
    pub fn done_documents(&self) -> usize {
        self.0.done_documents()
    }

    /// Passages encoded by now.
    #[wasm_bindgen(getter)]
    pub fn done_passages(&self) -> usize {
        self.0.done_passages()
    }
}
