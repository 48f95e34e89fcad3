//! What is asked of a document's fields: Qdrant's filter language.

mod json;
mod matches;
mod parse;
mod place;

pub(crate) use matches::{Subject, counts, is_empty, is_null};

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{Datetime, GeoBoundingBox, GeoPolygon, GeoRadius, Ids, KeyPath, Scalar, Words};

/// Conditions that a document meets together. The empty filter is met by every document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// All of them hold.
    pub must: Vec<Condition>,
    /// At least one of them holds, if there are any.
    pub should: Vec<Condition>,
    /// None of them holds.
    pub must_not: Vec<Condition>,
    /// At least so many of these hold.
    pub min_should: Option<MinShould>,
}

/// Conditions of which some must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct MinShould {
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// How many must hold, at least 1.
    pub min_count: usize,
}

/// One thing that holds of a document or does not.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A field passes a test.
    Field {
        /// Where its values are.
        key: KeyPath,
        /// What is asked of them.
        test: Test,
    },
    /// At least one object in an array meets the filter by itself. Ids and vectors do not hold of such an object.
    Nested {
        /// Where the array is.
        key: KeyPath,
        /// What one of its objects meets.
        filter: Box<Filter>,
    },
    /// The document is one of these.
    HasId(Ids),
    /// The document has a vector of that name.
    HasVector(String),
    /// The document's id falls into one of several equal parts, by its hash.
    Slice {
        /// Number of parts, at least 1.
        total: u64,
        /// Which part, below `total`.
        index: u64,
    },
    /// A filter in a filter.
    Filter(Box<Filter>),
}

/// What is asked of a field. Where a field has several values, one of them is enough.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It equals, or contains.
    Match(Match),
    /// A number lies within bounds.
    Range(Range<f64>),
    /// A text that is a point in time lies within bounds.
    DatetimeRange(Range<Datetime>),
    /// A place lies in a circle.
    GeoRadius(GeoRadius),
    /// A place lies in a box.
    GeoBoundingBox(GeoBoundingBox),
    /// A place lies in a polygon.
    GeoPolygon(GeoPolygon),
    /// The number of values lies within bounds; a field that is missing or null has none.
    ValuesCount(Range<u64>),
    /// Whether the field is missing, or all it holds is null and empty arrays.
    IsEmpty(bool),
    /// Whether the field is null or an array with a null in it; a missing field is not null.
    IsNull(bool),
}

/// A value equals or contains what is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    /// Equals it.
    Value(Scalar),
    /// Equals one of them.
    Any(AnyOf),
    /// Is not null and equals none of them.
    Except(AnyOf),
    /// A text with all the words.
    Text(Words),
    /// A text with one of the words.
    TextAny(Words),
    /// A text with the words one after another.
    Phrase(Words),
    /// A text that begins so, byte by byte.
    Prefix(String),
    /// A text that contains this, byte by byte.
    Substring(String),
}

/// Texts or whole numbers, of which one is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnyOf {
    /// Texts.
    Keywords(BTreeSet<Box<str>>),
    /// Whole numbers.
    Integers(BTreeSet<i64>),
}

impl AnyOf {
    pub(crate) fn contains(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Keywords(own), Value::String(text)) => own.contains(text.as_str()),
            (Self::Integers(own), Value::Number(number)) => {
                number.as_i64().is_some_and(|number| own.contains(&number))
            }
            _ => false,
        }
    }
}

/// Bounds; one that is not given does not bind.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range<T> {
    /// Above it.
    pub gt: Option<T>,
    /// At or above it.
    pub gte: Option<T>,
    /// Below it.
    pub lt: Option<T>,
    /// At or below it.
    pub lte: Option<T>,
}

impl<T: PartialOrd> Range<T> {
    /// Whether the value keeps every bound.
    pub fn contains(&self, value: &T) -> bool {
        self.gt.as_ref().is_none_or(|bound| value > bound)
            && self.gte.as_ref().is_none_or(|bound| value >= bound)
            && self.lt.as_ref().is_none_or(|bound| value < bound)
            && self.lte.as_ref().is_none_or(|bound| value <= bound)
    }
}
