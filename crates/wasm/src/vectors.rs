//! Vectors of one's own across the boundary: as arrays of numbers, beside the JSON of what they belong to.

use std::collections::BTreeMap;

use js_sys::{Array, Float32Array, Object};
use nearsight_engine::{Document, EngineError, Incoming, Vectors};
use wasm_bindgen::{JsCast, JsValue};

use crate::thrown::Thrown;

/// The vectors of a query: an array, an object of field to array, or `undefined`.
pub(crate) fn of_query(vectors: &JsValue) -> Result<Option<Vectors>, Thrown> {
    if vectors.is_undefined() || vectors.is_null() {
        return Ok(None);
    }
    match numbers(vectors) {
        Some(values) => Ok(Some(Vectors::Only(values))),
        None => Ok(Some(Vectors::ByField(by_field(
            vectors,
            "vector",
            "query-invalid",
        )?))),
    }
}

/// Documents with their vectors, which stand at the same place: an object of field to array, or `undefined`.
pub(crate) fn with_documents(
    candidates: Vec<Result<Document, EngineError>>,
    vectors: &Array,
) -> Result<Vec<Result<Incoming, EngineError>>, Thrown> {
    let candidates = candidates.into_iter().zip(0..);
    let joined = candidates.map(|(candidate, i)| {
        let vectors = vectors.get(i);
        let mut candidate = candidate.map(Incoming::from);
        if let (Ok(incoming), false) = (&mut candidate, vectors.is_undefined()) {
            incoming.vectors = by_field(&vectors, "documents", "document-invalid")?;
        }
        Ok(candidate)
    });
    joined.collect()
}

fn by_field(
    vectors: &JsValue,
    what: &str,
    code: &'static str,
) -> Result<BTreeMap<String, Vec<f32>>, Thrown> {
    let object = Object::try_from(vectors);
    let entries = object.map(Object::entries).unwrap_or_default();
    let read = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        let field = entry.get(0).as_string()?;
        Some((field, numbers(&entry.get(1))?))
    });
    let read: Option<_> = read.collect();
    read.filter(|_| object.is_some()).ok_or_else(|| {
        Thrown::new(
            code,
            format!("{what}: a vector is a Float32Array or an array of numbers"),
        )
    })
}

/// The components of an array of any kind; what is no number becomes NaN, which is refused later.
fn numbers(value: &JsValue) -> Option<Vec<f32>> {
    let is_array = Array::is_array(value)
        || js_sys::ArrayBuffer::is_view(value) && !value.is_instance_of::<js_sys::DataView>();
    is_array.then(|| Float32Array::new(value).to_vec())
}
