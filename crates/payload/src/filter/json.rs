//! Writes filters as Qdrant's JSON: what a Qdrant server understands, and [`Filter::from_json`] reads back as the same filter.

#[cfg(test)]
mod tests;

use serde_json::{Map, Number, Value, json};

use super::{AnyOf, Condition, Filter, Match, Range, Test};
use crate::{GeoPoint, GeoPolygon, Id, KeyPath};

impl Filter {
    /// The filter as Qdrant's JSON.
    pub fn to_json(&self) -> Value {
        let mut clauses = Map::new();
        for (name, conditions) in [
            ("must", &self.must),
            ("should", &self.should),
            ("must_not", &self.must_not),
        ] {
            if !conditions.is_empty() {
                clauses.insert(name.into(), list(conditions));
            }
        }
        if let Some(least) = &self.min_should {
            let conditions = list(&least.conditions);
            let least = json!({ "conditions": conditions, "min_count": least.min_count });
            clauses.insert("min_should".into(), least);
        }
        Value::Object(clauses)
    }
}

fn list(conditions: &[Condition]) -> Value {
    conditions.iter().map(Condition::to_json).collect()
}

impl Condition {
    fn to_json(&self) -> Value {
        match self {
            Self::Field { key, test } => test.to_json(key),
            Self::Nested { key, filter } => {
                json!({ "nested": { "key": key.to_string(), "filter": filter.to_json() } })
            }
            Self::HasId(ids) => json!({ "has_id": ids.iter().map(id).collect::<Value>() }),
            Self::HasVector(name) => json!({ "has_vector": name }),
            Self::Slice { total, index } => json!({ "slice": { "total": total, "index": index } }),
            Self::Filter(filter) => filter.to_json(),
        }
    }
}

fn id(id: Id<'_>) -> Value {
    match id {
        Id::Number(number) => number.into(),
        Id::Text(text) => text.into(),
    }
}

impl Test {
    fn to_json(&self, key: &KeyPath) -> Value {
        let key = key.to_string();
        let (operator, operand) = match self {
            Self::IsEmpty(true) => return json!({ "is_empty": { "key": key } }),
            Self::IsNull(true) => return json!({ "is_null": { "key": key } }),
            Self::IsEmpty(false) => ("is_empty", json!(false)),
            Self::IsNull(false) => ("is_null", json!(false)),
            Self::Match(wanted) => ("match", wanted.to_json()),
            Self::Range(range) => ("range", bounds(range, |number| number.into())),
            Self::DatetimeRange(range) => (
                "range",
                bounds(range, |datetime| datetime.to_string().into()),
            ),
            Self::ValuesCount(range) => ("values_count", bounds(range, |count| count.into())),
            Self::GeoRadius(area) => (
                "geo_radius",
                json!({ "center": point(&area.center), "radius": area.radius }),
            ),
            Self::GeoBoundingBox(area) => (
                "geo_bounding_box",
                json!({ "top_left": point(&area.top_left), "bottom_right": point(&area.bottom_right) }),
            ),
            Self::GeoPolygon(area) => ("geo_polygon", polygon(area)),
        };
        json!({ "key": key, operator: operand })
    }
}

impl Match {
    fn to_json(&self) -> Value {
        match self {
            Self::Value(wanted) => json!({ "value": wanted.to_json() }),
            Self::Any(wanted) => json!({ "any": any_of(wanted) }),
            Self::Except(unwanted) => json!({ "except": any_of(unwanted) }),
            Self::Text(words) => json!({ "text": words.text }),
            Self::TextAny(words) => json!({ "text_any": words.text }),
            Self::Phrase(words) => json!({ "phrase": words.text }),
            Self::Prefix(prefix) => json!({ "prefix": prefix }),
            Self::Substring(part) => json!({ "substring": part }),
        }
    }
}

fn any_of(values: &AnyOf) -> Value {
    match values {
        AnyOf::Keywords(texts) => texts.iter().map(|text| Value::from(&**text)).collect(),
        AnyOf::Integers(numbers) => numbers.iter().copied().map(Number::from).collect(),
    }
}

fn bounds<T: Copy>(range: &Range<T>, to_json: impl Fn(T) -> Value) -> Value {
    let bounds = [
        ("gt", range.gt),
        ("gte", range.gte),
        ("lt", range.lt),
        ("lte", range.lte),
    ];
    let given = bounds.into_iter();
    let given = given.filter_map(|(name, bound)| Some((name.to_owned(), to_json(bound?))));
    Value::Object(given.collect())
}

fn point(point: &GeoPoint) -> Value {
    json!({ "lat": point.lat, "lon": point.lon })
}

fn polygon(area: &GeoPolygon) -> Value {
    let ring =
        |points: &Vec<GeoPoint>| json!({ "points": points.iter().map(point).collect::<Value>() });
    let interiors: Value = area.interiors.iter().map(ring).collect();
    json!({ "exterior": ring(&area.exterior), "interiors": interiors })
}
