//! Steps and batches: their size, what is visible in between, what stays when the rest is dropped, and what happens to
//! batches that come back late, wrong or not encoded.

use nearsight_encoder::TextEncoder;
use nearsight_vector::Embedding;
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

/// An empty collection and an upsert of two documents with several passages each.
fn planned(encoder: &TextEncoder) -> (Collection, Upsert) {
    let collection = Collection::new(Fields::default(), encoder);
    let upsert = collection.plan(documents(long_documents()), encoder);
    (collection, upsert.expect("good documents"))
}

/// Every batch of 100 tokens that is left to hand out.
fn batches(upsert: &mut Upsert) -> Vec<PassageBatch> {
    std::iter::from_fn(|| upsert.next_batch(100)).collect()
}

fn put(upsert: &mut Upsert, collection: &mut Collection, batch: PassageBatch, by: &TextEncoder) {
    let embeddings = batch.encode(by).expect("embeddings");
    upsert.put(collection, batch, embeddings).expect("put");
}

/// What one thread makes of the same documents.
fn bytes_of_steps(encoder: &TextEncoder) -> Vec<u8> {
    let (mut collection, mut upsert) = planned(encoder);
    while upsert.step(&mut collection, encoder, 256).expect("a step") {}
    collection.to_bytes()
}

#[test]
fn batches_may_come_back_in_any_order() {
    let encoder = encoder(1);
    let (mut collection, mut upsert) = planned(&encoder);
    let mut batches = batches(&mut upsert);
    assert!(batches.len() > 4, "{}", batches.len());
    let n_passages: usize = batches.iter().map(|batch| batch.inputs().len()).sum();
    assert_eq!(n_passages, upsert.n_passages());
    let first = batches.remove(0);
    for (n_back, batch) in batches.into_iter().rev().enumerate() {
        assert!(upsert.done_passages() >= n_back);
        put(&mut upsert, &mut collection, batch, &encoder);
        // Both wait for the first passage of the first document.
        assert_eq!((upsert.done_documents(), collection.n_documents()), (0, 0));
    }
    put(&mut upsert, &mut collection, first, &encoder);
    assert_eq!((upsert.done_documents(), collection.n_documents()), (2, 2));
    assert_eq!(upsert.done_passages(), upsert.n_passages());
    assert_eq!(collection.to_bytes(), bytes_of_steps(&encoder));
}

#[test]
fn a_batch_given_back_is_handed_out_again_before_all_others() {
    let encoder = encoder(1);
    let (mut collection, mut upsert) = planned(&encoder);
    let lost = upsert.next_batch(100).expect("the first");
    let kept = upsert.next_batch(100).expect("the second");
    let inputs = lost.inputs().to_vec();
    upsert.give_back(lost);
    let again = upsert.next_batch(1).expect("the first");
    assert_eq!(again.inputs(), inputs);
    for batch in [kept, again].into_iter().chain(batches(&mut upsert)) {
        put(&mut upsert, &mut collection, batch, &encoder);
    }
    assert!(upsert.next_batch(100).is_none());
    assert_eq!(collection.to_bytes(), bytes_of_steps(&encoder));
}

#[test]
fn steps_go_on_around_a_batch_that_is_on_its_way() {
    let encoder = encoder(1);
    let (mut collection, mut upsert) = planned(&encoder);
    let away = upsert.next_batch(100).expect("the first");
    let n_away = away.inputs().len();
    while upsert.done_passages() + n_away < upsert.n_passages() {
        assert!(upsert.step(&mut collection, &encoder, 256).expect("a step"));
    }
    assert!(upsert.step(&mut collection, &encoder, 256).expect("waits"));
    assert_eq!((upsert.done_documents(), collection.n_documents()), (0, 0));
    upsert.give_back(away);
    assert!(!upsert.step(&mut collection, &encoder, 256).expect("last"));
    assert_eq!(collection.to_bytes(), bytes_of_steps(&encoder));
}

#[test]
fn embeddings_that_do_not_belong_to_the_batch_are_refused_and_it_is_handed_out_again() {
    let encoder = encoder(1);
    let (mut collection, mut upsert) = planned(&encoder);
    let unit = |dimension| Embedding::normalize(vec![1.0; dimension]).expect("a direction");
    for of_batch in [
        |n_inputs, right| (n_inputs - 1, right),
        |n_inputs, right| (n_inputs + 1, right),
        |n_inputs, right| (n_inputs, right - 1),
    ] {
        let batch = upsert.next_batch(256).expect("the first again");
        assert!(batch.inputs()[0].starts_with("river"));
        let (n_embeddings, dimension) = of_batch(batch.inputs().len(), encoder.dimension());
        let wrong = vec![unit(dimension); n_embeddings];
        let refused = upsert.put(&mut collection, batch, wrong);
        assert_eq!(refused.expect_err("wrong").code(), "embeddings-invalid");
        assert_eq!(upsert.done_passages(), 0);
    }
    for batch in batches(&mut upsert) {
        put(&mut upsert, &mut collection, batch, &encoder);
    }
    assert_eq!(collection.n_documents(), 2);
}

#[test]
fn a_batch_of_another_upsert_changes_nothing() {
    let encoder = encoder(1);
    let (mut collection, mut upsert) = planned(&encoder);
    let (_, mut other) = planned(&encoder);
    let foreign = batches(&mut other).pop().expect("the last");
    let embeddings = foreign.encode(&encoder).expect("embeddings");
    let refused = upsert.put(&mut collection, foreign, embeddings);
    assert_eq!(refused.expect_err("foreign").code(), "embeddings-invalid");
    for batch in batches(&mut upsert) {
        put(&mut upsert, &mut collection, batch, &encoder);
    }
    assert_eq!(collection.to_bytes(), bytes_of_steps(&encoder));
}
