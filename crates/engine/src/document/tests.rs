//! Which ids are taken, and how documents look as JSON.

use serde_json::json;

use super::*;

#[test]
fn whole_numbers_and_texts_are_ids() {
    assert_eq!(DocId::from_json(&json!(0)), Ok(DocId::Number(0)));
    assert_eq!(
        DocId::from_json(&json!(LARGEST_NUMBER_ID)),
        Ok(DocId::Number(9_007_199_254_740_991))
    );
    assert_eq!(DocId::from_json(&json!("7")), Ok(DocId::from("7")));
}

#[test]
fn ids_that_javascript_would_change_are_refused_by_name() {
    for (value, named) in [
        (json!(9_007_199_254_740_992_u64), "9007199254740992"),
        (json!(-1), "-1"),
        (json!(1.5), "1.5"),
        (json!(null), "null"),
        (json!(true), "true or false"),
        (json!(""), "empty"),
        (json!(["a"]), "array"),
    ] {
        let error = DocId::from_json(&value).expect_err("refused");
        assert_eq!(error.code(), "document-invalid");
        let message = error.to_string();
        assert!(
            message.contains(named) && message.contains("2^53 - 1"),
            "{message}"
        );
    }
}

#[test]
fn numbers_sort_before_texts() {
    let mut ids = [
        DocId::from("a"),
        DocId::from(10),
        DocId::from("B"),
        DocId::from(9),
    ];
    ids.sort();
    assert_eq!(ids.map(|id| id.to_string()), ["9", "10", "B", "a"]);
}

#[test]
fn a_document_is_a_flat_object_both_ways() {
    let json = json!({"id": 3, "title": "Knots", "price": 2.5});
    let document = Document::from_json(json.clone()).expect("a document");
    assert_eq!(document.text("title"), Some("Knots"));
    assert_eq!(document.text("price"), None);
    assert!(!document.fields.contains_key("id"));
    assert_eq!(serde_json::to_value(&document).expect("JSON"), json);
    assert_eq!(
        serde_json::from_value::<Document>(json).expect("a document"),
        document
    );
}

#[test]
fn what_is_no_document_is_named() {
    let error = Document::from_json(json!([1])).expect_err("refused");
    assert!(error.to_string().contains("an array"), "{error}");
    let error = Document::from_json(json!({"title": "x"})).expect_err("refused");
    assert!(error.to_string().contains("nothing cannot be"), "{error}");
    assert!(serde_json::from_value::<Document>(json!({"id": -3})).is_err());
}
