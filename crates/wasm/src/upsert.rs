//! `Upsert`: documents on their way into a collection.

use nearsight_engine::Skipped;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::collection::Collection;
use crate::encoders::Encoders;
use crate::json::to_js;
use crate::thrown::Thrown;

/// A checked batch and how far it has come. Freed half way, it leaves the documents that are done.
#[wasm_bindgen]
pub struct Upsert(pub(crate) nearsight_engine::Upsert);

#[wasm_bindgen]
impl Upsert {
    /// Encodes the next passages, about `max_tokens` of them, and takes in documents that are complete; returns whether anything is left.
    pub fn step(
        &mut self,
        collection: &mut Collection,
        encoders: &Encoders,
        max_tokens: usize,
    ) -> Result<bool, Thrown> {
        Ok(self.0.step(&mut collection.0, encoders.get(), max_tokens)?)
    }

    /// Documents that were left out of the batch, by their place in it.
    #[wasm_bindgen(unchecked_return_type = "SkippedDocument[]")]
    pub fn skipped(&self) -> Result<JsValue, Thrown> {
        let plain = |one: &Skipped| {
            let mut plain = json!({
                "position": one.position,
                "code": one.error.code(),
                "message": one.error.to_string(),
            });
            if let Some(id) = &one.id {
                plain["id"] = json!(id);
            }
            plain
        };
        to_js(&self.0.skipped().iter().map(plain).collect::<Vec<Value>>())
    }

    /// Number of documents in the batch that will enter.
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
