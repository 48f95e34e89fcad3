//! Objects that users made, and answers that hold them, across the boundary as JSON: one crossing for a whole batch, and JavaScript's own rules
//! for what a value is (a `Date` is its ISO text, `undefined` is left out, numbers above 2^53 lose digits).

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::thrown::Thrown;

/// Reads a plain value; `what` and `code` name it where it is none, or of another shape.
pub(crate) fn from_js<T: DeserializeOwned>(
    value: &JsValue,
    what: &str,
    code: &'static str,
) -> Result<T, Thrown> {
    let wrong = |why: String| Thrown::new(code, format!("{what}: {why}"));
    let text = js_sys::JSON::stringify(value).map_err(|error| wrong(message_of(&error)))?;
    // `JSON.stringify(undefined)` is `undefined`.
    let text = JsValue::from(text)
        .as_string()
        .unwrap_or_else(|| "null".into());
    let value: Value =
        serde_json::from_str(&well_formed(&text)).map_err(|error| wrong(error.to_string()))?;
    // By way of a value, so that the message does not count columns in a text the caller never saw.
    T::deserialize(value).map_err(|error| wrong(error.to_string()))
}

/// Makes a plain value.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, Thrown> {
    let internal = |why: String| Thrown::new("internal", why);
    let text = serde_json::to_string(value).map_err(|error| internal(error.to_string()))?;
    js_sys::JSON::parse(&text).map_err(|error| internal(message_of(&error)))
}

fn message_of(error: &JsValue) -> String {
    js_sys::Error::from(error.clone()).message().into()
}

/// `text` with U+FFFD for every half of a surrogate pair. JavaScript strings can hold such halves (a text
/// cut in the middle of an emoji), JSON writes them as escapes, and Unicode has no place for them.
fn well_formed(text: &str) -> Cow<'_, str> {
    let mut fixed = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let escape = at + found;
        at = escape + 2;
        if is_surrogate(&text.as_bytes()[escape..]) {
            fixed.push_str(&text[copied..escape]);
            fixed.push_str("\\ufffd");
            at = escape + 6;
            copied = at;
        }
    }
    match copied {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(fixed + &text[copied..]),
    }
}

/// Whether an escape is `\uD800` to `\uDFFF`; `JSON.stringify` writes whole pairs as they are, so this is half of one.
fn is_surrogate(escape: &[u8]) -> bool {
    matches!(
        escape,
        [
            b'\\',
            b'u',
            b'd' | b'D',
            b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F',
            _,
            _,
            ..,
        ]
    )
}

#[cfg(test)]
mod tests;
