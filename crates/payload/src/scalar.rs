//! The values that are matched exactly and counted in facets.

use serde_json::{Number, Value};

/// A bool, a whole number or a text; they sort in this order. A number with a fraction, `1.0` too, is none of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits 64 bits with a sign.
    Integer(i64),
    /// A text, compared byte by byte.
    Keyword(String),
}

impl Scalar {
    /// The value, if it is one of these kinds.
    pub fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Number(number) => number.as_i64().map(Self::Integer),
            Value::String(text) => Some(Self::Keyword(text.clone())),
            _ => None,
        }
    }

    /// The value as JSON.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::Integer(number) => Value::Number(Number::from(*number)),
            Self::Keyword(text) => Value::String(text.clone()),
        }
    }

    /// Whether `value` is this one, kind and all.
    pub(crate) fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Bool(own), Value::Bool(value)) => own == value,
            (Self::Integer(own), Value::Number(number)) => number.as_i64() == Some(*own),
            (Self::Keyword(own), Value::String(text)) => own == text,
            _ => false,
        }
    }
}
