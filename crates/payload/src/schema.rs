//! Which types fields are declared to have, and whether a payload keeps to them.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{PayloadError, shown};
use crate::{Datetime, GeoPoint, KeyPath, Payload, uuid};

/// The type of a field's values. Arrays hold values of one type; null and missing are allowed in every type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A text that is matched as a whole.
    Keyword,
    /// A text that is searched by words.
    Text,
    /// A whole number of 64 bits with a sign.
    Integer,
    /// A number.
    Float,
    /// `true` or `false`.
    Bool,
    /// A point in time, see [`Datetime::parse`].
    Datetime,
    /// `{"lat": -90..=90, "lon": -180..=180}`.
    Geo,
    /// A text that is a UUID.
    Uuid,
}

const TYPES: [(FieldType, &str, &str); 8] = [
    (
        FieldType::Keyword,
        "keyword",
        "give a text, or an array of texts",
    ),
    (FieldType::Text, "text", "give a text, or an array of texts"),
    (
        FieldType::Integer,
        "integer",
        "give a whole number of 64 bits, or declare the field as float",
    ),
    (
        FieldType::Float,
        "float",
        "give a number, not a text with digits",
    ),
    (FieldType::Bool, "bool", "give true or false, not a text"),
    (
        FieldType::Datetime,
        "datetime",
        "give RFC 3339, such as \"2024-01-31T10:00:00Z\", or the shorter \"2024-01-31\"",
    ),
    (
        FieldType::Geo,
        "geo",
        "give {\"lat\": -90 to 90, \"lon\": -180 to 180}, both numbers of degrees",
    ),
    (
        FieldType::Uuid,
        "uuid",
        "give 32 hexadecimal digits, with hyphens or without, or declare the field as keyword",
    ),
];

impl FieldType {
    /// The type's name in declarations.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let row = TYPES.iter().find(|(_, other, _)| *other == name);
        row.map(|(found, ..)| *found)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        &TYPES[self as usize]
    }

    fn holds(self, value: &Value) -> bool {
        match self {
            Self::Keyword | Self::Text => value.is_string(),
            Self::Integer => value.is_i64(),
            Self::Float => value.is_number(),
            Self::Bool => value.is_boolean(),
            Self::Datetime => value
                .as_str()
                .is_some_and(|text| Datetime::parse(text).is_some()),
            Self::Geo => GeoPoint::from_json(value).is_some_and(GeoPoint::is_on_earth),
            Self::Uuid => value
                .as_str()
                .is_some_and(|text| uuid::bytes(text).is_some()),
        }
    }
}

/// Declared fields. Fields that are not declared may hold anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema(BTreeMap<KeyPath, FieldType>);

impl Schema {
    /// Declares fields: a key, such as `price` or `offers[].price`, and its type.
    pub fn new(fields: impl IntoIterator<Item = (KeyPath, FieldType)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// Reads `{"price": "float", "store": "geo"}`.
    ///
    /// # Errors
    /// `schema-invalid` for types that are not there, `key-invalid` for keys.
    pub fn from_json(fields: &Payload) -> Result<Self, PayloadError> {
        let read = |(field, declared): (&String, &Value)| {
            let found = declared.as_str().and_then(FieldType::from_name);
            let found = found.ok_or_else(|| PayloadError::Schema {
                field: field.clone(),
                found: shown(declared),
                advice: "use keyword, text, integer, float, bool, datetime, geo or uuid",
            })?;
            Ok((field.parse()?, found))
        };
        fields.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// The declared fields, by key.
    pub fn fields(&self) -> impl Iterator<Item = (&KeyPath, FieldType)> {
        self.0.iter().map(|(key, declared)| (key, *declared))
    }

    /// Whether every declared field of a payload holds only values of its type.
    ///
    /// # Errors
    /// `payload-invalid` with the field, the value and what to do.
    pub fn check(&self, payload: &Payload) -> Result<(), PayloadError> {
        for (key, declared) in self.fields() {
            let mut wrong = None;
            key.any_value(payload, |value| {
                let is_wrong = !value.is_null() && !declared.holds(value);
                wrong = is_wrong.then_some(value);
                is_wrong
            });
            if let Some(value) = wrong {
                return Err(PayloadError::Value {
                    field: key.to_string(),
                    declared: declared.name(),
                    found: shown(value),
                    advice: declared.row().2,
                });
            }
        }
        Ok(())
    }
}
