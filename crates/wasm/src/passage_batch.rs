//! `PassageBatch`: passages on their way to an encoder elsewhere.

use wasm_bindgen::prelude::wasm_bindgen;

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
