//! Declared types, and what they say of values that are not theirs.

use serde_json::{Value, json};

use super::{FieldType, Schema, TYPES};
use crate::PayloadError;

fn check(declared: &str, value: Value) -> Result<(), PayloadError> {
    let fields = json!({ "items[].field": declared });
    let schema = Schema::from_json(fields.as_object().expect("an object"))?;
    let payload = json!({ "items": [{}, { "field": value }] });
    schema.check(payload.as_object().expect("an object"))
}

#[test]
fn values_of_the_declared_type_pass() {
    let place = json!({"lat": -90, "lon": 180.0});
    for (declared, values) in [
        ("keyword", json!(["a", ""])),
        ("text", json!(["a b"])),
        ("integer", json!([1, -5])),
        ("float", json!([1, 2.5, u64::MAX])),
        ("bool", json!([true, false])),
        (
            "datetime",
            json!(["2024-01-31", "2024-01-31T10:00:00+01:00"]),
        ),
        ("geo", json!([place])),
        ("uuid", json!(["550e8400-e29b-41d4-a716-446655440000"])),
    ] {
        for value in values.as_array().expect("an array") {
            assert_eq!(check(declared, value.clone()), Ok(()), "{declared} {value}");
        }
        assert_eq!(
            check(declared, values),
            Ok(()),
            "{declared}: an array of them"
        );
        assert_eq!(check(declared, json!([null])), Ok(()), "{declared}: null");
        assert_eq!(check(declared, json!([])), Ok(()), "{declared}: nothing");
    }
}

#[test]
fn other_values_are_named_with_their_field_and_what_to_do() {
    for (declared, value, found) in [
        ("keyword", json!(7), "7"),
        ("text", json!(["a", 7]), "7"),
        ("integer", json!(1.5), "1.5"),
        ("integer", json!(u64::MAX), "18446744073709551615"),
        ("float", json!("80"), "\"80\""),
        ("bool", json!("true"), "\"true\""),
        ("datetime", json!("2023-02-29"), "\"2023-02-29\""),
        ("datetime", json!(1_700_000_000), "1700000000"),
        (
            "geo",
            json!({"lat": 91, "lon": 0}),
            "{\"lat\":91,\"lon\":0}",
        ),
        ("geo", json!({"lat": 1}), "{\"lat\":1}"),
        ("geo", json!([[1, 2]]), "an array"),
        ("uuid", json!("x".repeat(100)), "..."),
    ] {
        let error = check(declared, value).expect_err(declared);
        assert_eq!(error.code(), "payload-invalid");
        let message = error.to_string();
        for part in ["\"items[].field\"", declared, found, "give "] {
            assert!(message.contains(part), "{message:?} says {part:?}");
        }
        assert!(message.len() < 300, "{message}");
    }
}

#[test]
fn declarations_are_checked() {
    for (fields, code) in [
        (json!({"a": "number"}), "schema-invalid"),
        (json!({"a": {"type": "float"}}), "schema-invalid"),
        (json!({"a..b": "float"}), "key-invalid"),
    ] {
        let error = Schema::from_json(fields.as_object().expect("an object")).expect_err(code);
        assert_eq!(error.code(), code);
    }
}

#[test]
fn types_stand_at_their_place_in_the_table() {
    for (row, (declared, name, _)) in TYPES.iter().enumerate() {
        assert_eq!(*declared as usize, row);
        assert_eq!(
            (declared.name(), FieldType::from_name(name)),
            (*name, Some(*declared))
        );
    }
}
