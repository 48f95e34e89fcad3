//! What is refused, and where the message points.

use nearsight_test_support::Random;
use serde_json::{Value, json};

use crate::{Filter, PayloadError};

fn error(filter: Value) -> PayloadError {
    Filter::from_json(&filter).expect_err(&filter.to_string())
}

#[test]
fn errors_name_the_place() {
    let field = |test: Value| {
        let mut condition = json!({"key": "a"});
        condition
            .as_object_mut()
            .expect("an object")
            .append(test.clone().as_object_mut().expect("an object"));
        json!({"must": [condition]})
    };
    let ring = |n: usize| json!({"points": vec![json!({"lat": 1, "lon": 1}); n]});
    let open = json!({"points": [{"lat": 0, "lon": 0}, {"lat": 0, "lon": 1}, {"lat": 1, "lon": 1}, {"lat": 1, "lon": 0}]});
    for (filter, at, says) in [
        (json!([]), "", "an object is expected, not an array"),
        (
            json!({"musst": []}),
            "musst",
            "known are must, should, must_not, min_should",
        ),
        (json!({"must": 7}), "must", "an array is expected, not 7"),
        (
            json!({"must": [{}, {}, {"key": "a", "range": {"gtee": 1}}]}),
            "must[2].range.gtee",
            "gt, gte, lt, lte",
        ),
        (
            json!({"must": {"key": "a", "rnge": {}}}),
            "must.rnge",
            "match, range",
        ),
        (json!({"should": ["a"]}), "should[0]", "a condition"),
        (
            json!({"must_not": [{"ky": "a", "match": {"value": 1}}]}),
            "must_not[0].ky",
            "key, nested, has_id",
        ),
        (
            json!({"must": [{"nested": {"key": "a", "filter": {"must": [{"key": "b"}]}}}]}),
            "must[0].nested.filter.must[0]",
            "no operator",
        ),
        (
            json!({"must": [{"nested": {"key": "a"}}]}),
            "must[0].nested",
            "\"filter\" is missing",
        ),
        (
            json!({"min_should": {"conditions": [], "min_count": 0}}),
            "min_should.min_count",
            "at least 1",
        ),
        (
            json!({"min_should": {"conditions": []}}),
            "min_should",
            "\"min_count\" is missing",
        ),
        (
            json!({"must": [{"has_id": [1, -1]}]}),
            "must[0].has_id[1]",
            "an id",
        ),
        (
            json!({"must": [{"has_id": 1}]}),
            "must[0].has_id",
            "an array",
        ),
        (
            json!({"must": [{"has_vector": 1}]}),
            "must[0].has_vector",
            "a text",
        ),
        (
            json!({"must": [{"has_id": [], "has_vector": ""}]}),
            "must[0].has_vector",
            "known are has_id",
        ),
        (
            json!({"must": [{"slice": {"total": 2, "index": 2}}]}),
            "must[0].slice",
            "below total",
        ),
        (
            json!({"must": [{"is_empty": "a"}]}),
            "must[0].is_empty",
            "an object",
        ),
        (
            json!({"must": [{"key": "a b", "match": {"value": 1}}]}),
            "must[0].key",
            "\"a b\"",
        ),
        (
            field(json!({"match": {"value": 1}, "range": {}})),
            "must[0]",
            "two operators",
        ),
        (
            field(json!({"match": {}})),
            "must[0].match",
            "exactly one of value, any",
        ),
        (
            field(json!({"match": {"value": 1, "any": []}})),
            "must[0].match",
            "exactly one of",
        ),
        (
            field(json!({"match": {"value": 1.5}})),
            "must[0].match.value",
            "a range",
        ),
        (
            field(json!({"match": {"value": null}})),
            "must[0].match",
            "\"value\" is missing",
        ),
        (
            field(json!({"match": {"any": ["a", 1]}})),
            "must[0].match.any[1]",
            "a text",
        ),
        (
            field(json!({"match": {"any": [1, "a"]}})),
            "must[0].match.any[1]",
            "only whole numbers",
        ),
        (
            field(json!({"match": {"any": "a"}})),
            "must[0].match.any",
            "an array",
        ),
        (
            field(json!({"range": {"gt": true}})),
            "must[0].range.gt",
            "a finite number",
        ),
        (
            field(json!({"range": {"gt": "2024", "lt": 5}})),
            "must[0].range.gt",
            "2024-01-31T10:00:00Z",
        ),
        (
            field(json!({"range": {"gt": "2024-01-01", "lt": 5}})),
            "must[0].range.lt",
            "a text",
        ),
        (
            field(json!({"values_count": {"gt": 1.5}})),
            "must[0].values_count.gt",
            "whole number",
        ),
        (
            field(json!({"is_null": 1})),
            "must[0].is_null",
            "true or false",
        ),
        (
            field(json!({"geo_radius": {"center": {"lat": 91, "lon": 0}, "radius": 1}})),
            "must[0].geo_radius.center",
            "-90 to 90",
        ),
        (
            field(json!({"geo_radius": {"center": {"lat": 1, "lon": 0}}})),
            "must[0].geo_radius",
            "\"radius\" is missing",
        ),
        (
            field(json!({"geo_bounding_box": {"top_left": {"lat": 1}}})),
            "must[0].geo_bounding_box.top_left",
            "\"lon\" is missing",
        ),
        (
            field(json!({"geo_polygon": {"exterior": ring(3)}})),
            "must[0].geo_polygon.exterior.points",
            "at least 4",
        ),
        (
            field(json!({"geo_polygon": {"exterior": open}})),
            "must[0].geo_polygon.exterior.points",
            "its last is its first",
        ),
        (
            field(json!({"geo_polygon": {"exterior": ring(4), "interiors": [ring(2)]}})),
            "must[0].geo_polygon.interiors[0].points",
            "at least 4",
        ),
    ] {
        let error = error(filter.clone());
        assert_eq!(error.code(), "filter-invalid");
        let (message, place) = (error.to_string(), format!("at {at}: "));
        assert!(message.contains(&place), "{filter}: {message}");
        assert!(message.contains(says), "{filter}: {message}");
    }
}

#[test]
fn nulls_count_as_absent_as_clients_write_them() {
    let written = json!({"must": [{"key": "a", "match": null, "range": {"gt": 1, "lt": null}, "is_null": null}], "should": null, "min_should": null});
    let meant = json!({"must": {"key": "a", "range": {"gt": 1.0}}});
    assert_eq!(Filter::from_json(&written), Filter::from_json(&meant));
}

#[test]
fn text_that_is_not_json_says_where() {
    let error = "{\"must\": [}".parse::<Filter>().expect_err("not JSON");
    assert!(error.to_string().contains("line 1, column 11"), "{error}");
    let error = "{\"must\": [{\"key\": \"a\", \"range\": {\"gt\": 1e999}}]}".parse::<Filter>();
    assert_eq!(
        error.map_err(|error| error.code()),
        Err("filter-invalid"),
        "infinity"
    );
}

fn nested_text(levels: usize) -> String {
    format!(
        "{}{{}}{}",
        "{\"must\":[".repeat(levels),
        "]}".repeat(levels)
    )
}

#[test]
fn deep_filters_are_refused_alike_as_text_and_as_value() {
    let deep_value = |levels| (0..levels).fold(json!({}), |inner, _| json!({"must": [inner]}));
    assert!(nested_text(50).parse::<Filter>().is_ok());
    assert!(Filter::from_json(&deep_value(50)).is_ok());
    for levels in [51, 60, 64, 1000] {
        let of_text = nested_text(levels).parse::<Filter>().expect_err("too deep");
        assert_eq!(Filter::from_json(&deep_value(levels)), Err(of_text.clone()));
        assert!(of_text.to_string().contains("flatter"), "{of_text}");
    }
    let unknown = json!({"must": [{"key": "a", "range": deep_value(1000)}]});
    assert!(Filter::from_json(&unknown).is_err());
}

/// Every byte of a filter replaced or left out, then random damage: an error or a filter, never a panic.
#[test]
fn damaged_filters_never_panic() {
    const WHOLE: &str = r#"{"must":[{"key":"a[].b","range":{"gte":-1.5e3}},{"key":"t","range":{"lt":"2024-01-31T10:00:00Z"}},{"nested":{"key":"x","filter":{"should":{"key":"c","match":{"any":["é","b"]}}}}}],"min_should":{"conditions":[{"has_id":[1,"u"]},{"slice":{"total":3,"index":1}}],"min_count":1},"must_not":[{"key":"g","geo_polygon":{"exterior":{"points":[{"lat":0,"lon":0},{"lat":0,"lon":1},{"lat":1,"lon":1},{"lat":0,"lon":0}]}}}]}"#;
    assert!(WHOLE.parse::<Filter>().is_ok());
    let mut random = Random::new(3);
    let mut n_refused = 0;
    let mut check = |bytes: &[u8]| {
        if let Err(error) = String::from_utf8_lossy(bytes).parse::<Filter>() {
            assert_eq!(error.code(), "filter-invalid");
            n_refused += 1;
        }
    };
    for at in 0..WHOLE.len() {
        for byte in *b"\"[]{}:,.-0\xff" {
            let mut bytes = WHOLE.as_bytes().to_vec();
            bytes[at] = byte;
            check(&bytes);
        }
        let mut bytes = WHOLE.as_bytes().to_vec();
        bytes.drain(at..(at + 1 + random.below(9)).min(WHOLE.len()));
        check(&bytes);
    }
    assert!(n_refused > 1000, "{n_refused}");
}
