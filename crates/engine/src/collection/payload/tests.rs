//! Fields change, answers stay; what is refused changes nothing.

use serde_json::json;

use super::super::tests::{collection, encoder, found};
use super::*;
use crate::fields::Fields;

fn object(value: Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

#[test]
fn fields_change_and_answers_stay() {
    let encoder = encoder(1);
    let documents = json!([
        {"id": 1, "text": "the river", "price": 3, "old": true},
        {"id": 2, "text": "a stone"},
    ]);
    let mut collection = collection(&encoder, documents);
    let before = collection.n_passages();
    let changed = collection.set_payload(
        &[1.into(), 9.into(), 1.into()],
        &object(json!({"price": 4, "new": [1]})),
    );
    assert_eq!(changed.expect("changed"), 1);
    let deleted = collection.delete_payload(&[1.into()], &["old".into(), "never".into()]);
    assert_eq!(deleted.expect("deleted"), 1);
    let document = collection.get(&1.into()).expect("still there");
    assert_eq!(
        (&document.fields["price"], &document.fields["new"]),
        (&json!(4), &json!([1]))
    );
    assert!(!document.fields.contains_key("old"));
    assert_eq!(collection.n_passages(), before);
    assert_eq!(found(&collection, &encoder, "the river")[0], 1.into());
    assert_eq!(found(&collection, &encoder, "a stone")[0], 2.into());
}

#[test]
fn a_follower_hears_of_it() {
    let encoder = encoder(1);
    let mut collection = collection(
        &encoder,
        json!([{"id": 1, "text": "the river"}, {"id": 2, "text": "a stone"}]),
    );
    let mut follower = Collection::new(Fields::default(), &encoder);
    follower
        .apply(&collection.changes().expect("two"), &encoder)
        .expect("followed");
    collection.committed();
    collection
        .set_payload(&[1.into()], &object(json!({"price": 4})))
        .expect("set");
    follower
        .apply(&collection.changes().expect("one"), &encoder)
        .expect("followed");
    assert_eq!(follower.to_bytes(), collection.to_bytes());
}

#[test]
fn texts_ids_and_wrong_types_are_refused_and_nothing_changes() {
    let encoder = encoder(1);
    let fields = Fields::new([("text", "text"), ("price", "float")]).expect("fields");
    let mut collection = Collection::new(fields, &encoder);
    super::super::tests::upsert(
        &mut collection,
        &encoder,
        json!([{"id": 1, "text": "a stone", "price": 1.5}]),
    );
    let bytes = collection.to_bytes();
    for fields in [
        json!({"text": "x"}),
        json!({"id": 3}),
        json!({"price": "cheap"}),
    ] {
        let error = collection
            .set_payload(&[1.into()], &object(fields))
            .expect_err("refused");
        assert_eq!(error.code(), "document-invalid", "{error}");
    }
    assert_eq!(collection.to_bytes(), bytes);
}
