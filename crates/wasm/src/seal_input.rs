//! `SealInput`: vectors on their way to a graph.

use wasm_bindgen::prelude::wasm_bindgen;

/// A copy of vectors that are many enough for a graph.
#[wasm_bindgen]
pub struct SealInput(pub(crate) nearsight_engine::SealInput);

#[wasm_bindgen]
impl SealInput {
    /// Which vectors of the collection they are.
    #[wasm_bindgen(getter)]
    pub fn space(&self) -> usize {
        self.0.space
    }

    /// Their bytes, once: they are many, and not kept.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0.vectors)
    }
}
