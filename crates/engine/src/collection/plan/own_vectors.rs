//! The vectors that a document brings: taken out of its fields, so that they are kept once, and checked.

use nearsight_vector::VectorError;
use serde_json::Value;

use crate::document::{Document, Incoming, kind_of};
use crate::error::EngineError;
use crate::fields::{Fields, VectorType};

/// By vector field, in the order of declaration.
pub(in super::super) type OwnVectors = Vec<Option<Vec<f32>>>;

/// The document without its vectors, and these by vector field.
///
/// # Errors
/// [`EngineError::DocumentInvalid`], naming the field, for what is no vector of its type, and for a vector of a field that
/// is not declared as one.
pub(super) fn take(
    position: usize,
    incoming: Incoming,
    fields: &Fields,
) -> Result<(Document, OwnVectors), EngineError> {
    let Incoming {
        mut document,
        mut vectors,
    } = incoming;
    let mut taken = Vec::new();
    for (name, vector_type) in fields.vectors() {
        let found = match vectors.remove(name) {
            Some(values) => Ok(Some(values)),
            None => document.fields.remove(name).map_or(Ok(None), read),
        };
        let checked = found.and_then(|found| check(found, vector_type));
        taken.push(checked.map_err(|what| invalid(position, &document, name, &what))?);
    }
    match vectors.keys().next() {
        Some(name) => {
            let what = "is a vector, but not declared as one; write, for example, vector(384)";
            Err(invalid(position, &document, name, what))
        }
        None => Ok((document, taken)),
    }
}

fn read(value: Value) -> Result<Option<Vec<f32>>, String> {
    match value {
        Value::Null => Ok(None),
        Value::Array(values) => {
            let number = |value: &Value| value.as_f64().map(|number| number as f32);
            let numbers = values.iter().map(number).collect::<Option<Vec<f32>>>();
            let not_numbers = || "is an array, but not of numbers alone".to_string();
            numbers.map(Some).ok_or_else(not_numbers)
        }
        other => Err(format!(
            "is {}; a vector is an array of numbers",
            kind_of(&other)
        )),
    }
}

fn check(found: Option<Vec<f32>>, expected: VectorType) -> Result<Option<Vec<f32>>, String> {
    let Some(values) = found else { return Ok(None) };
    let checked = expected.metric.check(&values, expected.dimension);
    checked.map_err(|error: VectorError| error.to_string())?;
    Ok(Some(values))
}

fn invalid(position: usize, document: &Document, field: &str, what: &str) -> EngineError {
    EngineError::DocumentInvalid {
        position,
        what: format!("field `{field}` of document {}: {what}", document.id),
    }
}
