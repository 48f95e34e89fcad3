//! `documents`: a file's bytes as documents.

use nearsight_engine::ingest;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::to_js;
use crate::thrown::Thrown;

/// Reads the documents of a file; its name's extension says how: `.md`, `.txt`, `.html`, `.jsonl`, `.csv`.
#[wasm_bindgen(unchecked_return_type = "DocumentObject[]")]
pub fn documents(name: &str, bytes: &[u8]) -> Result<JsValue, Thrown> {
    to_js(&ingest::documents(name, bytes)?)
}
