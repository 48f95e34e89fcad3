//! Queries: what is refused, one hit per document, pages, ties, and what a hit shows.

use nearsight_encoder::Prefixes;
use serde_json::{Value, json};

use super::super::tests::{by_meaning, collection, encoder, found, prefixed_encoder};
use super::*;
use crate::document::DocId;
use crate::query::MAX_QUERY_BYTES;

fn numbered(n: usize) -> Value {
    (0..n)
        .map(|id| json!({"id": id, "text": format!("stone {id}")}))
        .collect()
}

#[test]
fn a_query_without_words_is_refused() {
    let encoder = encoder(1);
    let collection = collection(&encoder, numbered(1));
    for text in ["", " \n\t"] {
        let error = collection
            .search(&by_meaning(text), &encoder)
            .expect_err("empty");
        assert_eq!(error.code(), "query-empty");
    }
}

#[test]
fn a_query_that_is_a_whole_document_is_refused() {
    let encoder = encoder(1);
    let collection = collection(&encoder, numbered(1));
    assert!(
        collection
            .search(&by_meaning("x".repeat(MAX_QUERY_BYTES)), &encoder)
            .is_ok()
    );
    let error = collection
        .search(&by_meaning("x".repeat(MAX_QUERY_BYTES + 1)), &encoder)
        .expect_err("long");
    assert_eq!(error.code(), "query-too-long");
    let message = error.to_string();
    assert!(
        message.contains("8193") && message.contains("8192"),
        "{message}"
    );
}

#[test]
fn an_empty_collection_answers_with_nothing() {
    let encoder = encoder(1);
    let collection = Collection::new(crate::Fields::default(), &encoder);
    assert!(found(&collection, &encoder, "river").is_empty());
}

#[test]
fn every_document_is_one_hit_however_many_passages_it_has() {
    let encoder = encoder(1);
    // One document with far more passages than are asked for at first, all of them nearer than the others.
    let long = "river river river river. ".repeat(400);
    let mut values = numbered(4);
    values
        .as_array_mut()
        .expect("an array")
        .push(json!({"id": 99, "text": long}));
    let collection = collection(&encoder, values);
    assert!(collection.n_passages() > 20);
    let query = Query {
        limit: 4,
        ..by_meaning("river river river river. river river river river.")
    };
    let hits = collection.search(&query, &encoder).expect("an answer").hits;
    let ids: Vec<&DocId> = hits.iter().map(|hit| hit.id).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(ids[0], &99.into());
    assert_eq!(ids.iter().filter(|id| **id == &99.into()).count(), 1);
}

#[test]
fn pages_join_to_the_whole_list() {
    let encoder = encoder(1);
    let collection = collection(&encoder, numbered(25));
    let page = |offset, limit| {
        let query = Query {
            offset,
            limit,
            ..by_meaning("stone 7")
        };
        let hits = collection.search(&query, &encoder).expect("an answer").hits;
        hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>()
    };
    let whole = page(0, usize::MAX);
    assert_eq!(whole.len(), 25);
    assert_eq!([page(0, 10), page(10, 10), page(20, 10)].concat(), whole);
    assert!(page(0, 0).is_empty());
    assert!(page(25, 10).is_empty());
    assert!(page(usize::MAX, usize::MAX).is_empty());
}

#[test]
fn equal_scores_keep_the_order_in_which_documents_came() {
    let encoder = encoder(1);
    let values: Value = (0..12)
        .rev()
        .map(|id| json!({"id": id, "text": "the same stone"}))
        .collect();
    let collection = collection(&encoder, values);
    let expected: Vec<DocId> = (2..12).rev().map(DocId::from).collect();
    assert_eq!(found(&collection, &encoder, "stone"), expected);
}

#[test]
fn a_hit_shows_its_passage_and_the_words_found() {
    let encoder = encoder(1);
    let text = format!(
        "{}\n\nÉtudes of threading: share a vector.",
        "word ".repeat(150)
    );
    let collection = collection(
        &encoder,
        json!([{"id": 1, "title": "Title", "text": text, "price": 3}]),
    );
    let query = Query {
        focus: true,
        ..by_meaning("etudes how to thread")
    };
    let hits = collection.search(&query, &encoder).expect("an answer").hits;
    let Hit {
        document, passage, ..
    } = &hits[0];
    assert_eq!(document.fields["price"], json!(3));
    let passage = passage.as_ref().expect("it has a text");
    assert_eq!((passage.field, passage.field_text), ("text", text.as_str()));
    assert_eq!(&text[passage.range.clone()], passage.text);
    let focus = passage.focus.clone().expect("asked for");
    assert!(passage.text.get(focus).is_some());
    for range in &passage.highlights {
        assert!(["Études", "threading"].contains(&&passage.text[range.clone()]));
    }
    let plain = collection
        .search(&by_meaning("etudes"), &encoder)
        .expect("an answer")
        .hits;
    let passage = plain[0].passage.as_ref();
    assert_eq!(passage.expect("it has a text").focus, None);
}

#[test]
fn queries_and_passages_are_each_read_behind_their_own_prefix() {
    for (query, passage, sought, stored) in [
        ("a stone: ", "", "river", "a stone: river"),
        ("", "the word: ", "the word: river", "river"),
    ] {
        let prefixes = Prefixes {
            query: query.into(),
            passage: passage.into(),
        };
        let encoder = prefixed_encoder(1, prefixes);
        let collection = collection(&encoder, json!([{"id": 1, "text": stored}]));
        let hits = collection
            .search(&by_meaning(sought), &encoder)
            .expect("an answer")
            .hits;
        assert!(hits[0].score > 0.999, "{sought}: {}", hits[0].score);
        // The same words without the prefix are another text.
        let hits = collection
            .search(&by_meaning(stored), &encoder)
            .expect("an answer")
            .hits;
        assert!(hits[0].score < 0.999, "{stored}: {}", hits[0].score);
    }
}
