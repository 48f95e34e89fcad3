//! `seal`: vectors to a segment with a graph.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown::Thrown;

/// Makes the graph of what `Collection.next_seal_input` gave, for `Collection.install`.
#[wasm_bindgen]
pub fn seal(vectors: &[u8]) -> Result<Vec<u8>, Thrown> {
    Ok(nearsight_engine::seal(vectors)?)
}
