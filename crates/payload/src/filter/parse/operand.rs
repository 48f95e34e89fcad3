//! Reads what a condition asks of a field: the operand of its operator.

use serde_json::Value;

use super::Parsed;
use crate::filter::place::Place;
use crate::filter::{AnyOf, Match, Range, Test};
use crate::{Datetime, GeoBoundingBox, GeoPoint, GeoPolygon, GeoRadius, Scalar, Words};

pub(super) const OPERATORS: [&str; 8] = [
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

pub(super) fn test(operator: &str, at: Place<'_>) -> Parsed<Test> {
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
