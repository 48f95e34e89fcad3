//! What is refused, and where the message points.

use nearsight_test_support::Random;
use serde_json::json;

use crate::Filter;

/// A filter, the place that its message names, and part of what it says there.
const REFUSED: &[(&str, &str, &str)] = &[
    ("[]", "its top", "an object is expected, not an array"),
    (
        r#"{"musst":[]}"#,
        "musst",
        "known are must, should, must_not, min_should",
    ),
    (r#"{"must":7}"#, "must", "an array is expected, not 7"),
    (
        r#"{"must":[{},{},{"key":"a","range":{"gtee":1}}]}"#,
        "must[2].range.gtee",
        "gt, gte, lt, lte",
    ),
    (
        r#"{"must":{"key":"a","rnge":{}}}"#,
        "must.rnge",
        "match, range",
    ),
    (r#"{"should":["a"]}"#, "should[0]", "a condition"),
    (
        r#"{"must_not":[{"ky":"a","match":{"value":1}}]}"#,
        "must_not[0].ky",
        "key, nested, has_id",
    ),
    (
        r#"{"must":[{"nested":{"key":"a","filter":{"must":[{"key":"b"}]}}}]}"#,
        "must[0].nested.filter.must[0]",
        "no operator",
    ),
    (
        r#"{"must":[{"nested":{"key":"a"}}]}"#,
        "must[0].nested",
        r#""filter" is missing"#,
    ),
    (
        r#"{"min_should":{"conditions":[],"min_count":0}}"#,
        "min_should.min_count",
        "at least 1",
    ),
    (
        r#"{"min_should":{"conditions":[]}}"#,
        "min_should",
        r#""min_count" is missing"#,
    ),
    (
        r#"{"must":[{"has_id":[1,-1]}]}"#,
        "must[0].has_id[1]",
        "an id",
    ),
    (r#"{"must":[{"has_id":1}]}"#, "must[0].has_id", "an array"),
    (
        r#"{"must":[{"has_vector":1}]}"#,
        "must[0].has_vector",
        "a text",
    ),
    (
        r#"{"must":[{"has_id":[],"has_vector":""}]}"#,
        "must[0].has_vector",
        "known are has_id",
    ),
    (
        r#"{"must":[{"slice":{"total":2,"index":2}}]}"#,
        "must[0].slice",
        "below total",
    ),
    (
        r#"{"must":[{"is_empty":"a"}]}"#,
        "must[0].is_empty",
        "an object",
    ),
    (
        r#"{"must":[{"key":"a b","match":{"value":1}}]}"#,
        "must[0].key",
        r#""a b""#,
    ),
    (
        r#"{"must":[{"key":"a","match":{"value":1},"range":{}}]}"#,
        "must[0]",
        "two operators",
    ),
    (
        r#"{"must":[{"key":"a","match":{}}]}"#,
        "must[0].match",
        "exactly one of value, any",
    ),
    (
        r#"{"must":[{"key":"a","match":{"value":1,"any":[]}}]}"#,
        "must[0].match",
        "exactly one of",
    ),
    (
        r#"{"must":[{"key":"a","match":{"value":1.5}}]}"#,
        "must[0].match.value",
        "a range",
    ),
    (
        r#"{"must":[{"key":"a","match":{"value":null}}]}"#,
        "must[0].match",
        r#""value" is missing"#,
    ),
    (
        r#"{"must":[{"key":"a","match":{"any":["a",1]}}]}"#,
        "must[0].match.any[1]",
        "a text",
    ),
    (
        r#"{"must":[{"key":"a","match":{"any":[1,"a"]}}]}"#,
        "must[0].match.any[1]",
        "only whole numbers",
    ),
    (
        r#"{"must":[{"key":"a","match":{"any":"a"}}]}"#,
        "must[0].match.any",
        "an array",
    ),
    (
        r#"{"must":[{"key":"a","range":{"gt":true}}]}"#,
        "must[0].range.gt",
        "a finite number",
    ),
    (
        r#"{"must":[{"key":"a","range":{"gt":"2024","lt":5}}]}"#,
        "must[0].range.gt",
        "2024-01-31T10:00:00Z",
    ),
    (
        r#"{"must":[{"key":"a","range":{"gt":"2024-01-01","lt":5}}]}"#,
        "must[0].range.lt",
        "a text",
    ),
    (
        r#"{"must":[{"key":"a","values_count":{"gt":1.5}}]}"#,
        "must[0].values_count.gt",
        "whole number",
    ),
    (
        r#"{"must":[{"key":"a","is_null":1}]}"#,
        "must[0].is_null",
        "true or false",
    ),
    (
        r#"{"must":[{"key":"a","geo_radius":{"center":{"lat":91,"lon":0},"radius":1}}]}"#,
        "must[0].geo_radius.center",
        "-90 to 90",
    ),
    (
        r#"{"must":[{"key":"a","geo_radius":{"center":{"lat":1,"lon":0}}}]}"#,
        "must[0].geo_radius",
        r#""radius" is missing"#,
    ),
    (
        r#"{"must":[{"key":"a","geo_bounding_box":{"top_left":{"lat":1}}}]}"#,
        "must[0].geo_bounding_box.top_left",
        r#""lon" is missing"#,
    ),
    (
        r#"{"must":[{"key":"a","geo_polygon":{"exterior":{"points":[{"lat":1,"lon":1},{"lat":1,"lon":1},{"lat":1,"lon":1}]}}}]}"#,
        "must[0].geo_polygon.exterior.points",
        "at least 4",
    ),
    (
        r#"{"must":[{"key":"a","geo_polygon":{"exterior":{"points":[{"lat":1,"lon":1},{"lat":1,"lon":1},{"lat":1,"lon":1},{"lat":0,"lon":0}]}}}]}"#,
        "must[0].geo_polygon.exterior.points",
        "its last is its first",
    ),
    (
        r#"{"must":[{"key":"a","geo_polygon":{"exterior":{"points":[{"lat":1,"lon":1},{"lat":1,"lon":1},{"lat":1,"lon":1},{"lat":1,"lon":1}]},"interiors":[{"points":[]}]}}]}"#,
        "must[0].geo_polygon.interiors[0].points",
        "at least 4",
    ),
];

#[test]
fn errors_name_the_place() {
    for (filter, at, says) in REFUSED {
        let error = filter.parse::<Filter>().expect_err(filter);
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
