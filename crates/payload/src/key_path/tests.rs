//! Paths that Qdrant reads, paths that it refuses, and what they select.

use serde_json::{Value, json};

use crate::{KeyPath, Payload};

fn payload() -> Payload {
    let value = json!({
        "a": {"b": [1, [2, 3]], "c d": 4},
        "list": [{"b": 5}, {"b": [6, 7]}, 8, {"c": 9}],
        "grid": [[1, 2], [3]],
        "ключ": 10,
        "null": null,
    });
    value.as_object().expect("an object").clone()
}

fn values(key: &str) -> Value {
    let (payload, mut found) = (payload(), Vec::new());
    let path: KeyPath = key.parse().expect("a key");
    path.each_value(&payload, |value| found.push(value.clone()));
    Value::Array(found)
}

#[test]
fn paths_select_values_and_arrays_stand_for_their_elements() {
    for (key, expected) in [
        ("a.b", json!([1, [2, 3]])),
        ("a.b[]", json!([1, 2, 3])),
        ("a.b[1]", json!([2, 3])),
        ("a.b[7]", json!([])),
        ("a.\"c d\"", json!([4])),
        ("list[].b", json!([5, 6, 7])),
        ("list[1].b", json!([6, 7])),
        ("list.b", json!([])),
        ("grid", json!([[1, 2], [3]])),
        ("grid[]", json!([1, 2, 3])),
        ("grid[][]", json!([1, 2, 3])),
        ("grid[][0]", json!([1, 3])),
        ("ключ", json!([10])),
        ("null", json!([null])),
        ("missing.b", json!([])),
    ] {
        assert_eq!(values(key), expected, "{key}");
    }
}

#[test]
fn paths_are_written_as_they_are_read() {
    for key in [
        "a",
        "a.b",
        "a[].b",
        "a[0][].b-c",
        "\"a b\".c",
        "a.\"\"",
        "ключ",
    ] {
        let path: KeyPath = key.parse().expect("a key");
        assert_eq!(path.to_string(), key);
    }
    assert_eq!(
        "\"a\"".parse::<KeyPath>().map(|path| path.to_string()),
        Ok("a".into())
    );
}

#[test]
fn what_is_no_path_is_refused() {
    for key in [
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "a b",
        "[]",
        "a[",
        "a[x]",
        "a[-1]",
        "a[+1]",
        "a[]b",
        "\"a",
        "a[99999999999999999999]",
        "a]",
    ] {
        let error = key.parse::<KeyPath>().expect_err(key);
        assert_eq!(error.code(), "key-invalid", "{key}");
    }
}
