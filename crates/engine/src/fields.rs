//! The fields a collection declares: which parts of a document are read by meaning, which are vectors already, and which
//! are only carried along.

mod vector_type;

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use nearsight_lexical::MAX_FIELDS;
use nearsight_payload::{FieldType, KeyPath, Schema};

use crate::error::EngineError;

pub use vector_type::{Origin, VectorType};

/// The type names [`Fields`] accepts; `N` stands for the number of components, and a metric may follow it.
pub const FIELD_TYPES: [&str; 10] = [
    "text",
    "keyword",
    "integer",
    "float",
    "bool",
    "datetime",
    "geo",
    "uuid",
    "vector(N)",
    "image(N)",
];

/// Declared fields, in the order they were declared.
///
/// Text fields are searched, and their order is the whole rule. Of those in which a document has text, the last is its
/// *body*: it is split into passages. The earlier ones are *context*: they are joined with ` › ` and
/// head every passage when it is encoded, so that a passage in the middle of a page still knows what
/// the page is about. Fields of other types are payload, and every document is checked to keep to them; their names may be
/// paths, such as `offers[].price`. A field that is not declared is payload of any kind: kept and returned as it came, and
/// filtered by whatever it holds. Vector fields hold vectors of one's own: see [`VectorType`]. The default is `title`,
/// `heading`, `text`.
///
/// In JSON and JavaScript: an object of name to type name, `{"title": "text", "text": "text", "price": "float"}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    texts: Vec<String>,
    /// In the order of their declaration, as all others.
    vectors: Vec<(String, VectorType)>,
    /// All but the text and vector fields.
    typed: Vec<(String, FieldType)>,
    schema: Schema,
}

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
        let (mut texts, mut vectors, mut typed) = (Vec::new(), Vec::new(), Vec::new());
        let mut declared = BTreeSet::new();
        for (name, type_name) in pairs {
            let (name, type_name) = (name.into(), type_name.as_ref());
            check_name(&name)?;
            if !declared.insert(name.clone()) {
                return Err(invalid(&format!("field `{name}` is declared twice")));
            }
            if let Some(vector_type) = VectorType::from_name(type_name) {
                let vector_type =
                    vector_type.map_err(|what| invalid(&format!("field `{name}`: {what}")))?;
                vectors.push((name, vector_type));
                continue;
            }
            match FieldType::from_name(type_name) {
                Some(FieldType::Text) => texts.push(name),
                Some(field_type) => typed.push((name, field_type)),
                None => return Err(unknown_type(&name, type_name)),
            }
        }
        if texts.is_empty() && vectors.is_empty() {
            return Err(invalid(
                "neither a text nor a vector field is declared; name at least one, for example { text: \"text\" }",
            ));
        }
        if texts.len() > MAX_FIELDS {
            return Err(invalid(&format!(
                "there are {} text fields, the most are {MAX_FIELDS}; join some",
                texts.len()
            )));
        }
        let keyed = typed
            .iter()
            .map(|(name, field_type)| Ok((name.parse()?, *field_type)));
        let keyed = keyed.collect::<Result<Vec<(KeyPath, FieldType)>, EngineError>>()?;
        let schema = Schema::new(keyed);
        Ok(Self {
            texts,
            vectors,
            typed,
            schema,
        })
    }

    /// The names of the text fields, in the order they were declared.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.texts.iter().map(String::as_str)
    }

    /// The name of the text field at `field_idx` in declared order.
    pub fn name(&self, field_idx: usize) -> Option<&str> {
        self.texts.get(field_idx).map(String::as_str)
    }

    /// The vector fields, in the order they were declared.
    pub fn vectors(&self) -> impl ExactSizeIterator<Item = (&str, VectorType)> {
        self.vectors
            .iter()
            .map(|(name, kind)| (name.as_str(), *kind))
    }

    /// The names of the fields that hold pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let of_pictures = self
            .vectors()
            .filter(|(_, vector_type)| vector_type.origin == Origin::Pictures);
        of_pictures.map(|(name, _)| name)
    }

    /// Whether a field holds pictures.
    pub fn has_pictures(&self) -> bool {
        self.pictures().next().is_some()
    }

    /// What the other declared fields hold.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            texts: ["title", "heading", "text"].map(String::from).to_vec(),
            vectors: Vec::new(),
            typed: Vec::new(),
            schema: Schema::default(),
        }
    }
}

fn check_name(name: &str) -> Result<(), EngineError> {
    match name {
        "" => Err(invalid("a field has an empty name")),
        "id" => Err(invalid(
            "`id` names the document and cannot be a field; leave it out",
        )),
        _ => Ok(()),
    }
}

fn unknown_type(name: &str, type_name: &str) -> EngineError {
    invalid(&format!(
        "field `{name}` has type `{type_name}`; the types are: {}. Leave a field out to carry it along unchecked",
        FIELD_TYPES.join(", ")
    ))
}

fn invalid(what: &str) -> EngineError {
    EngineError::FieldsInvalid { what: what.into() }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let n_fields = self.texts.len() + self.vectors.len() + self.typed.len();
        let mut map = serializer.serialize_map(Some(n_fields))?;
        for name in &self.texts {
            map.serialize_entry(name, FieldType::Text.name())?;
        }
        for (name, vector_type) in &self.vectors {
            map.serialize_entry(name, &vector_type.to_string())?;
        }
        for (name, field_type) in &self.typed {
            map.serialize_entry(name, field_type.name())?;
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
