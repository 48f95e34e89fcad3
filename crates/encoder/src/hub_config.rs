//! The hub's `config.json`: the one architecture that runs here, or a refusal that names what does not.

use serde::Deserialize;

use crate::{EncoderError, TextConfig};

/// Fields that tell a BERT encoder from its relatives, whose weights would give wrong vectors silently. Some hold null in
/// published files.
#[derive(Deserialize)]
struct Kind {
    model_type: Option<String>,
    hidden_act: Option<String>,
    position_embedding_type: Option<String>,
    type_vocab_size: Option<usize>,
    is_decoder: Option<bool>,
}

/// Reads a `config.json`.
///
/// # Errors
/// [`EncoderError::Unsupported`], naming the field of another architecture; [`EncoderError::Config`] if the file is not
/// JSON or a size is missing or out of range.
pub(crate) fn read(bytes: &[u8]) -> Result<TextConfig, EncoderError> {
    let kind: Kind = serde_json::from_slice(bytes).map_err(|error| EncoderError::Config {
        reason: format!("config.json: {error}"),
    })?;
    // Before the sizes: other architectures have other names for them.
    for (field, value, known) in [
        ("model_type", kind.model_type, "bert"),
        ("hidden_act", kind.hidden_act, "gelu"),
        (
            "position_embedding_type",
            kind.position_embedding_type,
            "absolute",
        ),
    ] {
        if let Some(value) = value.filter(|value| value != known) {
            return Err(EncoderError::Unsupported {
                reason: format!("{field} is {value:?}, only {known:?} is known"),
            });
        }
    }
    if let Some(n_types) = kind.type_vocab_size.filter(|&n_types| n_types != 2) {
        return Err(EncoderError::Unsupported {
            reason: format!("type_vocab_size is {n_types}, only 2 is known"),
        });
    }
    if kind.is_decoder == Some(true) {
        return Err(EncoderError::Unsupported {
            reason: "is_decoder is true, only encoders are known".into(),
        });
    }
    TextConfig::from_json(bytes)
}

#[cfg(test)]
mod tests;
