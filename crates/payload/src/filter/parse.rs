//! Reads filters from Qdrant's JSON. Whatever is unknown is an error: a misspelt operator that is passed over would
//! select documents that nobody asked for.

#[cfg(test)]
mod tests;

use std::str::FromStr;

use serde_json::Value;

use super::place::Place;
use super::{AnyOf, Condition, Filter, Match, MinShould, Range, Test};
use crate::{
    Datetime, GeoBoundingBox, GeoPoint, GeoPolygon, GeoRadius, Id, KeyPath, PayloadError, Scalar,
    Words,
};

type Parsed<T> = Result<T, PayloadError>;

const CLAUSES: [&str; 4] = ["must", "should", "must_not", "min_should"];
const OPERATORS: [&str; 8] = [
    "match",
    "range",
    "geo_radius",
    "geo_bounding_box",
    "geo_polygon",
    "values_count",
    "is_empty",
    "is_null",
];
const MATCHES: [&str; 8] = [
    "value",
    "any",
    "except",
    "text",
    "text_any",
    "phrase",
    "prefix",
    "substring",
];

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// `filter-invalid` with the path to what is unknown, of the wrong kind, not finite or too deep.
    pub fn from_json(filter: &Value) -> Parsed<Self> {
        parse_filter(Place::root(filter))
    }
}

impl FromStr for Filter {
    type Err = PayloadError;

    /// # Errors
    /// As [`Filter::from_json`], and where the text is no JSON.
    fn from_str(text: &str) -> Parsed<Self> {
        match serde_json::from_str(text) {
            Ok(value) => Self::from_json(&value),
            Err(error) if error.to_string().starts_with("recursion limit") => {
                PayloadError::too_deep()
            }
            Err(error) => Err(PayloadError::Filter {
                at: format!("line {}, column {}", error.line(), error.column()),
                problem: format!("it is not JSON: {error}"),
            }),
        }
    }
}

fn parse_filter(at: Place<'_>) -> Parsed<Filter> {
    at.object(&CLAUSES)?;
    Ok(Filter {
        must: clause(at, "must")?,
        should: clause(at, "should")?,
        must_not: clause(at, "must_not")?,
        min_should: at.field("min_should")?.map(min_should).transpose()?,
    })
}

fn clause(filter: Place<'_>, name: &str) -> Parsed<Vec<Condition>> {
    filter
        .field(name)?
        .map_or_else(|| Ok(Vec::new()), conditions)
}

/// A list, or a single condition.
fn conditions(at: Place<'_>) -> Parsed<Vec<Condition>> {
    if at.value.is_object() {
        return Ok(vec![condition(at)?]);
    }
    at.list(condition)
}

fn min_should(at: Place<'_>) -> Parsed<MinShould> {
    at.object(&["conditions", "min_count"])?;
    let count = at.required("min_count")?;
    if count.count()? == 0 {
        return count.fail("it is at least 1");
    }
    Ok(MinShould {
        conditions: conditions(at.required("conditions")?)?,
        // More than usize holds is more than there are conditions.
        min_count: usize::try_from(count.count()?).unwrap_or(usize::MAX),
    })
}

fn condition(at: Place<'_>) -> Parsed<Condition> {
    let Value::Object(fields) = at.value else {
        return at.wrong("a condition, an object,");
    };
    if fields.contains_key("key") {
        return field_condition(at);
    }
    let kinds = [
        "nested",
        "has_id",
        "has_vector",
        "slice",
        "is_empty",
        "is_null",
    ];
    let Some(kind) = kinds.into_iter().find(|kind| at.has(kind)) else {
        return filter_condition(at);
    };
    at.object(&[kind])?;
    let inner = at.required(kind)?;
    Ok(match kind {
        "nested" => nested(inner)?,
        "has_id" => Condition::HasId(inner.list(id)?),
        "has_vector" => Condition::HasVector(inner.text()?.into()),
        "slice" => slice(inner)?,
        _ => {
            inner.object(&["key"])?;
            let test = if kind == "is_null" {
                Test::IsNull(true)
            } else {
                Test::IsEmpty(true)
            };
            Condition::Field {
                key: key(inner)?,
                test,
            }
        }
    })
}

/// A filter as a condition; what is unknown may as well have been meant as another condition.
fn filter_condition(at: Place<'_>) -> Parsed<Condition> {
    let known = [
        &CLAUSES[..],
        &["key", "nested", "has_id", "has_vector", "slice"],
    ]
    .concat();
    at.object(&known)?;
    parse_filter(at).map(|filter| Condition::Filter(Box::new(filter)))
}

fn nested(at: Place<'_>) -> Parsed<Condition> {
    at.object(&["key", "filter"])?;
    Ok(Condition::Nested {
        key: key(at)?.without_last_each(),
        filter: Box::new(parse_filter(at.required("filter")?)?),
    })
}

fn slice(at: Place<'_>) -> Parsed<Condition> {
    at.object(&["total", "index"])?;
    let (total, index) = (
        at.required("total")?.count()?,
        at.required("index")?.count()?,
    );
    if index >= total {
        return at.fail("total is at least 1 and index below total");
    }
    Ok(Condition::Slice { total, index })
}

fn id<'a>(at: Place<'a>) -> Parsed<Id<'a>> {
    match at.value {
        Value::String(text) => Ok(Id::Text(text)),
        value => match value.as_u64() {
            Some(number) => Ok(Id::Number(number)),
            None => at.wrong("an id, a text or a whole number of 0 or more,"),
        },
    }
}

fn key(at: Place<'_>) -> Parsed<KeyPath> {
    let key = at.required("key")?;
    key.text()?
        .parse()
        .or_else(|error: PayloadError| key.fail(error.to_string()))
}

fn field_condition(at: Place<'_>) -> Parsed<Condition> {
    at.object(&[&["key"], &OPERATORS[..]].concat())?;
    let given: Vec<&str> = OPERATORS.into_iter().filter(|name| at.has(name)).collect();
    let mut tests = given.into_iter().map(|name| Ok((name, at.field(name)?)));
    let mut found = None;
    while let Some((name, place)) = tests.next().transpose()? {
        let Some(place) = place else { continue };
        if found.replace(test(name, place)?).is_some() {
            return at.fail("it has two operators; write two conditions");
        }
    }
    match found {
        Some(test) => Ok(Condition::Field {
            key: key(at)?,
            test,
        }),
        None => at.fail(format!(
            "it has no operator; there are {}",
            OPERATORS.join(", ")
        )),
    }
}

fn test(operator: &str, at: Place<'_>) -> Parsed<Test> {
    Ok(match operator {
        "match" => Test::Match(parse_match(at)?),
        "range" => parse_range(at)?,
        "geo_radius" => Test::GeoRadius(radius(at)?),
        "geo_bounding_box" => Test::GeoBoundingBox(bounding_box(at)?),
        "geo_polygon" => Test::GeoPolygon(polygon(at)?),
        "values_count" => Test::ValuesCount(bounds(at, |bound| bound.count())?),
        "is_empty" => Test::IsEmpty(at.truth()?),
        _ => Test::IsNull(at.truth()?),
    })
}

fn parse_match(at: Place<'_>) -> Parsed<Match> {
    let fields = at.object(&MATCHES)?;
    let mut given = fields.keys();
    let (Some(name), None) = (given.next(), given.next()) else {
        return at.fail(format!("it has exactly one of {}", MATCHES.join(", ")));
    };
    let operand = at.required(name)?;
    let words = || operand.text().map(Words::new);
    Ok(match name.as_str() {
        "value" => Match::Value(scalar(operand)?),
        "any" => Match::Any(any_of(operand)?),
        "except" => Match::Except(any_of(operand)?),
        "text" => Match::Text(words()?),
        "text_any" => Match::TextAny(words()?),
        "phrase" => Match::Phrase(words()?),
        "prefix" => Match::Prefix(operand.text()?.into()),
        _ => Match::Substring(operand.text()?.into()),
    })
}

fn scalar(at: Place<'_>) -> Parsed<Scalar> {
    match Scalar::from_json(at.value) {
        Some(scalar) => Ok(scalar),
        None if at.value.is_number() => {
            at.wrong("a whole number of 64 bits (for others give a range)")
        }
        None => at.wrong("a text, a whole number, true or false"),
    }
}

fn any_of(at: Place<'_>) -> Parsed<AnyOf> {
    let is_texts = at.value.get(0).is_none_or(Value::is_string);
    if is_texts {
        let keyword = |element: Place<'_>| element.text().map(Box::from);
        return at.list(keyword).map(AnyOf::Keywords);
    }
    let integer = |element: Place<'_>| match element.value.as_i64() {
        Some(integer) => Ok(integer),
        None => element.wrong("a list of only texts or only whole numbers"),
    };
    at.list(integer).map(AnyOf::Integers)
}

/// Texts are points in time, one bound of either kind decides for all.
fn parse_range(at: Place<'_>) -> Parsed<Test> {
    let fields = at.object(&["gt", "gte", "lt", "lte"])?;
    if fields.values().any(Value::is_string) {
        return bounds(at, datetime).map(Test::DatetimeRange);
    }
    bounds(at, |bound| bound.number()).map(Test::Range)
}

fn datetime(at: Place<'_>) -> Parsed<Datetime> {
    match Datetime::parse(at.text()?) {
        Some(datetime) => Ok(datetime),
        None => at.wrong("a date or time such as 2024-01-31 or 2024-01-31T10:00:00Z"),
    }
}

fn bounds<T>(at: Place<'_>, bound: impl Fn(Place<'_>) -> Parsed<T>) -> Parsed<Range<T>> {
    at.object(&["gt", "gte", "lt", "lte"])?;
    let read = |name| at.field(name)?.map(&bound).transpose();
    Ok(Range {
        gt: read("gt")?,
        gte: read("gte")?,
        lt: read("lt")?,
        lte: read("lte")?,
    })
}

fn radius(at: Place<'_>) -> Parsed<GeoRadius> {
    at.object(&["center", "radius"])?;
    Ok(GeoRadius {
        center: point(at.required("center")?)?,
        radius: at.required("radius")?.number()?,
    })
}

fn bounding_box(at: Place<'_>) -> Parsed<GeoBoundingBox> {
    at.object(&["top_left", "bottom_right"])?;
    Ok(GeoBoundingBox {
        top_left: point(at.required("top_left")?)?,
        bottom_right: point(at.required("bottom_right")?)?,
    })
}

fn polygon(at: Place<'_>) -> Parsed<GeoPolygon> {
    at.object(&["exterior", "interiors"])?;
    let interiors = at.field("interiors")?;
    Ok(GeoPolygon {
        exterior: ring(at.required("exterior")?)?,
        interiors: interiors.map_or_else(|| Ok(Vec::new()), |interiors| interiors.list(ring))?,
    })
}

fn ring(at: Place<'_>) -> Parsed<Vec<GeoPoint>> {
    at.object(&["points"])?;
    let points = at.required("points")?;
    let ring: Vec<GeoPoint> = points.list(point)?;
    if ring.len() < 4 || ring.first() != ring.last() {
        return points.fail("a ring has at least 4 points, and its last is its first");
    }
    Ok(ring)
}

fn point(at: Place<'_>) -> Parsed<GeoPoint> {
    at.object(&["lat", "lon"])?;
    let point = GeoPoint {
        lat: at.required("lat")?.number()?,
        lon: at.required("lon")?.number()?,
    };
    if !point.is_on_earth() {
        return at.fail("lat is from -90 to 90 and lon from -180 to 180");
    }
    Ok(point)
}
