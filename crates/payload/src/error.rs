//! Why a filter, a schema, a key or a payload was refused.

use thiserror::Error;

/// What went wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PayloadError {
    /// A filter that does not say what it means.
    #[error("the filter is invalid at {at}: {problem}")]
    Filter {
        /// Path into the filter, such as `must[2].range.gtee`.
        at: String,
        /// What is there, and what may be there.
        problem: String,
    },
    /// A value that is not of its field's declared type.
    #[error("the field {field:?} is declared as {declared} and cannot hold {found}: {advice}")]
    Value {
        /// The declared key.
        field: String,
        /// The declared type's name.
        declared: &'static str,
        /// The value, shortened.
        found: String,
        /// What to do.
        advice: &'static str,
    },
    /// A declaration that declares nothing.
    #[error("the field {field:?} cannot be declared as {found}: {advice}")]
    Schema {
        /// The declared key.
        field: String,
        /// What stands in the place of the type.
        found: String,
        /// What to do.
        advice: &'static str,
    },
    /// A path into payloads that cannot be read.
    #[error(
        "the key {key:?} is invalid ({problem}): write it as \"a\", \"a.b\", \"a[].b\" or \"a[0]\", names with other characters \
         in double quotes"
    )]
    Key {
        /// The path as it was given.
        key: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl PayloadError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Filter { .. } => "filter-invalid",
            Self::Value { .. } => "payload-invalid",
            Self::Schema { .. } => "schema-invalid",
            Self::Key { .. } => "key-invalid",
        }
    }
}

/// A value for a message: the beginning of its JSON.
pub(crate) fn shown(value: &serde_json::Value) -> String {
    const SHOWN_CHARS: usize = 60;
    use serde_json::Value;
    match value {
        Value::Array(_) => "an array".into(),
        Value::Object(fields) if fields.len() > 4 => "an object".into(),
        Value::Object(fields) if fields.values().any(|v| v.is_array() || v.is_object()) => {
            "an object".into()
        }
        Value::String(text) if text.chars().count() > SHOWN_CHARS => {
            let beginning: String = text.chars().take(SHOWN_CHARS).collect();
            format!("{beginning:?}...")
        }
        other => other.to_string(),
    }
}
