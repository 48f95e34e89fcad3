//! Threads over a tiny random model.

use nearsight_encoder::{Source, quantize};
use nearsight_engine::{Document, Fields, documents_from_json};
use nearsight_test_support::TinyBert;
use serde_json::json;

use super::*;

fn encoder(seed: u64) -> TextEncoder {
    let tiny = TinyBert::new(seed);
    let source = Source {
        id: format!("tiny-{seed}"),
        origin: "seeded".into(),
        licence: "none".into(),
        max_tokens: 128,
        ..Source::default()
    };
    let model =
        quantize(&tiny.weights, &tiny.config, &tiny.vocab, &source, 1 << 20).expect("a model");
    let loader = model.loader().expect("its files");
    loader.finish().expect("all of them")
}

/// Documents of one to six passages, of some thousand tokens in sum.
fn documents() -> Vec<Document> {
    let values = (0..60).map(|id| {
        let text = format!("the river {id} of words and stones, ").repeat(1 + id % 7 * 12);
        json!({"id": id, "text": text})
    });
    documents_from_json(values.collect()).expect("documents")
}

fn threads(n: usize) -> NonZero<usize> {
    NonZero::new(n).expect("some threads")
}

#[test]
fn the_number_of_threads_does_not_show_in_the_collection() {
    let encoder = encoder(1);
    let bytes = |n_threads| {
        let mut collection = Collection::new(Fields::default(), &encoder);
        let mut upsert = collection.plan(documents(), &encoder).expect("a plan");
        let bar = ProgressBar::hidden();
        let n_passages = upsert.n_passages();
        encode(
            &mut upsert,
            &mut collection,
            &encoder,
            threads(n_threads),
            &bar,
        )
        .expect("embeddings");
        assert_eq!(bar.position(), n_passages as u64, "{n_threads} threads");
        assert_eq!(collection.n_documents(), 60);
        collection.to_bytes()
    };
    let by_one = bytes(1);
    for n_threads in [2, 3, 16] {
        assert!(bytes(n_threads) == by_one, "{n_threads} threads");
    }
}

#[test]
fn what_stops_a_thread_stops_them_all_and_is_reported() {
    let (encoder, other) = (encoder(1), encoder(2));
    let mut upsert = Collection::new(Fields::default(), &encoder)
        .plan(documents(), &encoder)
        .expect("a plan");
    let mut collection = Collection::new(Fields::default(), &other);
    let bar = ProgressBar::hidden();
    let error = encode(&mut upsert, &mut collection, &encoder, threads(3), &bar)
        .expect_err("a collection of another model");
    assert_eq!(error.code(), "model-mismatch");
    assert_eq!((collection.n_documents(), bar.position()), (0, 0));
}
