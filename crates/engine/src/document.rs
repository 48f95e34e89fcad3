//! A document: an id and the fields it was given, as plain JSON.

mod incoming;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use nearsight_payload::same_id;
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

pub use incoming::Incoming;

/// Largest whole number that JavaScript holds exactly, 2^53 - 1: a larger id would come back as another one.
pub const LARGEST_NUMBER_ID: u64 = (1 << 53) - 1;

/// What the caller calls a document. Numbers sort before texts; `7` and `"7"` are two different ids. A UUID is one id in
/// all the spellings that Qdrant takes (upper case, without hyphens, in braces, as a URN), and comes back as it was written.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum DocId {
    /// A whole number from 0 to [`LARGEST_NUMBER_ID`].
    Number(u64),
    /// A text that is not empty.
    Text(String),
}

/// Why some JSON is no [`Document`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The id is missing or of a kind that could not be given back unchanged.
    #[error(
        "{found} cannot be a document's id; use a text, or a whole number from 0 to 9007199254740991 (2^53 - 1)"
    )]
    Id {
        /// What stands in its place.
        found: String,
    },
    /// A document is a JSON object.
    #[error("{found} is not a document; give an object such as {{\"id\": 1, \"title\": \"...\"}}")]
    NotAnObject {
        /// What stands in its place.
        found: String,
    },
}

impl DocumentError {
    /// The stable code that callers switch on.
    pub fn code(&self) -> &'static str {
        "document-invalid"
    }
}

impl DocId {
    /// Reads an id from JSON.
    ///
    /// # Errors
    /// [`DocumentError::Id`] for anything but a text that is not empty or a whole number up to [`LARGEST_NUMBER_ID`].
    pub fn from_json(value: &Value) -> Result<Self, DocumentError> {
        let refuse = |found: String| Err(DocumentError::Id { found });
        match value {
            Value::String(text) if text.is_empty() => refuse("an empty text".into()),
            Value::String(text) => Ok(Self::Text(text.clone())),
            Value::Number(number) => match number.as_u64() {
                Some(number) if number <= LARGEST_NUMBER_ID => Ok(Self::Number(number)),
                _ => refuse(format!("the number {number}")),
            },
            other => refuse(kind_of(other).into()),
        }
    }
}

/// What ids are compared by.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Number(u64),
    Text(Cow<'a, str>),
}

impl DocId {
    fn key(&self) -> Key<'_> {
        match self {
            Self::Number(number) => Key::Number(*number),
            Self::Text(text) => Key::Text(same_id(text)),
        }
    }
}

impl PartialEq for DocId {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DocId {}

impl PartialOrd for DocId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for DocId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<u64> for DocId {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for DocId {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl<'de> Deserialize<'de> for DocId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_json(&value).map_err(de::Error::custom)
    }
}

/// An id and the document's fields. As JSON it is one flat object: `{"id": 1, "title": "...", "text": "..."}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the caller calls it; a second document with the same id replaces the first.
    pub id: DocId,
    /// Everything but the id.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
}

impl Document {
    /// Reads a document from a JSON object that holds an `id`.
    ///
    /// # Errors
    /// [`DocumentError`], saying what stands where an object or an id was expected.
    pub fn from_json(value: Value) -> Result<Self, DocumentError> {
        let Value::Object(mut fields) = value else {
            return Err(DocumentError::NotAnObject {
                found: kind_of(&value).into(),
            });
        };
        let id = fields.remove("id").ok_or_else(|| DocumentError::Id {
            found: "nothing".into(),
        })?;
        Ok(Self {
            id: DocId::from_json(&id)?,
            fields,
        })
    }

    /// The text of a field, if it is there and is a text.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str()
    }
}

/// How a JSON value is called in a message.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
