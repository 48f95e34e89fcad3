//! The text fields of a document and how much each of them says.

use crate::LexicalError;

/// Most fields an index can have.
pub const MAX_FIELDS: usize = 8;

/// A text field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// For `explain`.
    pub name: String,
    /// How many occurrences in a field of weight 1 an occurrence here is worth; above zero.
    pub weight: f32,
    /// How far long fields are discounted: 0 not at all, 1 in proportion to their length.
    pub b: f32,
}

impl Field {
    /// A field named `name`, at the default `b` of .75, which suits bodies; 0 suits titles and headings.
    pub fn new(name: &str, weight: f32) -> Self {
        let name = name.to_owned();
        Self {
            name,
            weight,
            b: 0.75,
        }
    }
}

pub(crate) fn check(fields: &[Field]) -> Result<(), LexicalError> {
    let refuse = |problem| Err(LexicalError::Fields { problem });
    if fields.is_empty() || fields.len() > MAX_FIELDS {
        return refuse("none, or too many");
    }
    let is_sound = |field: &Field| field.weight > 0.0 && field.weight.is_finite();
    if !fields.iter().all(is_sound) {
        return refuse("a weight that is not above zero");
    }
    if !fields.iter().all(|field| (0.0..=1.0).contains(&field.b)) {
        return refuse("a b outside 0..=1");
    }
    Ok(())
}
