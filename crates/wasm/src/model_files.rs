//! The files of a model, for who fetches them.

use nearsight_encoder::ModelFile;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::thrown::Thrown;

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    bytes: u64,
    sha256: &'a str,
}

/// As `ModelFile[]`.
pub(crate) fn to_js<'f>(files: impl IntoIterator<Item = &'f ModelFile>) -> Result<JsValue, Thrown> {
    let plain = files.into_iter().map(|file| File {
        name: &file.name,
        bytes: file.bytes,
        sha256: &file.sha256,
    });
    let files = plain.collect::<Vec<_>>();
    // The shape is ours: no need to go by way of a text, as documents do.
    let values = files.serialize(&Serializer::json_compatible());
    values.map_err(|error| Thrown::new("internal", error.to_string()))
}
