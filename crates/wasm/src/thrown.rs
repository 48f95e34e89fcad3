//! What JavaScript catches: an `Error` whose `code` is stable and whose message says what to do.

use js_sys::{Error, Reflect};
use nearsight_encoder::EncoderError;
use nearsight_engine::ingest::IngestError;
use nearsight_engine::{EngineError, PayloadError};
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

impl From<EngineError> for Thrown {
    fn from(error: EngineError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<PayloadError> for Thrown {
    fn from(error: PayloadError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<EncoderError> for Thrown {
    fn from(error: EncoderError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<IngestError> for Thrown {
    fn from(error: IngestError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

#[cfg(feature = "site")]
impl From<nearsight_site::SiteError> for Thrown {
    fn from(error: nearsight_site::SiteError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        let error = Error::new(&thrown.message);
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &thrown.code.into());
        error.into()
    }
}
