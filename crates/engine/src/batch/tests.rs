//! A wrong document is found by its place.

use serde_json::json;

use super::*;

#[test]
fn good_documents_keep_their_order_and_fields() {
    let documents = documents_from_json(vec![
        json!({"id": 7, "text": "a", "price": 1.5}),
        json!({"id": "b"}),
    ]);
    let documents = documents.expect("both are documents");
    assert_eq!(documents[0].id, DocId::from(7));
    assert_eq!(documents[0].fields["price"], json!(1.5));
    assert_eq!(documents[1].id, DocId::from("b"));
}

#[test]
fn a_wrong_document_is_named_by_position_and_field() {
    for (wrong, part) in [
        (json!({"text": "no id"}), "nothing"),
        (json!({"id": 1.5}), "1.5"),
        (json!({"id": ""}), "empty"),
        (json!("text"), "not a document"),
    ] {
        let error =
            documents_from_json(vec![json!({"id": 1}), wrong]).expect_err("the second is wrong");
        assert_eq!(error.code(), "document-invalid");
        let message = error.to_string();
        assert!(
            message.starts_with("documents[1]: ") && message.contains(part),
            "{message}"
        );
    }
}

#[test]
fn ids_are_checked_too() {
    assert_eq!(
        ids_from_json(&[json!(1), json!("a")]).expect("ids"),
        [DocId::from(1), DocId::from("a")]
    );
    let error = ids_from_json(&[json!(1), json!(null)]).expect_err("null is no id");
    assert_eq!(error.code(), "document-invalid");
}
