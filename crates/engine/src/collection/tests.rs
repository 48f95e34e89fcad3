//! A collection over a tiny random model: no meaning in it, but the same text is always at distance 0.

use nearsight_encoder::{Prefixes, Source, TextEncoder, quantize};
use nearsight_test_support::TinyBert;
use serde_json::{Value, json};

use super::*;
use crate::batch::documents_from_json;
use crate::query::{Query, Weights};

/// A tiny encoder; the seed decides its vector space.
pub(super) fn encoder(seed: u64) -> TextEncoder {
    prefixed_encoder(seed, Prefixes::default())
}

/// A tiny encoder that reads something before queries and passages.
pub(super) fn prefixed_encoder(seed: u64, prefixes: Prefixes) -> TextEncoder {
    let tiny = TinyBert::new(seed);
    let source = Source {
        id: format!("tiny-{seed}"),
        origin: "seeded".into(),
        licence: "none".into(),
        max_tokens: 128,
        prefixes,
        ..Source::default()
    };
    let model =
        quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 1 << 20).expect("a tiny model");
    let loader = model.loader().expect("its files");
    loader.finish().expect("all of them")
}

/// Documents of a JSON array.
pub(super) fn documents(values: Value) -> Vec<Document> {
    documents_from_json(values.as_array().expect("an array").clone()).expect("documents")
}

/// Plans and does an upsert.
pub(super) fn upsert(collection: &mut Collection, encoder: &TextEncoder, values: Value) {
    let mut upsert = collection
        .plan(documents(values), encoder)
        .expect("good documents");
    while upsert.step(collection, encoder, 256).expect("a step") {}
}

/// A collection of the default fields with documents in it.
pub(super) fn collection(encoder: &TextEncoder, values: Value) -> Collection {
    let mut collection = Collection::new(Fields::default(), encoder);
    upsert(&mut collection, encoder, values);
    collection
}

/// A query that only vectors answer.
pub(super) fn by_meaning(text: impl Into<String>) -> Query {
    Query {
        weights: Weights {
            text: 0.0,
            ..Weights::default()
        },
        ..Query::new(text)
    }
}

/// Number of vectors of texts in the index, removed ones included.
pub(super) fn n_vectors(collection: &Collection) -> usize {
    let text = collection.text.as_ref().expect("a model");
    text.vectors.len()
}

/// Ids of the hits, best first.
pub(super) fn found(collection: &Collection, encoder: &TextEncoder, text: &str) -> Vec<DocId> {
    let hits = collection
        .search(&by_meaning(text), encoder)
        .expect("an answer")
        .hits;
    hits.iter().map(|hit| hit.id.clone()).collect()
}

fn rivers() -> Value {
    json!([{"id": 1, "text": "the river"}, {"id": 2, "text": "a stone"}, {"id": 3, "text": "search by word"}])
}

#[test]
fn the_same_text_is_found_first() {
    let encoder = encoder(1);
    let collection = collection(&encoder, rivers());
    assert_eq!((collection.n_documents(), collection.n_passages()), (3, 3));
    for (id, text) in [(1, "the river"), (2, "a stone"), (3, "search by word")] {
        let hits = collection
            .search(&by_meaning(text), &encoder)
            .expect("an answer")
            .hits;
        assert_eq!((hits.len(), hits[0].id), (3, &id.into()));
        assert!((hits[0].score - 1.0).abs() < 0.02, "{}", hits[0].score);
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    }
}

#[test]
fn removed_documents_are_never_found() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, rivers());
    assert_eq!(collection.remove(&[1.into(), 9.into(), "1".into()]), 1);
    assert_eq!(collection.remove(&[1.into()]), 0);
    assert_eq!((collection.n_documents(), collection.n_passages()), (2, 2));
    assert!(collection.get(&1.into()).is_none());
    assert!(!found(&collection, &encoder, "the river").contains(&1.into()));
    assert_eq!(collection.remove(&[2.into(), 3.into()]), 2);
    assert!(found(&collection, &encoder, "the river").is_empty());
}

#[test]
fn a_newer_document_takes_the_place_of_the_older() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, rivers());
    upsert(
        &mut collection,
        &encoder,
        json!([{"id": 1, "text": "a vector", "price": 2.5}]),
    );
    assert_eq!((collection.n_documents(), collection.n_passages()), (3, 3));
    assert_eq!(found(&collection, &encoder, "a vector")[0], 1.into());
    assert_eq!(
        found(&collection, &encoder, "the river")
            .iter()
            .filter(|id| **id == 1.into())
            .count(),
        1
    );
    assert_eq!(
        collection.get(&1.into()).expect("there").fields["price"],
        json!(2.5)
    );
}

#[test]
fn documents_replaced_again_and_again_do_not_pile_up() {
    let encoder = encoder(1);
    let mut collection = collection(&encoder, rivers());
    let mut n_vectors_before = 0;
    let mut n_compacted = 0;
    for _ in 0..2 * MIN_REMOVED + 9 {
        upsert(
            &mut collection,
            &encoder,
            json!([{"id": 2, "text": "a vector"}]),
        );
        n_compacted += usize::from(n_vectors(&collection) < n_vectors_before);
        n_vectors_before = n_vectors(&collection);
    }
    assert_eq!(n_compacted, 2);
    assert_eq!((collection.n_documents(), collection.n_passages()), (3, 3));
    assert!(n_vectors(&collection) <= MIN_REMOVED + 3);
    for (id, text) in [(1, "the river"), (2, "a vector"), (3, "search by word")] {
        assert_eq!(found(&collection, &encoder, text)[0], id.into());
    }
}

#[test]
fn numbers_and_texts_are_different_ids() {
    let encoder = encoder(1);
    let collection = collection(
        &encoder,
        json!([{"id": 1, "text": "river"}, {"id": "1", "text": "stone"}]),
    );
    assert_eq!(collection.n_documents(), 2);
    assert_eq!(found(&collection, &encoder, "stone")[0], "1".into());
}

#[test]
fn another_model_is_refused_everywhere_and_both_are_named() {
    let (first, second) = (encoder(1), encoder(2));
    let mut collection = collection(&first, rivers());
    let planned = documents(json!([{"id": 4, "text": "word"}]));
    let mut upsert = collection
        .plan(planned.clone(), &first)
        .expect("the right model");
    let refused = [
        collection.search(&by_meaning("river"), &second).err(),
        collection.plan(planned, &second).err(),
        upsert.step(&mut collection, &second, 256).err(),
        upsert
            .step(
                &mut Collection::new(Fields::default(), &second),
                &first,
                256,
            )
            .err(),
        Collection::from_bytes(&collection.to_bytes(), &second).err(),
    ];
    for error in refused {
        let error = error.expect("another vector space");
        assert_eq!(error.code(), "model-mismatch");
        let message = error.to_string();
        assert!(
            message.contains("tiny-1") && message.contains("tiny-2"),
            "{message}"
        );
    }
    assert_eq!(collection.n_documents(), 3);
}

#[test]
fn without_its_encoder_a_collection_answers_by_words_and_takes_no_texts() {
    let encoder = encoder(1);
    let bytes = collection(&encoder, rivers()).to_bytes();
    let mut opened = Collection::from_bytes(&bytes, Encoders::none()).expect("its bytes");
    assert_eq!(opened.model_id(), Some("tiny-1"));
    let answer = opened.search(&Query::new("stone"), Encoders::none());
    let hits = answer.expect("by words").hits;
    assert_eq!((hits.len(), hits[0].id), (1, &2.into()));
    assert_eq!(
        hits[0].passage.as_ref().map(|passage| passage.text),
        Some("a stone")
    );
    let refused = opened.search(&by_meaning("stone"), Encoders::none());
    assert_eq!(refused.expect_err("no meaning").code(), "query-invalid");
    let like = Query {
        like: vec![1.into()],
        ..Query::new("")
    };
    let alike = opened
        .search(&like, Encoders::none())
        .expect("vectors that are there");
    assert_eq!(alike.hits.len(), 2);
    let refused = opened.plan(documents(rivers()), Encoders::none());
    assert_eq!(refused.expect_err("no encoder").code(), "model-missing");
    // The encoder comes later, and everything is there.
    upsert(&mut opened, &encoder, json!([{"id": 4, "text": "a stone"}]));
    assert_eq!(
        found(&opened, &encoder, "a stone")[..2],
        [2.into(), 4.into()]
    );
}

#[test]
fn a_collection_without_a_model_finds_words_and_stays_without_one() {
    let encoder = encoder(1);
    let mut collection = Collection::new(Fields::default(), Encoders::none());
    let mut upsert = collection
        .plan(documents(rivers()), Encoders::none())
        .expect("texts");
    assert_eq!(upsert.n_passages(), 0, "nothing to encode");
    while upsert
        .step(&mut collection, Encoders::none(), 256)
        .expect("a step")
    {}
    assert_eq!((collection.n_documents(), collection.n_passages()), (3, 3));
    let bytes = collection.to_bytes();
    let opened = Collection::from_bytes(&bytes, Encoders::none()).expect("its bytes");
    assert!(opened.to_bytes() == bytes);
    let answer = opened
        .search(&Query::new("word"), Encoders::none())
        .expect("by words");
    assert_eq!(answer.hits[0].id, &3.into());
    let refused = Collection::from_bytes(&bytes, &encoder).map(drop);
    assert_eq!(refused.expect_err("another space").code(), "model-mismatch");
}
