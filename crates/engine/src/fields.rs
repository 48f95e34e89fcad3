//! The fields a collection declares: which parts of a document are read by meaning, and which are only carried along.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::EngineError;

/// The type names [`Fields`] accepts.
pub const FIELD_TYPES: [&str; 1] = ["text"];

/// Declared text fields, in the order they were declared.
///
/// Order is the whole rule. Of the declared fields in which a document has text, the last is its
/// *body*: it is split into passages. The earlier ones are *context*: they are joined with ` › ` and
/// head every passage when it is encoded, so that a passage in the middle of a page still knows what
/// the page is about. A field that is not declared is payload: kept and returned as it came, never
/// read. The default is `title`, `heading`, `text`.
///
/// In JSON and JavaScript: an object of name to type name, `{"title": "text", "text": "text"}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields(Vec<String>);

impl Fields {
    /// Declares fields from pairs of name and type name.
    ///
    /// # Errors
    /// [`EngineError::FieldsInvalid`] when there are none, or a name is empty, repeated or `id`, or a
    /// type is not one of [`FIELD_TYPES`].
    pub fn new<N, T>(pairs: impl IntoIterator<Item = (N, T)>) -> Result<Self, EngineError>
    where
        N: Into<String>,
        T: AsRef<str>,
    {
        let mut names = Vec::new();
        for (name, type_name) in pairs {
            let name = name.into();
            check(&names, &name, type_name.as_ref())?;
            names.push(name);
        }
        if names.is_empty() {
            return Err(invalid(
                "no field is declared; name at least one, for example { text: \"text\" }",
            ));
        }
        Ok(Self(names))
    }

    /// The names, in the order they were declared.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.0.iter().map(String::as_str)
    }

    /// The name of the field at `field_idx` in declared order.
    pub fn name(&self, field_idx: usize) -> Option<&str> {
        self.0.get(field_idx).map(String::as_str)
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self(["title", "heading", "text"].map(String::from).to_vec())
    }
}

fn check(declared: &[String], name: &str, type_name: &str) -> Result<(), EngineError> {
    if !FIELD_TYPES.contains(&type_name) {
        return Err(invalid(&format!(
            "field `{name}` has type `{type_name}`; the types are: {}. Leave a field out to carry it along unread",
            FIELD_TYPES.join(", ")
        )));
    }
    if name.is_empty() {
        return Err(invalid("a field has an empty name"));
    }
    if name == "id" {
        return Err(invalid(
            "`id` names the document and cannot be a field; leave it out",
        ));
    }
    if declared.iter().any(|other| other == name) {
        return Err(invalid(&format!("field `{name}` is declared twice")));
    }
    Ok(())
}

fn invalid(what: &str) -> EngineError {
    EngineError::FieldsInvalid { what: what.into() }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for name in &self.0 {
            map.serialize_entry(name, FIELD_TYPES[0])?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

/// Reads the pairs in the order they stand in the text: a map type would sort them and change what the body is.
struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(
            "an object of field name to type name, such as { title: \"text\", text: \"text\" }",
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Fields::new(pairs).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
