//! What Qdrant's documentation promises, in examples; the whole is held against local mode in tests/qdrant.rs.

use serde_json::{Value, json};

use super::hash;
use crate::{Filter, Id};

fn meets(payload: &Value, condition: Value) -> bool {
    let filter = Filter::from_json(&json!({ "must": condition })).expect("a filter");
    filter.matches(
        Id::Number(1),
        payload.as_object().expect("an object"),
        &|name| name == "image",
    )
}

/// The documentation's own example: which dinosaur likes meat.
#[test]
fn nested_asks_one_object_at_a_time() {
    let diet = |food: &str, likes: bool| json!({"food": food, "likes": likes});
    let t_rex = json!({"diet": [diet("leaves", false), diet("meat", true)]});
    let diplodocus = json!({"diet": [diet("leaves", true), diet("meat", false)]});
    let food = json!({"key": "diet[].food", "match": {"value": "meat"}});
    let likes = json!({"key": "diet[].likes", "match": {"value": true}});
    assert!(
        meets(&diplodocus, json!([food, likes])),
        "over all objects together"
    );
    let together = json!([{"key": "food", "match": {"value": "meat"}}, {"key": "likes", "match": {"value": true}}]);
    let nested = |key: &str| json!({"nested": {"key": key, "filter": {"must": together}}});
    assert!(meets(&t_rex, nested("diet")) && meets(&t_rex, nested("diet[]")));
    assert!(!meets(&diplodocus, nested("diet")));
}

#[test]
fn empty_is_not_null() {
    for (payload, empty, null) in [
        (json!({}), true, false),
        (json!({"a": null}), true, true),
        (json!({"a": []}), true, false),
        (json!({"a": [null]}), false, true),
        (json!({"a": [1, null]}), false, true),
        (json!({"a": 0}), false, false),
        (json!({"a": ""}), false, false),
    ] {
        assert_eq!(
            meets(&payload, json!({"is_empty": {"key": "a"}})),
            empty,
            "{payload}"
        );
        assert_eq!(
            meets(&payload, json!({"is_null": {"key": "a"}})),
            null,
            "{payload}"
        );
    }
}

#[test]
fn kinds_do_not_mix() {
    let whole = json!({"a": 1});
    assert!(meets(&whole, json!({"key": "a", "match": {"value": 1}})));
    for other in [json!("1"), json!(true)] {
        assert!(!meets(
            &whole,
            json!({"key": "a", "match": {"value": other}})
        ));
    }
    assert!(!meets(
        &json!({"a": 1.0}),
        json!({"key": "a", "match": {"value": 1}})
    ));
    assert!(!meets(
        &json!({"a": true}),
        json!({"key": "a", "range": {"gte": 0}})
    ));
    assert!(!meets(
        &json!({"a": "5"}),
        json!({"key": "a", "range": {"gte": 0}})
    ));
}

#[test]
fn words_are_whole_and_phrases_in_order() {
    let note = json!({"a": "Well-worn SNOW boots, size 42"});
    for (condition, expected) in [
        (json!({"text": "boots snow"}), true),
        (json!({"text": "boot"}), false),
        (json!({"text": "boots missing"}), false),
        (json!({"text": " , "}), false),
        (json!({"text_any": "missing 42"}), true),
        (json!({"text_any": "4"}), false),
        (json!({"phrase": "worn snow"}), true),
        (json!({"phrase": "snow worn"}), false),
        (json!({"phrase": "now boots"}), false),
        (json!({"phrase": "boots size 42"}), true),
        (json!({"phrase": ""}), false),
        (json!({"prefix": "Well-"}), true),
        (json!({"prefix": "well"}), false),
        (json!({"substring": "NOW b"}), true),
        (json!({"substring": "now b"}), false),
    ] {
        assert_eq!(
            meets(&note, json!({"key": "a", "match": condition})),
            expected,
            "{condition}"
        );
    }
}

/// Made by qdrant-client's `siphash24`.
#[test]
fn slices_are_qdrants() {
    assert_eq!(hash(Id::Number(0)), 0xe849_e8bb_6ffe_2567);
    assert_eq!(hash(Id::Number(1 << 40)), 0xa425_cee6_29b2_6ee5);
    assert_eq!(
        hash(Id::Text("550e8400-e29b-41d4-a716-446655440000")),
        0xf5d0_ca21_ba34_d504
    );
    assert_eq!(
        hash(Id::Text("550E8400E29B41D4A716446655440000")),
        hash(Id::Text("550e8400-e29b-41d4-a716-446655440000"))
    );
}

/// Far more than anybody stores; whatever grows with the square of it would run for hours.
#[test]
fn ten_megabytes_are_read_in_one_go() {
    let texts: Vec<Value> = (0..100_000)
        .map(|n| json!(format!("word{n} with some text around it {}", n * 7)))
        .collect();
    let objects: Vec<Value> = (0..100_000).map(|n| json!({"n": n})).collect();
    let payload = json!({"texts": texts, "objects": objects, "long": "a ".repeat(1 << 20)});
    let many: Vec<i64> = (0..100_000).map(|n| -1 - n).collect();
    assert!(!meets(
        &payload,
        json!({"key": "objects[].n", "match": {"any": many}})
    ));
    assert!(meets(
        &payload,
        json!({"key": "objects[].n", "match": {"except": many}})
    ));
    assert!(meets(
        &payload,
        json!({"key": "texts", "match": {"text": "word99999 699993"}})
    ));
    assert!(!meets(
        &payload,
        json!({"key": "long", "match": {"phrase": format!("{}b", "a ".repeat(100_000))}})
    ));
    let nested = json!({"nested": {"key": "objects", "filter": {"must": [{"key": "n", "range": {"gt": 1e6}}]}}});
    assert!(!meets(&payload, nested));
}
