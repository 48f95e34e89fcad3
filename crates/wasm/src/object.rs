//! Plain objects, made key by key: where answers are small, what serializes them weighs more than they do.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

/// An object of these fields.
pub(crate) fn object<'a>(fields: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
    let entries = array(
        fields
            .into_iter()
            .map(|(key, value)| array([key.into(), value])),
    );
    // Fails for what is no list of pairs alone.
    Object::from_entries(&entries).map_or(JsValue::UNDEFINED, JsValue::from)
}

/// An array of these values.
pub(crate) fn array(values: impl IntoIterator<Item = JsValue>) -> JsValue {
    values.into_iter().collect::<Array>().into()
}

/// An array of these texts.
pub(crate) fn texts(values: &[String]) -> JsValue {
    array(values.iter().map(JsValue::from))
}
