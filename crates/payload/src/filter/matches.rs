//! Whether one document meets a filter: the plain reading of it, field by field, that every faster way is held against.

#[cfg(test)]
mod tests;

use std::hash::Hasher;

use serde_json::Value;

use super::{Condition, Filter, Match, Test};
use crate::{Datetime, GeoPoint, Id, KeyPath, Payload, uuid};

/// What is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// None for an object within a document.
    pub(crate) id: Option<Id<'a>>,
    pub(crate) payload: &'a Payload,
    pub(crate) has_vector: &'a dyn Fn(&str) -> bool,
}

impl Filter {
    /// Whether the document of that id, payload and vectors meets the filter.
    pub fn matches(
        &self,
        id: Id<'_>,
        payload: &Payload,
        has_vector: &dyn Fn(&str) -> bool,
    ) -> bool {
        self.holds(Subject {
            id: Some(id),
            payload,
            has_vector,
        })
    }

    pub(crate) fn holds(&self, subject: Subject<'_>) -> bool {
        let holds = |condition: &Condition| condition.holds(subject);
        self.must.iter().all(holds)
            && !self.must_not.iter().any(holds)
            && (self.should.is_empty() || self.should.iter().any(holds))
            && self.min_should.as_ref().is_none_or(|least| {
                let holding = least.conditions.iter().filter(|condition| holds(condition));
                holding.count() >= least.min_count
            })
    }
}

impl Condition {
    pub(crate) fn holds(&self, subject: Subject<'_>) -> bool {
        match self {
            Self::Field { key, test } => test.holds(key, subject.payload),
            Self::Nested { key, filter } => any_object(key, subject.payload, |payload| {
                filter.holds(Subject {
                    id: None,
                    payload,
                    has_vector: &|_| false,
                })
            }),
            Self::HasId(ids) => subject.id.is_some_and(|id| ids.contains(id)),
            Self::HasVector(name) => (subject.has_vector)(name),
            Self::Slice { total, index } => subject.id.is_some_and(|id| hash(id) % total == *index),
            Self::Filter(filter) => filter.holds(subject),
        }
    }
}

/// Whether an object in an array at `key` satisfies `test`.
fn any_object(key: &KeyPath, payload: &Payload, test: impl Fn(&Payload) -> bool) -> bool {
    key.any_selected(payload, |selected| {
        let elements = selected.as_array().into_iter().flatten();
        elements.filter_map(Value::as_object).any(&test)
    })
}

impl Test {
    pub(crate) fn holds(&self, key: &KeyPath, payload: &Payload) -> bool {
        match self {
            Self::Match(wanted) => key.any_value(payload, |value| wanted.holds(value)),
            Self::Range(range) => key.any_value(payload, |value| {
                value.as_f64().is_some_and(|number| range.contains(&number))
            }),
            Self::DatetimeRange(range) => key.any_value(payload, |value| {
                let datetime = value.as_str().and_then(Datetime::parse);
                datetime.is_some_and(|datetime| range.contains(&datetime))
            }),
            Self::GeoRadius(area) => any_point(key, payload, |point| area.contains(point)),
            Self::GeoBoundingBox(area) => any_point(key, payload, |point| area.contains(point)),
            Self::GeoPolygon(area) => any_point(key, payload, |point| area.contains(point)),
            Self::ValuesCount(range) => counts(key, payload)
                .iter()
                .any(|count| range.contains(count)),
            Self::IsEmpty(wanted) => key.any_selected(payload, |value| !is_empty(value)) != *wanted,
            Self::IsNull(wanted) => key.any_selected(payload, is_null) == *wanted,
        }
    }
}

impl Match {
    fn holds(&self, value: &Value) -> bool {
        let in_text = |holds: &dyn Fn(&str) -> bool| value.as_str().is_some_and(holds);
        match self {
            Self::Value(wanted) => wanted.is(value),
            Self::Any(wanted) => wanted.contains(value),
            Self::Except(unwanted) => !value.is_null() && !unwanted.contains(value),
            Self::Text(words) => in_text(&|text| words.all_in(text)),
            Self::TextAny(words) => in_text(&|text| words.any_in(text)),
            Self::Phrase(words) => in_text(&|text| words.phrase_in(text)),
            Self::Prefix(prefix) => in_text(&|text| text.starts_with(prefix)),
            Self::Substring(part) => in_text(&|text| text.contains(part)),
        }
    }
}

fn any_point(key: &KeyPath, payload: &Payload, test: impl Fn(GeoPoint) -> bool) -> bool {
    key.any_value(payload, |value| {
        GeoPoint::from_json(value).is_some_and(&test)
    })
}

/// A null or an empty array.
pub(crate) fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// A null or an array with a null in it.
pub(crate) fn is_null(value: &Value) -> bool {
    let has_null = |elements: &Vec<Value>| elements.iter().any(Value::is_null);
    value.is_null() || value.as_array().is_some_and(has_null)
}

/// The number of values of each selected value; one zero where nothing is selected.
pub(crate) fn counts(key: &KeyPath, payload: &Payload) -> Vec<u64> {
    let mut counts = Vec::new();
    key.any_selected(payload, |value| {
        counts.push(match value {
            Value::Null => 0,
            Value::Array(elements) => elements.len() as u64,
            _ => 1,
        });
        false
    });
    if counts.is_empty() {
        counts.push(0);
    }
    counts
}

/// SipHash-2-4 with a zero key over the 8 little-endian bytes of a number, the 16 bytes of a UUID, or the bytes of another
/// text: Qdrant's parts.
#[expect(
    deprecated,
    reason = "the hasher that took its place promises no algorithm; this one does"
)]
fn hash(id: Id<'_>) -> u64 {
    let mut hasher = std::hash::SipHasher::new();
    match id {
        Id::Number(number) => hasher.write(&number.to_le_bytes()),
        Id::Text(text) => match uuid::bytes(text) {
            Some(bytes) => hasher.write(&bytes),
            None => hasher.write(text.as_bytes()),
        },
    }
    hasher.finish()
}
