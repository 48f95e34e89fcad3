//! What JavaScript catches: an `Error` whose `code` is stable and whose message says what to do.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An error on its way to JavaScript.
#[derive(Debug)]
pub struct Thrown {
    code: &'static str,
    message: String,
}

impl Thrown {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// What it says to people.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }
}

/// Errors with a `code()`, each to what JavaScript catches.
macro_rules! thrown_from {
    ($($error:ty),+) => {$(
        impl From<$error> for Thrown {
            fn from(error: $error) -> Self {
                Self::new(error.code(), error.to_string())
            }
        }
    )+};
}

#[cfg(feature = "engine")]
thrown_from!(
    nearsight_engine::EngineError,
    nearsight_engine::PayloadError,
    nearsight_encoder::EncoderError,
    nearsight_engine::ingest::IngestError
);

#[cfg(feature = "site")]
thrown_from!(nearsight_site::SiteError);

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        let error = Error::new(&thrown.message);
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &thrown.code.into());
        error.into()
    }
}
