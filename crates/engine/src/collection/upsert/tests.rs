//! Steps: their size, what is visible in between, and what stays when the rest is dropped.

use serde_json::{Value, json};

use super::super::tests::{collection, documents, encoder, found};
use super::*;
use crate::fields::Fields;

fn long_text(word: &str) -> String {
    format!("{word} and some more of the same. ").repeat(40)
}

fn long_documents() -> Value {
    json!([{"id": 1, "text": long_text("river")}, {"id": 2, "text": long_text("stone")}])
}

#[test]
fn a_step_takes_what_fits_and_at_least_one_passage() {
    let encoder = encoder(1);
    let mut collection = Collection::new(Fields::default(), &encoder);
    let mut upsert = collection
        .plan(documents(long_documents()), &encoder)
        .expect("good documents");
    assert!(upsert.n_passages() > 8, "{}", upsert.n_passages());
    assert!(upsert.step(&mut collection, &encoder, 0).expect("a step"));
    assert_eq!(upsert.done_passages(), 1);
    assert!(upsert.step(&mut collection, &encoder, 256).expect("a step"));
    assert_eq!(upsert.done_passages(), 3);
    assert!(
        !upsert
            .step(&mut collection, &encoder, usize::MAX)
            .expect("a step")
    );
    assert_eq!(
        (upsert.done_documents(), upsert.done_passages()),
        (2, upsert.n_passages())
    );
    assert_eq!(collection.n_passages(), upsert.n_passages());
    assert!(
        !upsert
            .step(&mut collection, &encoder, 256)
            .expect("nothing left to do")
    );
}

#[test]
fn a_document_appears_when_its_last_passage_is_encoded() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, json!([{"id": 1, "text": "the old text"}]));
    let mut upsert = collection
        .plan(documents(long_documents()), &encoder)
        .expect("good documents");
    while upsert.done_documents() == 0 {
        let text = collection
            .get(&1.into())
            .expect("the older one")
            .text("text");
        assert_eq!(text, Some("the old text"));
        assert_eq!(collection.n_passages(), 1);
        assert!(upsert.step(&mut collection, &encoder, 1).expect("a step"));
    }
    assert_ne!(
        collection
            .get(&1.into())
            .expect("the newer one")
            .text("text"),
        Some("the old text")
    );
    assert_eq!(collection.n_documents(), 1);
    assert_eq!(found(&collection, &encoder, "stone"), [1.into()]);
}

#[test]
fn a_dropped_upsert_keeps_what_is_done() {
    let encoder = encoder(1);
    let mut collection = Collection::new(Fields::default(), &encoder);
    let mut upsert = collection
        .plan(documents(long_documents()), &encoder)
        .expect("good documents");
    while upsert.done_documents() < 1 {
        upsert.step(&mut collection, &encoder, 1).expect("a step");
    }
    drop(upsert);
    assert_eq!(collection.n_documents(), 1);
    assert_eq!(found(&collection, &encoder, "river"), [1.into()]);
}

#[test]
fn the_size_of_the_steps_does_not_change_the_collection() {
    let encoder = encoder(1);
    let bytes = |max_tokens| {
        let mut collection = Collection::new(Fields::default(), &encoder);
        let mut upsert = collection
            .plan(documents(long_documents()), &encoder)
            .expect("good documents");
        while upsert
            .step(&mut collection, &encoder, max_tokens)
            .expect("a step")
        {}
        collection.to_bytes()
    };
    assert_eq!(bytes(1), bytes(100_000));
}

#[test]
fn a_wrong_document_anywhere_changes_nothing() {
    let encoder = encoder(1);
    let collection = collection(&encoder, json!([{"id": 1, "text": "river"}]));
    let wrong = documents(json!([{"id": 2, "text": "stone"}, {"id": 3, "text": ""}]));
    assert_eq!(
        collection
            .plan(wrong, &encoder)
            .expect_err("3 is empty")
            .code(),
        "document-empty"
    );
    assert_eq!(collection.n_documents(), 1);
}
