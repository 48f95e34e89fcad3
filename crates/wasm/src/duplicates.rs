//! `Duplicates`: a search for documents that look alike, under way.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::collection::Collection;
use crate::json::to_js;
use crate::thrown::Thrown;

/// How far the search has come. The collection may change between its steps.
#[wasm_bindgen]
pub struct Duplicates(pub(crate) nearsight_engine::Duplicates);

#[wasm_bindgen]
impl Duplicates {
    /// Searches for the neighbours of the next `n` documents; returns whether any are left.
    pub fn step(&mut self, collection: &Collection, n: usize) -> Result<bool, Thrown> {
        Ok(self.0.step(&collection.0, n)?)
    }

    /// The first `limit` groups, the largest first. The search is gone afterwards.
    #[wasm_bindgen(unchecked_return_type = "(string | number)[][]")]
    pub fn groups(self, collection: &Collection, limit: usize) -> Result<JsValue, Thrown> {
        to_js(&self.0.groups(&collection.0, limit))
    }
}
