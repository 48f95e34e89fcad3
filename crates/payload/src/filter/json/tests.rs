//! The JSON that a Qdrant server is sent.

use serde_json::json;

use crate::Filter;

#[test]
fn filters_are_written_in_qdrants_words() {
    let whole = json!({
        "must": [
            {"key": "city", "match": {"any": ["Berlin", "Rome"]}},
            {"key": "price", "range": {"gte": 1.5, "lt": 80.0}},
            {"key": "when", "range": {"gt": "2024-01-31T10:00:00Z"}},
            {"key": "tags", "values_count": {"gt": 2}},
            {"is_empty": {"key": "a[].b"}},
            {"key": "c", "is_null": false},
            {"has_id": [7, "x"]},
            {"has_vector": "image"},
            {"slice": {"total": 3, "index": 1}},
        ],
        "should": [
            {"nested": {"key": "diet", "filter": {"must": [{"key": "food", "match": {"value": "meat"}}]}}},
            {"must_not": [{"key": "color", "match": {"except": [1, 2]}}]},
        ],
        "must_not": [
            {"key": "at", "geo_radius": {"center": {"lat": 1.0, "lon": 2.0}, "radius": 10.0}},
            {"key": "at", "geo_bounding_box": {"top_left": {"lat": 1.0, "lon": 2.0}, "bottom_right": {"lat": 0.0, "lon": 3.0}}},
        ],
        "min_should": {"conditions": [{"key": "note", "match": {"text": "Red  boots"}}], "min_count": 1},
    });
    let filter = Filter::from_json(&whole).expect("a filter");
    assert_eq!(filter.to_json(), whole);
    assert_eq!(Filter::default().to_json(), json!({}));
}

#[test]
fn a_single_condition_becomes_a_list() {
    let filter: Filter = r#"{"must": {"key": "\"a b\"", "match": {"value": true}}}"#
        .parse()
        .expect("a filter");
    assert_eq!(
        filter.to_json(),
        json!({"must": [{"key": "\"a b\"", "match": {"value": true}}]})
    );
}
